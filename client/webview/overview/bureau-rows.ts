import * as l10n from '@vscode/l10n';
import type { Report, ReportBureau, Tally } from '../../../server/src/protocol/index.js';
import { codeOf, remarkOn } from '../bureau-names.js';
import { inDigits } from '../counts.js';

/** More codes that are no bureaux in force than these are one row, until somebody asks for each. */
const MOST_CODES = 8;

/** A row of a table by bureau. */
export interface BureauRow {
  /** Tells it from the others. */
  readonly key: string;
  readonly name: string;
  /** What is said beside the name; empty: nothing. */
  readonly remark: string;
  /** The keys of the bureaux that it counts. */
  readonly bureaux: readonly string[];
  readonly tally: Tally;
}

/** The rows of a report by bureau, and how many codes to be checked are in one of them; 0: each has its own. */
export interface BureauRows {
  readonly rows: readonly BureauRow[];
  readonly folded: number;
}

/** The bureaux of a report as rows; codes to be checked are one row where there are many, unless `all` are wanted. */
export function bureauRows({ bureaux }: Report, all: boolean, language: string): BureauRows {
  const codes = bureaux.filter(({ bureau }) => isToCheck(bureau));
  const isFolded = !all && codes.length > MOST_CODES;
  const rowOf = ({ bureau, tally }: Report['bureaux'][number]): BureauRow => ({
    key: bureau.key,
    name: codeOf(bureau),
    remark: remarkOn(bureau, language),
    bureaux: [bureau.key],
    tally,
  });
  if (!isFolded) return { rows: bureaux.map(rowOf), folded: 0 };
  const together: BureauRow = {
    key: 'codes',
    name: l10n.t('Codes to Check'),
    remark: l10n.t('{0} codes', inDigits(codes.length)),
    bureaux: codes.map(({ bureau }) => bureau.key),
    tally: codes.map(({ tally }) => tally).reduce(plus),
  };
  const others = bureaux.filter(({ bureau }) => !isToCheck(bureau));
  const inForce = others.filter(({ bureau }) => bureau.kind === 'bureau').map(rowOf);
  const withoutLead = others.filter(({ bureau }) => bureau.kind !== 'bureau').map(rowOf);
  return { rows: [...inForce, together, ...withoutLead], folded: codes.length };
}

function isToCheck({ kind }: ReportBureau): boolean {
  return kind === 'notInForce' || kind === 'department' || kind === 'unknown';
}

/** The sum of two counts; no initiative is in both. */
function plus(a: Tally, b: Tally): Tally {
  return {
    initiatives: a.initiatives + b.initiatives,
    due: a.due.map((count, i) => count + b.due[i]!),
    statuses: {
      dated: a.statuses.dated + b.statuses.dated,
      vague: a.statuses.vague + b.statuses.vague,
      ongoing: a.statuses.ongoing + b.statuses.ongoing,
      missing: a.statuses.missing + b.statuses.missing,
    },
    problems: {
      errors: a.problems.errors + b.problems.errors,
      warnings: a.problems.warnings + b.problems.warnings,
    },
  };
}
