import * as z from 'zod';
import type { Organisation, Oversight, RegistryData } from '../bureaux/types.js';
import { says } from './problems.js';

const text = z.string(says('text'));
const day = z.iso.date(says('day'));
const openDay = z.iso.date(says('openDay')).nullable();
const code = z.string(says('code')).regex(/^[A-Za-z&]{2,10}$/, says('code'));
const words = z.array(text.min(1, says('text')), says('list'));
const codes = z.array(code, says('list'));

/** Kinds of organisation; which of them answer for initiatives is the registry’s business. */
const kind = z.enum(
  [
    'bureau',
    'office',
    'department',
    'agency',
    'dedicated office',
    'public body',
    'statutory body',
    'council',
    'legislature',
    'judiciary',
    'independent body',
  ],
  says('choice'),
);

const KIND = 'What it is. A ministry is a "bureau" here; a "department" has a bureau that oversees it.';

const oversight = z.strictObject(
  {
    code: code.meta({ description: 'The code of the bureau that oversees it.' }),
    from: day.meta({ description: 'The first day on which it does.' }),
    to: openDay.default(null).meta({ description: 'The last day; null while it does.' }),
  },
  says('oversight'),
);

const organisation = z.strictObject(
  {
    id: text.min(1, says('text')).optional().meta({
      description: 'A name that nothing else in this file has. Its code is taken where it is left out.',
    }),
    code: code.meta({ description: 'What stands for it in a bureau tag. May come back later.' }),
    nameEn: text.min(1, says('text')).meta({ description: 'Its official name.' }),
    nameZhHant: text.default('').meta({ description: 'Its official name in Chinese.' }),
    kind: kind.default('bureau').meta({ description: KIND }),
    tagEligible: z
      .boolean(says('truth'))
      .optional()
      .meta({ description: 'Whether the sources name it in tags. Nothing is judged by it.' }),
    validFrom: day.optional().meta({ description: 'The first day on which it exists.' }),
    validFromIsLowerBound: z
      .boolean(says('truth'))
      .optional()
      .meta({ description: 'Whether it existed before `validFrom`, which is the start of what is known.' }),
    validTo: openDay
      .default(null)
      .meta({ description: 'The last day on which it exists; null while it does.' }),
    oversight: z
      .array(oversight, says('oversight'))
      .default([])
      .meta({ description: 'Which bureau oversees it, and when.' }),
    headTitleEn: text.default('').meta({ description: 'The title of its head.' }),
    headTitleZhHant: text.default('').meta({ description: 'The title of its head in Chinese.' }),
    headAbbr: text.default('').meta({ description: 'The title of its head in short.' }),
    predecessors: codes.default([]).meta({ description: 'The codes of those that it took over from.' }),
    successors: codes.default([]).meta({ description: 'The codes of those that took over from it.' }),
    aliases: words.default([]).meta({ description: 'Other codes and names that are right.' }),
    commonWrongForms: words
      .default([])
      .meta({ description: 'Codes that are often written by mistake for its own.' }),
    shortZhHant: words.default([]).meta({ description: 'Its short names in Chinese.' }),
    confidence: z
      .enum(['high', 'medium', 'low'], says('choice'))
      .default('high')
      .meta({ description: 'How far the entry carries. By what is "low" nothing is judged.' }),
    sources: words.default([]).meta({ description: 'The keys of its sources, see `sources` at the end.' }),
    notes: text.default('').meta({ description: 'What else is worth knowing.' }),
  },
  says('entry'),
);

const reorganisation = z.strictObject(
  {
    date: day.meta({ description: 'The day on which it took effect.' }),
    count: z
      .int(says('wrongValue'))
      .optional()
      .meta({ description: 'How many bureaux there were from then on.' }),
    summary: text.meta({ description: 'What changed.' }),
    sources: words.default([]),
    confidence: z.enum(['high', 'medium', 'low'], says('choice')).default('high'),
  },
  says('wrongValue'),
);

const pair = text.regex(/^..$/u, says('wrongValue'));

