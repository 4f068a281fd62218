import { type Hits, type HitsName, type Scores, type Share, type ShareName, ratios } from './scores.mjs';

/** What two readers made of a file, or of all files. */
export interface Evaluated {
  readonly name: string;
  readonly ours: Scores;
  readonly chrono: Scores;
}

const HIT_ROWS: readonly (readonly [title: string, name: HitsName])[] = [
  ['deadlines: span exact', 'exact'],
  ['deadlines: span strict', 'strict'],
  ['deadlines: span relaxed', 'relaxed'],
  ['deadlines: value', 'value'],
  ['deadlines: strict span and value', 'strictValue'],
  ['vague words: strict', 'vague'],
  ['vague words: relaxed', 'vagueRelaxed'],
  ['rule deadline/missing', 'missingRule'],
  ['rule deadline/vague', 'vagueRule'],
];

const SHARE_ROWS: readonly (readonly [title: string, name: ShareName])[] = [
  ['value right, of deadlines found', 'valueOfFound'],
  ['kind right, of deadlines found', 'kind'],
  ['approximate or not', 'approx'],
  ['or earlier or not', 'earlier'],
  ['deadlines of an item all right', 'item'],
  ['status', 'status'],
  ['bureau tag', 'tag'],
];

/** A table for people: per cent, ours beside the yardstick. */
export function tableOf({ name, ours, chrono }: Evaluated): string {
  const { found, labelled } = ours.hits.strict;
  const lines = [
    `${name}: ${ours.items} items, ${labelled} deadlines, ${found} found`,
    '',
    row('per cent', cells(['P', 'R', 'F1']), cells(['P', 'R', 'F1'])),
    ...HIT_ROWS.map(([title, key]) => row(title, hitCells(ours.hits[key]), hitCells(chrono.hits[key]))),
    ...SHARE_ROWS.map(([title, key]) =>
      row(title, shareCells(ours.shares[key]), shareCells(chrono.shares[key])),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** The head of the columns. */
export const COLUMNS = row('', 'Policy Address'.padStart(24), 'chrono-node'.padStart(24));

/** The same figures for scripts, from 0 to 1; null where a reader says nothing of it. */
export function figuresOf({ items, hits, shares }: Scores): object {
  return {
    items,
    ...Object.fromEntries(
      HIT_ROWS.map(([, name]) => [
        name,
        wasAsked(hits[name]) ? { ...ratios(hits[name]), ...hits[name] } : null,
      ]),
    ),
    ...Object.fromEntries(
      SHARE_ROWS.map(([, name]) => [name, shares[name].of > 0 ? shares[name].right / shares[name].of : null]),
    ),
  };
}

const wasAsked = ({ found, labelled }: Hits): boolean => found + labelled > 0;
const cells = (texts: readonly string[]): string => texts.map((text) => text.padStart(8)).join('');
const percent = (ratio: number): string => (100 * ratio).toFixed(1);

function hitCells(hits: Hits): string {
  if (!wasAsked(hits)) return cells(['–', '–', '–']);
  const { p, r, f1 } = ratios(hits);
  return cells([p, r, f1].map(percent));
}

function shareCells({ right, of }: Share): string {
  return cells(['', '', of > 0 ? percent(right / of) : '–']);
}

function row(title: string, ours: string, chrono: string): string {
  return `  ${title.padEnd(36)}${ours}  ${chrono}`.trimEnd();
}
