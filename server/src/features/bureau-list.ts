import type { Registry } from '../bureaux/registry.js';
import type { Organisation, Period } from '../bureaux/types.js';
import type { BureauList, NamedBureau } from '../protocol/index.js';

/** Who can answer for initiatives in a period, in the order of the registry, with what they oversee. */
export function listBureaux(registry: Registry, period: Period): BureauList {
  const [from, to] = period;
  const bureaux = registry.answerableIn(period).map((bureau) => ({
    ...named(bureau),
    departments: registry.departmentsOf(bureau, period).map(named),
  }));
  return { from, to, bureaux };
}

function named({ code, nameEn, nameZhHant }: Organisation): NamedBureau {
  return { code, nameEn, nameZhHant };
}