const tagGrammar = z.strictObject(
  {
    brackets: pair.meta({ description: 'The brackets of the house, such as "()".' }),
    otherBrackets: z
      .array(pair, says('list'))
      .default([])
      .meta({ description: 'Other brackets that people use, two each.' }),
    separator: text
      .min(1, says('text'))
      .meta({ description: 'What the house puts between two bureaux, such as ",".' }),
    otherSeparators: words
      .default([])
      .meta({ description: 'Other marks and words that people put between two bureaux.' }),
    conjunction: text.min(1, says('text')).meta({
      description: 'The word before those without a code, such as "and" in "and relevant bureaux".',
    }),
    asides: words.optional().meta({
      description: 'Words that people add to a bureau, such as "lead".',
    }),
    acronyms: words.optional().meta({
      description: 'What in brackets stands for something else than a bureau, such as "AI".',
    }),
  },
  says('wrongValue'),
);

const plannedName = z.strictObject(
  {
    nameEn: text.min(1, says('text')).meta({ description: 'The name.' }),
    planned: text.regex(/^\d{4}$/, says('wrongValue')).meta({ description: 'The year of the plan.' }),
    heldBy: codes.meta({ description: 'The codes of those that do the work it was meant for.' }),
    reason: text.meta({
      description: 'What came of the plan. For those who keep this file: it is shown nowhere.',
    }),
    sources: words.default([]),
  },
  says('wrongValue'),
);

const runningText = z.strictObject(
  {
    ownPlaces: words.meta({
      description: 'Places and governments of one’s own, as they stand before a name.',
    }),
    notNames: words.meta({ description: 'Names and codes that mean something else in a sentence.' }),
    note: text.optional().meta({ description: 'What else is worth knowing.' }),
  },
  says('wrongValue'),
);

/** What a registry file may hold. The seeded one holds all of it, one of a workspace no more than it needs. */
export const registrySchema = z.strictObject(
  {
    $schema: text.optional().meta({ description: 'Where the description of this file is.' }),
    meta: z
      .looseObject(
        {
          title: text.optional(),
          openPseudoParties: words.optional().meta({
            description: 'What stands in tags for others without a code, such as "relevant ministries".',
          }),
        },
        says('wrongValue'),
      )
      .optional()
      .meta({ description: 'What this registry is, and how it is to be read.' }),
    reorganisations: z
      .array(reorganisation, says('wrongValue'))
      .default([])
      .meta({ description: 'When bureaux were formed and dissolved.' }),
    successorBySubject: z
      .record(code, z.record(z.string(), codes, says('wrongValue')), says('wrongValue'))
      .default({})
      .meta({
        description:
          'Where a bureau was split: which successors took over which subjects; "default" the rest. A subject is words joined by "|": each is met with its plural, with "*" at its end by all that begins so, in capitals only just so.',
      }),
    organisations: z
      .array(organisation, says('organisations'))
      .min(1, says('organisations'))
      .meta({ description: 'Bureaux, offices and departments, those that are no more as well.' }),
    tag: tagGrammar
      .optional()
      .meta({ description: 'How a tag is written, in the form of the house and otherwise.' }),
    neverAdopted: z
      .array(plannedName, says('wrongValue'))
      .optional()
      .meta({ description: 'Names of plans that never took effect.' }),
    runningText: runningText
      .optional()
      .meta({ description: 'What to know of names and codes in sentences, where no brackets mark them.' }),
    sources: z
      .record(z.string(), text, says('wrongValue'))
      .default({})
      .meta({ description: 'The publications that entries rest on, by the keys that they name.' }),
  },
  says('notData'),
);

/** A short form of an organisation, as `bureaux` in `.policyaddress.json` holds it. */
export const shortOrganisationSchema = z.strictObject(
  {
    code: code.meta({
      description: 'Its code. Where an organisation has it already, that one is corrected.',
    }),
    name: text.min(1, says('text')).optional().meta({ description: 'Its official name.' }),
    nameZhHant: text.optional().meta({ description: 'Its official name in Chinese.' }),
    kind: kind.optional().meta({ description: KIND, default: 'bureau' }),
    from: day.optional().meta({ description: 'The first day on which it exists.' }),
    to: openDay.optional().meta({ description: 'The last day on which it exists; null while it does.' }),
    successors: codes.optional().meta({ description: 'The codes of those that took over from it.' }),
    oversight: z
      .union([code, z.array(oversight.extend({ from: day.optional() }))], says('oversight'))
      .optional()
      .meta({ description: 'The code of the bureau that oversees it, or a list of such codes with days.' }),
    aliases: words.optional().meta({ description: 'Other codes and names that are right.' }),
  },
  says('organisation'),
);

