import { fold, indexBy } from './folding.js';
import { isAnswerable } from './registry.js';
import type { Organisation, RegistryData } from './types.js';

/** What contradicts itself in a registry: which of its values (by the way to it), and why. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly message:
    'codeOfNobody' | 'codeOfTwo' | 'idOfTwo' | 'endsTooEarly' | 'overseerNotInForce' | 'noSource';
  readonly args: Readonly<Record<string, string>>;
}

/** Days from the first to the last, inclusive; `to` is null where there is no last one yet. */
interface Days {
  readonly from: string;
  readonly to: string | null;
}

/** Finds what cannot all be true in a registry, whoever wrote it: each value may be right by itself. */
export function contradictionsIn(data: RegistryData): Contradiction[] {
  const byCode = indexBy(data.organisations, ({ code }) => [code]);
  const holders: Holders = (code) => byCode.get(fold(code)) ?? [];
  return [
    ...data.organisations.flatMap((organisation, i) => [
      ...clashes(organisation, holders).map(at('organisations', i)),
      ...ofLinks(organisation, holders).map(at('organisations', i)),
    ]),
    ...twins(data.organisations),
    ...ofSubjects(data, holders),
    ...ofSources(data),
  ];
}

type Holders = (code: string) => readonly Organisation[];

function at(...way: (string | number)[]): (found: Contradiction) => Contradiction {
  return (found) => ({ ...found, path: [...way, ...found.path] });
}

/** An organisation that ends before it begins, or whose code two can answer to at the same time. */
function clashes(organisation: Organisation, holders: Holders): Contradiction[] {
  const { code, validFrom, validTo } = organisation;
  const found: Contradiction[] = [];
  if (validTo !== null && validTo < validFrom) {
    found.push({ path: ['validTo'], message: 'endsTooEarly', args: { from: validFrom } });
  }
  const rival = holders(code).find(
    (other) =>
      other !== organisation &&
      isAnswerable(other) &&
      isAnswerable(organisation) &&
      meet(daysOf(other), daysOf(organisation)),
  );
  if (rival) found.push({ path: ['code'], message: 'codeOfTwo', args: { code, name: rival.nameEn } });
  return found;
}

/** Those that came before, come after and oversee, as far as there are none. */
function ofLinks(organisation: Organisation, holders: Holders): Contradiction[] {
  const found: Contradiction[] = [];
  const { predecessors, successors } = organisation;
  for (const [field, codes] of Object.entries({ predecessors, successors })) {
    codes.forEach((code, i) => {
      if (holders(code).length === 0) found.push(codeOfNobody(code, field, i));
    });
  }
  organisation.oversight.forEach(({ code, from, to }, i) => {
    if (to !== null && to < from) {
      found.push({ path: ['oversight', i, 'to'], message: 'endsTooEarly', args: { from } });
    } else if (holders(code).length === 0) {
      found.push(codeOfNobody(code, 'oversight', i, 'code'));
    } else if (!holders(code).some((overseer) => covers(daysOf(overseer), { from, to }))) {
      found.push({ path: ['oversight', i, 'code'], message: 'overseerNotInForce', args: { code } });
    }
  });
  return found;
}

function twins(organisations: readonly Organisation[]): Contradiction[] {
  const seen = new Set<string>();
  return organisations.flatMap(({ id }, i): Contradiction[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: ['organisations', i, 'id'], message: 'idOfTwo', args: { id } }];
  });
}

function ofSubjects({ successorBySubject }: RegistryData, holders: Holders): Contradiction[] {
  return Object.entries(successorBySubject).flatMap(([code, bySubject]) => [
    ...(holders(code).length === 0 ? [codeOfNobody(code, 'successorBySubject', code)] : []),
    ...Object.entries(bySubject).flatMap(([subjects, codes]) =>
      codes.flatMap((successor, i) =>
        holders(successor).length === 0
          ? [codeOfNobody(successor, 'successorBySubject', code, subjects, i)]
          : [],
      ),
    ),
  ]);
}

/** A registry without a list of sources names them as it likes. */
function ofSources(data: RegistryData): Contradiction[] {
  const { sources } = data;
  if (!sources || Object.keys(sources).length === 0) return [];
  return data.organisations.flatMap((organisation, i) =>
    organisation.sources.flatMap((name, j): Contradiction[] =>
      Object.hasOwn(sources, name)
        ? []
        : [{ path: ['organisations', i, 'sources', j], message: 'noSource', args: { name } }],
    ),
  );
}

function codeOfNobody(code: string, ...path: (string | number)[]): Contradiction {
  return { path, message: 'codeOfNobody', args: { code } };
}

function daysOf({ validFrom, validTo }: Organisation): Days {
  return { from: validFrom, to: validTo };
}

function meet(a: Days, b: Days): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}

function covers(whole: Days, part: Days): boolean {
  return whole.from <= part.from && (whole.to === null || (part.to !== null && part.to <= whole.to));
}
