import type { DirectiveName } from '../../draft/directives.js';
import type { DraftKind, DraftLanguage, MetadataKey } from '../../draft/metadata.js';

/** English texts of what is told of a proposal. */
export const COMPLETION_TEXTS = {
  onDay: '{day}',
  betweenDays: '{from} to {to}',
  days: '{days}',
  fromDay: 'from {from}',
  untilDay: 'until {to}',
  openParty: 'Others take part, without being named',
  opening: 'Begins {count} initiatives of this draft',
  frontMatter: 'What kind of draft this is, and when it will be published',
  today: 'Today',
  configured: 'The date of publication in .policyaddress.json',
} as const;

/** What each key of front matter says. */
export const KEY_TEXTS = {
  kind: 'What kind of draft this is',
  publicationDate: 'The day of publication, which dates and codes are judged against',
  language: 'The language that the draft is written in',
  bureau: 'The bureau whose return this is',
} as const satisfies Record<MetadataKey, string>;

/** What each kind of draft is. */
export const KIND_TEXTS = {
  supplement: 'The list of initiatives beside the address',
  address: 'The policy address itself',
  annex: 'An annex, such as a list of indicators',
  return: 'What one bureau sends in',
} as const satisfies Record<DraftKind, string>;

/** What each language is called. */
export const LANGUAGE_TEXTS = {
  en: 'English',
  'zh-Hant': 'Traditional Chinese',
} as const satisfies Record<DraftLanguage, string>;

/** What each directive does. */
export const DIRECTIVE_TEXTS = {
  'disable-next-line': 'Finds nothing in what begins on the next line',
  'disable-line': 'Finds nothing in what stands on this line',
  disable: 'Finds nothing from here on',
  enable: 'Finds problems again from here on',
  'disable-file': 'Finds nothing in the whole draft',
} as const satisfies Record<DirectiveName, string>;
