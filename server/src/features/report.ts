import type { InitiativeFilter, Report, ReportCell, ReportedInitiatives, Tally } from '../protocol/index.js';
import type { Organisation } from '../bureaux/types.js';
import type { BureauPlace } from '../reports/places.js';
import type { ReportChoice } from '../reports/choice.js';
import { countedIn } from '../reports/cells.js';
import type { Counts } from '../reports/counts.js';
import type { Tally as Counted } from '../reports/tallies.js';
import type { MessageWriter } from '../rules/messages.js';
import type { KnownDraft } from '../workspace/drafts.js';
import type { Wanted } from './initiative-filter.js';
import { listInitiatives } from './initiative-items.js';
import { beginningOf } from './labels.js';

/** Longer lists nobody reads to their end. */
const MOST_ITEMS = 1000;
/** More bureaux than these are none: codes of nobody there may be as many as there are initiatives (rows, rules). */
const MOST_BUREAUX = 300;
const MOST_BUREAUX_OF_RULE = 40;
const LONGEST_CODE = 40;

/** What a report is narrowed to: by a filter, whose bureaux in official spelling are handed in, by the one bureau that is seen alone, by neither (null). */
export function choiceOf(
  filter: InitiativeFilter | null,
  focus: Organisation | null,
  bureaux: readonly string[],
): ReportChoice | null {
  const { words, statuses, from, to } = filter ?? { words: '', statuses: [], from: null, to: null };
  const isFiltered =
    words !== '' || bureaux.length > 0 || statuses.length > 0 || from !== null || to !== null;
  if (!isFiltered && !focus) return null;
  const bureau = focus && { code: focus.code, name: focus.nameEn };
  return { bureau, bureaux, words, statuses, from, to };
}

/** A report as it is shown, in the reader’s language; `bureau` is told as it is. */
export function toReport(counts: Counts, bureau: string | null, writer: MessageWriter): Report {
  return {
    bureau,
    drafts: counts.drafts,
    initiatives: counts.initiatives,
    listed: counts.counted,
    columns: counts.columns.map(({ key, kind, year, quarter }) => ({ key, kind, year, quarter })),
    bureaux: counts.bureaux
      .slice(0, MOST_BUREAUX)
      .map(({ of, tally }) => ({ bureau: toBureau(of), tally: toTally(tally) })),
    chapters: counts.chapters.map(({ of, tally }) => ({
      key: of.key,
      title: of.title,
      tally: toTally(tally),
    })),
    total: toTally(counts.total),
    rules: counts.rules.map(({ rule, severity, found, inInitiatives, bureaux }) => ({
      name: rule.name,
      severity,
      summary: writer.write({ messages: { summary: rule.summary } }, { id: 'summary' }),
      found,
      inInitiatives,
      bureaux: bureaux
        .slice(0, MOST_BUREAUX_OF_RULE)
        .map(({ of, found }) => ({ bureau: toBureau(of), found })),
    })),
  };
}

/** The initiatives that a number in a report counts. */
export function initiativesIn(
  drafts: readonly KnownDraft[],
  counted: Wanted | null,
  cell: ReportCell,
): ReportedInitiatives {
  const items: ReportedInitiatives['items'][number][] = [];
  let initiatives = 0;
  for (const known of drafts) {
    const found = countedIn(known, counted, cell);
    if (found.length === 0) continue;
    initiatives += found.length;
    if (items.length >= MOST_ITEMS) continue;
    const listed = new Map(listInitiatives(known).map(({ index, item }) => [index, item]));
    items.push(...found.slice(0, MOST_ITEMS - items.length).map(({ index }) => listed.get(index)!));
  }
  return { initiatives, items };
}

function toTally({ initiatives, due, statuses, errors, warnings }: Counted): Tally {
  return { initiatives, due, statuses, problems: { errors, warnings } };
}

function toBureau({ key, kind, code, nameEn, nameZhHant }: BureauPlace): BureauPlace {
  return { key, kind, code: code && beginningOf(code, LONGEST_CODE), nameEn, nameZhHant };
}
