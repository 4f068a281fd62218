import { asSeen } from '../draft/as-seen.js';
import { statusOf } from '../draft/passage.js';
import { cutOff } from '../exports/columns.js';
import { escaped, markdownTable } from '../exports/markdown-text.js';
import { type ExportedDraft, oneLine } from '../exports/rows.js';
import { countedIn } from './cells.js';
import { type ReportChoice, choiceInWords } from './choice.js';
import { type Counts, countInitiatives } from './counts.js';
import type { Counted, InitiativeFacts } from './facts.js';
import type { BureauPlace } from './places.js';
import type { RuleCount } from './rule-counts.js';
import type { Tally } from './tallies.js';
import { SEVERITY_WORDS, bureauInWords, dueInWords, longDay, numbered, shareOf } from './words.js';

/** Nobody reads more of an initiative in a list (UTF-16 code units). */
const LONGEST_TEXT = 200;
/** There are no more bureaux in force; codes of nobody there may be as many as there are initiatives. */
const MOST_BUREAUX = 40;
/** What stands in a table for none: numbers are found more easily among them than among zeros. */
const NONE = '–';

/** What a report is made of. */
export interface ReportSource<D extends ExportedDraft> {
  readonly drafts: readonly D[];
  /** The day on which it is made, ISO 8601. */
  readonly today: string;
  /** How many files that may be drafts have not been looked at, since somebody stopped that. */
  readonly unread?: number;
  /** What it is narrowed to, and the initiatives that are left then; null: all. */
  readonly narrowed: { readonly choice: ReportChoice; readonly counted: Counted<D> } | null;
}

/** The report on the initiatives of drafts, as Markdown. English, as all that is handed over. */
export function writeReport<D extends ExportedDraft>({
  drafts,
  today,
  narrowed,
  unread = 0,
}: ReportSource<D>): string {
  const counted = narrowed?.counted ?? null;
  const counts = countInitiatives(drafts, counted);
  const undated = undatedIn(drafts, counted, counts);
  return [
    ['# Policy Address: report', introduction(counts, today, narrowed?.choice ?? null)],
    ...(unread > 0
      ? [
          `**Not all is counted:** reading was stopped, and ${numbered(unread, 'file')} had not been looked at.`,
        ]
      : []),
    ...(counts.counted === 0
      ? [['There is no initiative to count.']]
      : [dueSection(counts), readinessSection(counts)]),
    ...(counts.rules.length > 0 ? [problemsSection(counts, narrowed !== null)] : []),
    ...(undated.length > 0 ? [undatedSection(undated)] : []),
    draftsSection(drafts, counted),
  ]
    .flat()
    .join('\n\n')
    .concat('\n');
}

function introduction(
  { drafts, initiatives, counted }: Counts,
  today: string,
  choice: ReportChoice | null,
): string {
  const made = `Made on ${longDay(today)} from ${numbered(drafts, 'draft')} with ${numbered(initiatives, 'initiative')}.`;
  if (!choice) return made;
  const parts = choiceInWords(choice).map((part) => `- ${escaped(oneLine(part))}`);
  const some = `Of these, ${counted} ${counted === 1 ? 'is' : 'are'} counted`;
  return parts.length === 0 ? `${made} ${some}.` : `${made} ${some}:\n\n${parts.join('\n')}`;
}

function dueSection({ columns, bureaux, total }: Counts): string[] {
  const line = (name: string, { due, initiatives }: Tally): string[] => [
    name,
    ...[...due, initiatives].map(orNone),
  ];
  return [
    '## Due by quarter',
    'How many initiatives are due when, by the bureau that leads them. A deadline stands in the quarter of its last day; what is to be done some time in a year, without a quarter, stands under “in” that year; “past” is over before publication. An initiative with deadlines in several columns stands in each of them, and once in the total.',
    markdownTable(
      ['Lead bureau', ...columns.map(dueInWords), 'Total'],
      [...bureaux.map(({ of, tally }) => line(bureauInWords(of), tally)), line('Total', total)],
      { from: 1, to: columns.length + 2 },
    ).trimEnd(),
  ];
}

function readinessSection({ bureaux, chapters, total }: Counts): string[] {
  return [
    '## Readiness',
    'What initiatives say about time. Each counts once, with its share of the row. Errors and warnings are those in the initiatives.',
    '### By lead bureau',
    readinessTable(
      ['Lead bureau', 'Name'],
      bureaux.map(({ of, tally }) => ({ head: [bureauInWords(of), of.nameEn ?? ''], tally })),
      total,
    ),
    '### By chapter',
    readinessTable(
      ['Chapter'],
      chapters.map(({ of, tally }) => ({ head: [of.title ?? 'no chapter'], tally })),
      total,
    ),
  ];
}

function readinessTable(
  titles: readonly string[],
  rows: readonly { readonly head: readonly string[]; readonly tally: Tally }[],
  total: Tally,
): string {
  const headings = [...titles, 'Initiatives', 'Dated', 'Vague', 'Ongoing', 'No date', 'Errors', 'Warnings'];
  const line = (head: readonly string[], { initiatives, statuses, errors, warnings }: Tally): string[] => [
    ...head,
    String(initiatives),
    ...(['dated', 'vague', 'ongoing', 'missing'] as const).map((status) =>
      withShare(statuses[status], initiatives),
    ),
    orNone(errors),
    orNone(warnings),
  ];
  const last = ['Total', ...titles.slice(1).map(() => '')];
  return markdownTable(headings, [...rows.map(({ head, tally }) => line(head, tally)), line(last, total)], {
    from: titles.length,
    to: headings.length,
  }).trimEnd();
}

