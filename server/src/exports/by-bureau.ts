import type { InitiativeRow, Party } from './rows.js';

/** The initiatives that one party leads and supports. Those without a lead have a party of their own: null. */
export interface RowsOfBureau {
  readonly party: Party | null;
  readonly leads: readonly InitiativeRow[];
  readonly supports: readonly InitiativeRow[];
}

/** Initiatives by those who answer for them: the organisations by their codes, then codes of nobody, then no lead. */
export function byBureau(rows: readonly InitiativeRow[]): RowsOfBureau[] {
  const groups = new Map<
    string,
    { party: Party | null; leads: InitiativeRow[]; supports: InitiativeRow[] }
  >();
  const groupOf = (party: Party | null): { leads: InitiativeRow[]; supports: InitiativeRow[] } => {
    const key = party?.code ?? '';
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { party, leads: [], supports: [] }));
    return group;
  };
  for (const row of rows) {
    groupOf(row.lead).leads.push(row);
    for (const party of row.supporting) groupOf(party).supports.push(row);
  }
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || compare(a, b));
}

function rank({ party }: RowsOfBureau): number {
  if (party === null) return 2;
  return party.name === null ? 1 : 0;
}

/** By code units: the same order wherever it is made. */
function compare(a: RowsOfBureau, b: RowsOfBureau): number {
  const [one, other] = [a.party?.code ?? '', b.party?.code ?? ''];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
