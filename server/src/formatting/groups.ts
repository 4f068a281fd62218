import type { Change } from '../draft/changes.js';

/** Changes that make sense together alone, in order: the two marks of an emphasis, all bullets of a list. */
export type Group = readonly Change[];

/** The changes of groups, in order of the document. Of two groups that meet, the first one counts. */
export function apart(groups: readonly Group[]): Group[] {
  const taken: Group[] = [];
  const changes = groups.flatMap((group, of) => group.map((change) => ({ change, of })));
  changes.sort((a, b) => a.change.start - b.change.start || a.change.end - b.change.end || a.of - b.of);
  const out = new Set<number>();
  let last: (typeof changes)[number] | null = null;
  for (const here of changes) {
    if (out.has(here.of)) continue;
    if (
      last &&
      last.of !== here.of &&
      here.change.start <= last.change.end &&
      meets(last.change, here.change)
    ) {
      out.add(Math.max(last.of, here.of));
      if (last.of > here.of) last = here;
      continue;
    }
    last = here;
  }
  groups.forEach((group, i) => {
    if (!out.has(i)) taken.push(group);
  });
  return taken;
}

/** Whether the first change overlaps the second, or it is not clear which of them comes first. */
function meets(first: Change, second: Change): boolean {
  return second.start < first.end || second.start === first.start || first.start === first.end;
}

/** All changes of groups, in order of the document. */
export function changesOf(groups: readonly Group[]): Change[] {
  return groups.flat().sort((a, b) => a.start - b.start);
}