function problemsSection({ rules }: Counts, isNarrowed: boolean): string[] {
  const sum = (count: (rule: RuleCount) => number): string =>
    orNone(rules.reduce((sum, rule) => sum + count(rule), 0));
  const counts = ({ found, inInitiatives }: RuleCount): string[] => [
    orNone(inInitiatives),
    ...(isNarrowed ? [] : [orNone(found - inInitiatives)]),
    orNone(found),
  ];
  const headings = [
    'What was found',
    'Rule',
    'Severity',
    'In initiatives',
    ...(isNarrowed ? [] : ['Elsewhere']),
    'Total',
    'By lead bureau',
  ];
  return [
    '## Problems by rule',
    isNarrowed
      ? 'What was found in the initiatives that are counted.'
      : 'What was found in the drafts; elsewhere is in headings, front matter and what leads in to lists.',
    markdownTable(
      headings,
      [
        ...rules.map((rule) => [
          rule.rule.summary,
          rule.rule.name,
          SEVERITY_WORDS[rule.severity],
          ...counts(rule),
          bureauxOf(rule),
        ]),
        [
          'Total',
          '',
          '',
          sum((rule) => rule.inInitiatives),
          ...(isNarrowed ? [] : [sum((rule) => rule.found - rule.inInitiatives)]),
          sum((rule) => rule.found),
          '',
        ],
      ],
      { from: 3, to: headings.length - 1 },
    ).trimEnd(),
  ];
}

function bureauxOf({ bureaux }: RuleCount): string {
  const told = bureaux.slice(0, MOST_BUREAUX).map(({ of, found }) => `${bureauInWords(of)} ${found}`);
  const more = bureaux.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** The initiatives without a date, vague ones too, of a lead bureau. */
interface Undated {
  readonly lead: BureauPlace;
  readonly initiatives: { readonly draft: ExportedDraft; readonly facts: InitiativeFacts }[];
}

/** By lead bureau, in the order of the report. */
function undatedIn<D extends ExportedDraft>(
  drafts: readonly D[],
  counted: Counted<D> | null,
  { bureaux }: Counts,
): Undated[] {
  const byLead = new Map(bureaux.map(({ of }): [string, Undated] => [of.key, { lead: of, initiatives: [] }]));
  for (const draft of drafts) {
    for (const facts of countedIn(draft, counted, {})) {
      const status = statusOf(facts.initiative);
      if (status !== 'missing' && status !== 'vague') continue;
      byLead.get(facts.lead.key)!.initiatives.push({ draft, facts });
    }
  }
  return [...byLead.values()].filter(({ initiatives }) => initiatives.length > 0);
}

function undatedSection(undated: readonly Undated[]): string[] {
  return [
    '## Without a date',
    'The initiatives that say nothing of time, or something vague instead of a date. Ongoing ones are not among them.',
    ...undated.flatMap(({ lead, initiatives }) => [
      `### ${escaped(titleOf(lead))}`,
      `${numbered(initiatives.length, 'initiative')}.`,
      markdownTable(
        ['Initiative', 'Instead of a date', 'Chapter', 'Draft'],
        initiatives.map(({ draft, facts }) => undatedLine(draft, facts)),
      ).trimEnd(),
    ]),
  ];
}

function titleOf(lead: BureauPlace): string {
  const { kind, nameEn } = lead;
  if (kind === 'none') return 'No bureau';
  if (kind === 'relevant') return 'Relevant bureaux alone';
  return [bureauInWords(lead), ...(nameEn ? [nameEn] : [])].join(' · ');
}

function undatedLine({ name, textDocument, draft }: ExportedDraft, facts: InitiativeFacts): string[] {
  const { initiative } = facts;
  const { text, tag, times } = initiative;
  // A text of a megabyte is not put in order for its first words.
  const end = Math.min(tag?.start ?? text.length, 10 * LONGEST_TEXT);
  const words = asSeen(initiative, { start: 0, end });
  return [
    cutOff(oneLine(words), LONGEST_TEXT).replace(/\s\S*…$/, ' …'),
    times.vague.map((vague) => `“${oneLine(asSeen(initiative, vague))}”`).join(', ') || NONE,
    facts.chapter.title ?? NONE,
    `${oneLine(name)}, line ${textDocument.positionAt(draft.starts[facts.index]!).line + 1}`,
  ];
}

function draftsSection<D extends ExportedDraft>(drafts: readonly D[], counted: Counted<D> | null): string[] {
  const rows = drafts.map((draft) => {
    const { date, year } = draft.draft.circumstances.publication;
    const published = date === null ? (year === null ? 'not said' : String(year)) : longDay(date);
    return [oneLine(draft.name), published, orNone(countedIn(draft, counted, {}).length)];
  });
  return [
    '## Drafts',
    drafts.length === 0
      ? 'There are no drafts.'
      : markdownTable(['Draft', 'Published', 'Initiatives'], rows, { from: 2, to: 3 }).trimEnd(),
  ];
}

function withShare(part: number, whole: number): string {
  return part === 0 ? NONE : `${part} (${shareOf(part, whole)})`;
}

function orNone(count: number): string {
  return count === 0 ? NONE : String(count);
}