/** A short form of an organisation. */
export type ShortOrganisation = z.infer<typeof shortOrganisationSchema>;

/** What is known of no organisation: when it began. Days are compared as words, so this is before all others. */
export const ALWAYS = '1900-01-01';

/** The registry that a file holds, with all that it leaves out. */
export function toRegistryData(
  { meta, organisations, ...rest }: z.infer<typeof registrySchema>,
  seeded: RegistryData,
): RegistryData {
  const ids = new Set(organisations.flatMap(({ id }) => id ?? []));
  return {
    ...rest,
    meta: { openPseudoParties: meta?.openPseudoParties ?? seeded.meta.openPseudoParties },
    organisations: organisations.map(({ id, validFrom = ALWAYS, ...given }): Organisation => {
      const own = id ?? freeId(given.code, validFrom, ids);
      ids.add(own);
      return { ...given, id: own, validFrom };
    }),
  };
}

/** Puts additions and corrections into a registry. An entry that cannot be used is named by its place in the list. */
export function withBureaux(
  data: RegistryData,
  bureaux: readonly ShortOrganisation[],
): { readonly data: RegistryData; readonly nameless: readonly number[]; readonly places: readonly number[] } {
  const organisations = [...data.organisations];
  const ids = new Set(organisations.map(({ id }) => id));
  const nameless: number[] = [];
  const places = bureaux.map((entry, i) => {
    const at = meantBy(entry, organisations);
    const known = organisations[at];
    if (known) organisations[at] = corrected(known, entry);
    else if (entry.name === undefined) nameless.push(i);
    else {
      const validFrom = entry.from ?? ALWAYS;
      const id = freeId(entry.code, validFrom, ids);
      ids.add(id);
      return (
        organisations.push(corrected({ ...UNKNOWN_ORGANISATION, id, code: entry.code, validFrom }, entry)) - 1
      );
    }
    return at;
  });
  return { data: { ...data, organisations }, nameless, places };
}

/** What nothing is known of yet. */
export const UNKNOWN_ORGANISATION: Omit<Organisation, 'id' | 'code' | 'validFrom'> = {
  nameEn: '',
  nameZhHant: '',
  kind: 'bureau',
  validTo: null,
  predecessors: [],
  successors: [],
  aliases: [],
  commonWrongForms: [],
  shortZhHant: [],
  oversight: [],
  confidence: 'high',
  sources: [],
};

/**
 * The place of the organisation that an entry corrects: the last that had its code, unless the entry begins after the
 * end of that one: then the code has come back, and stands for something new. -1 where there is none.
 */
function meantBy({ code, from }: ShortOrganisation, organisations: readonly Organisation[]): number {
  let last = -1;
  organisations.forEach((organisation, i) => {
    if (organisation.code.toUpperCase() !== code.toUpperCase()) return;
    if (last < 0 || organisation.validFrom > organisations[last]!.validFrom) last = i;
  });
  const end = organisations[last]?.validTo ?? null;
  return from !== undefined && end !== null && from > end ? -1 : last;
}

function corrected(known: Organisation, entry: ShortOrganisation): Organisation {
  const { name, nameZhHant, kind: given, from, to, successors, oversight: overseers, aliases } = entry;
  const validFrom = from ?? known.validFrom;
  const links = typeof overseers === 'string' ? [{ code: overseers, to: entry.to ?? null }] : overseers;
  return {
    ...known,
    code: entry.code,
    ...(name !== undefined && { nameEn: name }),
    ...(nameZhHant !== undefined && { nameZhHant }),
    ...(given !== undefined && { kind: given }),
    validFrom,
    ...(to !== undefined && { validTo: to }),
    ...(successors && { successors }),
    // Who writes an overseer down stands for it, however unsure the registry was.
    ...(links && { oversight: links.map((link) => linkFrom(link, validFrom)), confidence: 'high' }),
    ...(aliases && { aliases }),
  };
}

function linkFrom(
  { code: overseer, from, to }: { code: string; from?: string | undefined; to: string | null },
  start: string,
): Oversight {
  return { code: overseer, from: from ?? start, to };
}

/** An id for an organisation that has none: its code, or where that is taken its code and first year. */
function freeId(code: string, validFrom: string, taken: ReadonlySet<string>): string {
  if (!taken.has(code)) return code;
  let id = `${code}-${validFrom.slice(0, 4)}`;
  while (taken.has(id)) id += '+';
  return id;
}
