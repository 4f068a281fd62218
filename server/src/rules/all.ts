import { departmentCode } from './bureau/department-code.js';
import { duplicateCode } from './bureau/duplicate-code.js';
import { malformedTag } from './bureau/malformed-tag.js';
import { missing as bureauMissing } from './bureau/missing.js';
import { notInForce } from './bureau/not-in-force.js';
import { notNamed } from './bureau/not-named.js';
import { officialName } from './bureau/official-name.js';
import { unknownCode } from './bureau/unknown-code.js';
import { escapeClause } from './commitment/escape-clause.js';
import { hiddenActor } from './commitment/hidden-actor.js';
import { openList } from './commitment/open-list.js';
import { studyOnly } from './commitment/study-only.js';
import { conditional } from './deadline/conditional.js';
import { conflicting } from './deadline/conflicting.js';
import { imprecise } from './deadline/imprecise.js';
import { impossible } from './deadline/impossible.js';
import { missing as deadlineMissing } from './deadline/missing.js';
import { pace } from './deadline/pace.js';
import { past } from './deadline/past.js';
import { relative } from './deadline/relative.js';
import { startOnly } from './deadline/start-only.js';
import { style } from './deadline/style.js';
import { vague } from './deadline/vague.js';
import { unknownRule } from './directive/unknown-rule.js';
import { unused } from './directive/unused.js';
import { boldHeading } from './structure/bold-heading.js';
import { bulletGlyph } from './structure/bullet-glyph.js';
import { duplicateInitiative } from './structure/duplicate-initiative.js';
import { emptySection } from './structure/empty-section.js';
import { frontMatter } from './structure/front-matter.js';
import { headingEmphasis } from './structure/heading-emphasis.js';
import { headingLevel } from './structure/heading-level.js';
import { metadata } from './structure/metadata.js';
import { noFullStop } from './structure/no-full-stop.js';
import { severalPromises } from './structure/several-promises.js';
import { splitList } from './structure/split-list.js';
import { unbulletedInitiative } from './structure/unbulleted-initiative.js';
import { abbreviationRedefined } from './text/abbreviation-redefined.js';
import { abbreviationUndefined } from './text/abbreviation-undefined.js';
import { bureauxSpelling } from './text/bureaux-spelling.js';
import { homoglyph } from './text/homoglyph.js';
import { invisible } from './text/invisible.js';
import { numberForm } from './text/number-form.js';
import { ocr } from './text/ocr.js';
import { repeatedWord } from './text/repeated-word.js';
import { slashSpacing } from './text/slash-spacing.js';
import type { Rule } from './types.js';

/** Every rule, by category and name. */
export const RULES: readonly Rule[] = [
  departmentCode,
  duplicateCode,
  malformedTag,
  bureauMissing,
  notInForce,
  notNamed,
  officialName,
  unknownCode,
  escapeClause,
  hiddenActor,
  openList,
  studyOnly,
  conditional,
  conflicting,
  impossible,
  imprecise,
  deadlineMissing,
  pace,
  past,
  relative,
  startOnly,
  style,
  vague,
  unknownRule,
  unused,
  boldHeading,
  bulletGlyph,
  duplicateInitiative,
  emptySection,
  frontMatter,
  headingEmphasis,
  headingLevel,
  metadata,
  noFullStop,
  severalPromises,
  splitList,
  unbulletedInitiative,
  abbreviationRedefined,
  abbreviationUndefined,
  bureauxSpelling,
  homoglyph,
  invisible,
  numberForm,
  ocr,
  repeatedWord,
  slashSpacing,
];
