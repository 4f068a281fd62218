import skeletons from '../../../seeds/skeletons.json' with { type: 'json' };
import type { NamedBureau } from '../../../server/src/protocol/index.js';

/** Kinds of draft, as front matter names them. */
export type SkeletonKind = 'supplement' | 'address' | 'annex' | 'return';

/** Languages of a draft, as front matter names them. */
export type SkeletonLanguage = 'en' | 'zh-Hant';

/** What a new draft is to be. */
export interface NewDraft {
  readonly kind: SkeletonKind;
  /** ISO 8601; null while nobody knows it. */
  readonly publicationDate: string | null;
  /** Null where several bureaux write the draft, or none. */
  readonly bureau: NamedBureau | null;
  readonly language: SkeletonLanguage;
}

/** The text of a new draft. */
export interface DraftText {
  /** As it is: an editor would indent a snippet by tabs where the user wants tabs, and YAML knows none. */
  readonly frontMatter: string;
  /** What follows, as a snippet of VS Code. */
  readonly body: string;
}

interface Skeleton {
  readonly title: string;
  readonly titleOfBureau?: string;
  readonly body: readonly string[];
}

/**
 * The text of a new draft. `codes` are the bureaux to choose from where the draft has none of its own; `thisYear` is
 * the year of the title while the date is unknown.
 */
export function draftText(draft: NewDraft, codes: readonly string[], thisYear: number): DraftText {
  return { frontMatter: frontMatterOf(draft), body: bodyOf(draft, codes, thisYear) };
}

function frontMatterOf({ kind, publicationDate, language, bureau }: NewDraft): string {
  const lines = [
    '---',
    'policyAddress:',
    `  kind: ${kind}`,
    ...(publicationDate === null ? [] : [`  publicationDate: ${publicationDate}`]),
    `  language: ${language}`,
    ...(bureau === null ? [] : [`  bureau: ${bureau.code}`]),
    '---',
    '',
    '',
  ];
  return lines.join('\n');
}

function bodyOf(draft: NewDraft, codes: readonly string[], thisYear: number): string {
  const { publicationDate, bureau, language } = draft;
  const { openParty } = skeletons[language];
  const { title, titleOfBureau, body }: Skeleton = skeletons[language][draft.kind];
  const year = publicationDate === null ? thisYear : Number(publicationDate.slice(0, 4));
  const parties = [openParty, ...codes].map(escapeChoice).join(',');
  const slots: Readonly<Record<string, (tabStop: string) => string>> = {
    year: () => (publicationDate === null ? `\${1:${year}}` : String(year)),
    nextYear: () => String(year + 1),
    bureau: () => escapeText((language === 'en' ? bureau?.nameEn : bureau?.nameZhHant) ?? ''),
    tag: (tabStop) => (bureau ? `(${escapeText(bureau.code)})` : `(\${${tabStop}|${parties}|})`),
  };
  const heading = `# ${(bureau && titleOfBureau) || title}`;
  return `${[heading, '', ...body].join('\n')}\n$0`.replace(
    /<(year|nextYear|bureau|tag)(?: (\d+))?>/g,
    (_all, slot: string, tabStop: string | undefined) => slots[slot]!(tabStop ?? ''),
  );
}

/** What stands in a snippet as it is. */
function escapeText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replace(/[\\,|]/g, '\\$&');
}
