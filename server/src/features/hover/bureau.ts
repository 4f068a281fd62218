import { type Registry, isInForce } from '../../bureaux/registry.js';
import type { Organisation, Period } from '../../bureaux/types.js';
import type { Draft } from '../../draft/draft.js';
import { tagOf } from '../../draft/passage.js';
import type { KnownDraft } from '../../workspace/drafts.js';
import { organisationNamedAt } from '../named-organisation.js';
import { BUREAU_TEXTS, KINDS } from './bureau-texts.js';
import type { Arguments, HoverWriter, Told } from './hover-writer.js';

type TextId = keyof typeof BUREAU_TEXTS;

/** More departments than these are counted, not named. */
const MOST_DEPARTMENTS = 12;

/** What is to be known of the code at an offset; null where none is, or one that nobody has: its diagnostic tells that. */
export function tellOfBureau(known: KnownDraft, offset: number, writer: HoverWriter): Told | null {
  const found = organisationNamedAt(known, offset);
  return found && { range: found.range, ...tellOfOrganisation(found.organisation, known, writer) };
}

/** All that is told of an organisation, wherever it is named or may be. */
export function tellOfOrganisation(
  organisation: Organisation,
  { draft, registry }: KnownDraft,
  writer: HoverWriter,
): Omit<Told, 'range'> {
  const { period } = draft.circumstances;
  const { code, nameEn, nameZhHant } = organisation;
  const say: Say = (id, args) => writer.say(BUREAU_TEXTS, id, args);
  const names = [nameEn, nameZhHant].filter(Boolean).map((name) => writer.words(name));
  return {
    title: [writer.strong(writer.words(code)), ...names].join(' · '),
    sentences: [standingOf(organisation, period, say)],
    list: detailsOf(organisation, registry, period, say),
    closing: countsIn(draft, organisation, say),
  };
}

/** Writes a text of the table. */
type Say = (id: TextId, args?: Arguments) => string;

/** The kind, and since or until when. */
function standingOf(organisation: Organisation, period: Period, say: Say): string {
  const { kind, validFrom, validTo, validFromIsLowerBound } = organisation;
  const long = validFromIsLowerBound === true;
  const from = { day: validFrom };
  const args = { kind: Object.hasOwn(KINDS, kind) ? say(kind as TextId) : kind, from };
  if (validFrom > period[1]) return say('notYet', args);
  if (validTo === null) return say(long ? 'inForceLong' : 'inForce', args);
  const ended = { ...args, to: { day: validTo } };
  if (validTo >= period[0]) return say(long ? 'endingLong' : 'ending', ended);
  return say(long ? 'overLong' : 'over', ended);
}

/** The lines on head, oversight and history; those are left out of which the registry knows nothing. */
function detailsOf(organisation: Organisation, registry: Registry, period: Period, say: Say): string[] {
  const { headTitleEn, headTitleZhHant, headAbbr, confidence } = organisation;
  const lines: string[] = [];
  const head = [[headTitleEn, headAbbr && `(${headAbbr})`].filter(Boolean).join(' '), headTitleZhHant].filter(
    Boolean,
  );
  if (head.length > 0) lines.push(say('head', { head: head.join(' · ') }));
  const names = (id: TextId, organisations: readonly Organisation[]): void => {
    const list = organisations.map(({ code, nameEn }) => `${nameEn} (${code})`).join('; ');
    if (list) lines.push(say(id, { names: list }));
  };
  const inForce = isInForce(organisation, period);
  if (inForce) {
    const overseers = registry.presumedOverseersOf(organisation, period);
    names(confidence === 'low' ? 'presumedOverseers' : 'overseers', overseers);
    const departments = registry.departmentsOf(organisation, period);
    for (const presumed of [false, true]) {
      const some = departments.filter((o) => (o.confidence === 'low') === presumed);
      if (some.length > 0) lines.push(departmentsInWords(some, presumed, say));
    }
  }
  names('predecessors', registry.predecessorsOf(organisation));
  const next = registry.nextAfter(organisation);
  names('successors', next);
  if (next.some((o) => !isInForce(o, period))) names('instead', registry.successorsOf(organisation, period));
  return lines;
}

/** The first of the codes, and how many more there are. */
function departmentsInWords(departments: readonly Organisation[], presumed: boolean, say: Say): string {
  const codes = departments
    .slice(0, MOST_DEPARTMENTS)
    .map(({ code }) => code)
    .join(', ');
  const count = String(departments.length - MOST_DEPARTMENTS);
  if (departments.length <= MOST_DEPARTMENTS) {
    return say(presumed ? 'presumedDepartments' : 'departments', { codes });
  }
  return say(presumed ? 'manyPresumedDepartments' : 'manyDepartments', { codes, count });
}

/** How many initiatives of the draft an organisation leads and supports, as the tree counts them. */
function countsIn(draft: Draft, organisation: Organisation, say: Say): string {
  let leads = 0;
  let supports = 0;
  for (const index of draft.initiatives) {
    const codes = tagOf(draft.initiative(index))?.codes ?? [];
    const at = codes.findIndex((code) => code.organisation === organisation);
    if (at === 0) leads++;
    else if (at > 0) supports++;
  }
  if (leads + supports === 0) return say('noCounts');
  return say('counts', { leads: String(leads), supports: String(supports) });
}
