import type { ListedBureau, NamedBureau } from '../../../server/src/protocol/index.js';

/** More departments than these are not spelt out: so many have “office” in their names. */
const MOST_SPELT_OUT = 3;

/**
 * What stands below a bureau in the list: the codes of its departments. Those whose names have the words in them that the
 * user looks for come first and are spelt out, so that a bureau is also found by the name of its department.
 */
export function departmentsInWords({ departments }: ListedBureau, words: string): string {
  const wanted = words.trim().toLowerCase();
  const isMeant = ({ nameEn, nameZhHant }: NamedBureau): boolean =>
    wanted !== '' && [nameEn, nameZhHant].some((name) => name.toLowerCase().includes(wanted));
  const meant = departments.filter(isMeant).slice(0, MOST_SPELT_OUT);
  const others = departments.filter((department) => !meant.includes(department));
  return [
    ...meant.map(
      ({ code, nameEn, nameZhHant }) => `${code} (${[nameEn, nameZhHant].filter(Boolean).join(' · ')})`,
    ),
    ...others.map(({ code }) => code),
  ].join(', ');
}
