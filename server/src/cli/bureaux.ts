import type { Registry } from '../bureaux/registry.js';
import type { Organisation } from '../bureaux/types.js';
import { asJson } from './as-json.js';
import { table } from './table.js';

/** How the list of bureaux can be printed. */
export const FORMATS = ['table', 'json'] as const;
/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];

const HEADINGS = ['CODE', 'NAME', 'CHINESE NAME', 'KIND', 'SINCE', 'HEAD', 'DEPARTMENTS'];

/** Who answers for initiatives on a day (ISO 8601): a table to read, or JSON for scripts. */
export function bureaux(registry: Registry, on: string, format: Format): string {
  const entries = registry.answerableOn(on).map((bureau) => ({
    bureau,
    departments: registry.departmentsOf(bureau, [on, on]),
  }));
  if (format === 'json') {
    return asJson({ version: 1, on, bureaux: entries.map(toJson) });
  }
  return table(HEADINGS, entries.map(toRow));
}

/** An organisation with what it oversees. */
interface Entry {
  readonly bureau: Organisation;
  readonly departments: readonly Organisation[];
}

function toRow({ bureau, departments }: Entry): string[] {
  const { code, nameEn, nameZhHant, kind, headTitleEn = '' } = bureau;
  // A question mark says what “low” does in JSON.
  const codes = departments.map((department) =>
    department.confidence === 'low' ? `${department.code}?` : department.code,
  );
  return [code, nameEn, nameZhHant, kind, sinceOf(bureau), headTitleEn, codes.join(', ')];
}

/** Where only this registry begins on a day, the body was there before. */
function sinceOf({ validFrom, validFromIsLowerBound }: Organisation): string {
  return validFromIsLowerBound ? `${validFrom} or before` : validFrom;
}

function toJson({ bureau, departments }: Entry): unknown {
  const { code, nameEn, nameZhHant, kind, validFrom, validTo, validFromIsLowerBound } = bureau;
  const { headTitleEn, headTitleZhHant, headAbbr } = bureau;
  return {
    code,
    nameEn,
    nameZhHant,
    kind,
    validFrom,
    validFromIsLowerBound: validFromIsLowerBound === true,
    validTo,
    head: {
      titleEn: headTitleEn || null,
      titleZhHant: headTitleZhHant || null,
      abbreviation: headAbbr || null,
    },
    departments: departments.map((department) => ({
      code: department.code,
      nameEn: department.nameEn,
      nameZhHant: department.nameZhHant,
      kind: department.kind,
      confidence: department.confidence,
    })),
  };
}
