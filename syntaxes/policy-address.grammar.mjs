/**
 * Writes `policy-address.tmLanguage.json`, the grammar that VS Code reads: `node syntaxes/policy-address.grammar.mjs`.
 *
 * The grammar is Markdown's, with what makes a draft added: bureau tags, deadlines, vague words, directives, metadata.
 * It is only the first colour, made from one line at a time. What a code or a date means the server knows, and colours
 * with semantic tokens.
 *
 * It is written here rather than in JSON because its expressions are long and share their parts, and because the vague
 * phrases are data (`seeds/phrases.json`). Every repetition is bounded, atomic, or a run that can be read in one way
 * only: the grammar takes time linear in the length of a line.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** The file that is written. */
export const GRAMMAR_FILE = fileURLToPath(new URL('policy-address.tmLanguage.json', import.meta.url));

/** The text of the file that is written. */
export async function grammarText() {
  return format(JSON.stringify(grammar()), {
    ...(await resolveConfig(GRAMMAR_FILE)),
    filepath: GRAMMAR_FILE,
  });
}

/** An expression written over several lines with spaces to read it by; a space to be matched is `\s`. */
const x = (/** @type {TemplateStringsArray} */ { raw }, /** @type {string[]} */ ...values) =>
  String.raw({ raw }, ...values).replace(/[ \n]+/g, '');

/**
 * Parts of an expression that are called by their names: `\g<year>`.
 * @param {Record<string, string>} parts
 */
const define = (parts) =>
  Object.entries(parts)
    .map(([name, expression]) => `(?<${name}>${expression}){0}`)
    .join('');

// ── Where ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Text that is read: no comments, no raw HTML, no quotations, as the Draft does not look into them. Nor into tables: they
 * are no paragraphs. Code and the targets of links Markdown takes whole, so that nothing gets in.
 */
const TEXT = ['meta.paragraph.markdown', 'entity.name.section.markdown'];
const NOT_TEXT = ['markup.quote', 'comment', 'meta.tag', 'meta.embedded'];
/** Markdown hands over what these hold as a line of its own, so its end would be taken for the end of the line. */
const CUT_OUT = ['string.other.link', 'markup.strikethrough'];

/**
 * Injected from the left, that is before Markdown's own rules.
 * @param {string[]} scopes
 * @param {string[]} except
 */
const inside = (scopes, except) => scopes.map((scope) => `L:${scope} - (${except.join(' | ')})`).join(', ');

// ── Bureau tags ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** A code has two capitals or more: "HYAB", "DoJ", "C&ED", "DEVB(W)". */
const CODE = x`(?=[a-z&]{0,9}[A-Z][a-z&]{0,9}[A-Z])[A-Za-z&]{2,10}(?:\([A-Z]{1,3}\))?(?![A-Za-z&(])`;
/** A Chinese name ends in the word for what it is, before a separator or the end. It may hold 及 itself. */
const CHINESE_NAME = x`\p{Han}{1,18}?(?:局|署|處|司|辦公室|組|會|院)(?=\s{0,3}(?:[,，、;；/&＆)）及和與]|$))`;
/** "relevant bureaux": others that are not named. */
const OTHERS = x`(?:
  (?i:(?:(?:all|other|the)\s{1,3}){0,3}(?:(?:relevant|concerned)\s{1,3})?
    (?:(?:policy\s{1,3})?(?:bureaux|bureaus|departments)(?:\s{1,3}and\s{1,3}departments)?|B/Ds)(?:\s{1,3}concerned)?)
  |(?:各|其他|所有){0,2}(?:相關|有關)?(?:政策局|決策局|部門)(?:及部門)?)`;
const SEPARATOR = x`\s{0,3}(?:[,，、;；/&＆]|and\b|及|和|與)\s{0,3}`;

/**
 * Only where the line ends with it: brackets within a sentence are none. Marks of emphasis may follow, and a comment,
 * which is where a directive for the line stands.
 */
const BUREAU_TAG = {
  match:
    define({
      separator: SEPARATOR,
      others: OTHERS,
      party: x`(?!\g<others>)(?>${CODE}|${CHINESE_NAME})`,
    }) +
    x`(?<open>[(（])\s{0,3}
      (?:(?<all>\g<others>)
        |(?<lead>\g<party>)(?<further>(?>(?:\g<separator>\g<party>){0,30})(?:\g<separator>\g<others>)?))
      \s{0,3}(?<close>[)）])(?=[\s*_]{0,8}(?:$|<!--))`,
  name: 'meta.bureau-tag.policy-address',
  captures: {
    // 1 to 3 are the definitions.
    4: { name: 'punctuation.definition.bureau-tag.begin.policy-address' },
    5: { name: 'support.type.bureau.others.policy-address' },
    6: { name: 'entity.name.type.bureau.lead.policy-address' },
    7: {
      patterns: [
        { match: OTHERS, name: 'support.type.bureau.others.policy-address' },
        { match: '[,，、;；/&＆]|and|及|和|與', name: 'punctuation.separator.bureau-tag.policy-address' },
        // What it is has been checked: here it is only taken apart.
        {
          match: x`[A-Za-z&]+(?:\([A-Z]+\))?|${CHINESE_NAME}`,
          name: 'support.type.bureau.supporting.policy-address',
        },
      ],
    },
    8: { name: 'punctuation.definition.bureau-tag.end.policy-address' },
  },
};

// ── Deadlines ───────────────────────────────────────────────────────────────────────────────────────────────────────

const TIMES = define({
  s: x`\s{1,3}`,
  year: x`(?:19[5-9]|20\d|21[0-4])\d`,
  // 2024-25, 2024/25, 2024-2025
  range: x`\g<year>[-–/](?:\d{4}|\d\d)(?![-–/]\d)`,
  month: x`(?:January|February|March|April|May|June|July|August|September|October|November|December
    |(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)`,
  kind: x`(?i:(?:financial|fiscal|school|academic|legislative)\g<s>(?:years?|sessions?)|years?\g<s>of\g<s>assessment)`,
  relative: x`(?i:
    (?:later\g<s>)?(?:the\g<s>)?(?:this|next|current|coming|following|same)\g<s>(?:\g<kind>|year|quarter|month|week)
    |(?:the\g<s>)?current[-\s]term(?:\g<s>of)?(?:\g<s>the)?\g<s>Government)\b`,
  // the 2024-25 financial year, FY2024-25, year of assessment 2024/25
  kindOfYear: x`(?:FY\s?(?:\g<range>|\g<year>)
    |(?i:(?:the\g<s>)?)(?:\g<range>|\g<year>)\g<s>\g<kind>
    |(?i:(?:the\g<s>)?)\g<kind>\g<s>(?:of\g<s>)?(?:\g<range>|\g<year>))`,
  anyYear: x`(?:\g<kindOfYear>|\g<range>|\g<year>|\g<relative>)`,
  // 2024-12-31, 31.12.2024, 31 December 2024, the 31st of December next year, December 31, 2024
  date: x`(?:\g<year>-(?:0?[1-9]|1[0-2])-(?:[0-2]?\d|3[01])(?!\d)
    |\d\d?(?<mark>[./-])\d\d?\k<mark>\g<year>
    |\d\d?(?:st|nd|rd|th)?\g<s>(?:of\g<s>)?\g<month>(?:,?\g<s>(?:of\g<s>)?(?:\g<year>|\g<relative>))?
    |\g<month>\g<s>\d\d?(?!\d)(?:st|nd|rd|th)?(?:,?\g<s>\g<year>)?)`,
  monthOfYear: x`\g<month>,?\g<s>(?:of\g<s>)?(?:\g<year>|\g<relative>)`,
  // the third quarter of 2024, Q3 2024, 3Q24, 2024 Q3, the same for halves; not "quarter-final"
  quarter: x`(?:
    (?i:(?:first|second|third|fourth|final|last|latter|1st|2nd|3rd|4th)\g<s>(?:quarter|half)(?!-))
      (?:,?\g<s>(?i:of\g<s>)?\g<anyYear>)?
    |(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?:\s|[-/]|\g<s>of\g<s>)?(?:\g<kindOfYear>|\g<range>|\g<year>|['’]?\d\d(?!\d))
    |\g<year>[\s/-]?(?:Q[1-4]|[1-4]Q|H[12]|[12]H))`,
  // end-2024, early next year, the end of the third quarter of 2024
  edge: x`(?:
    (?i:early|mid|late|end|year[-\s]end)[-–\s](?i:of\g<s>)?(?:in\g<s>)?(?:the\g<s>)?
      (?:\g<quarter>|\g<monthOfYear>|\g<anyYear>|\g<month>)
    |(?i:(?:very\g<s>)?(?:end|beginning|start|middle|close|(?:latter|early)\g<s>part))\g<s>of\g<s>(?:the\g<s>)?
      (?:\g<quarter>|\g<monthOfYear>|\g<anyYear>|\g<month>|(?i:year|decade|quarter|month)))`,
  season: x`(?i:spring|summer|autumn|winter)\g<s>(?:of\g<s>)?(?:\g<year>|\g<relative>)`,
  plain: x`(?:\g<date>|\g<quarter>|\g<edge>|\g<season>|\g<monthOfYear>|\g<kindOfYear>|\g<relative>)`,
  // Of these only a lead makes deadlines: "Vision 2035", "the 2024-25 Budget", "March".
  weak: x`(?:(?:period\g<s>(?:(?:from|of)\g<s>)?)?\g<range>|(?:0?[1-9]|1[0-2])/\g<year>|\g<year>|\g<month>
    |(?i:year[-\s]end))`,
  any: x`(?:(?:the\g<s>)?(?:\g<plain>|\g<weak>)|the\g<s>(?:same\g<s>)?year\b)`,
  lead: x`(?i:(?:
    at\g<s>the\g<s>latest\g<s>by|(?:by\g<s>)?not?\g<s>later\g<s>than|(?:on|by|in)\g<s>or\g<s>before
    |by|before|prior\g<s>to|within|during|throughout|in|on(?:\g<s>(?:and|or)\g<s>after)?
    |with\g<s>(?:retrospective\g<s>)?effect\g<s>from|effective(?:\g<s>from)?
    |(?:starting|beginning|commencing)(?:\g<s>(?:from|in|on))?|as\g<s>(?:from|of)|(?:from\g<s>)?as\g<s>early\g<s>as
    |not?\g<s>earlier\g<s>than|from|after|until|till|through(?:\g<s>to)?|between)(?:\g<s>(?:around|about))?)`,
  // They stand before numbers, too: "over 2000 places".
  looseLead: x`(?i:over|at|towards?|around|up\g<s>to|extended\g<s>to)`,
  // within 12 months, over the next two to three years
  horizon: x`(?i:(?:within|in|over|during)\g<s>(?:the\g<s>)?(?:(?:next|coming)\g<s>)?
    \g<number>(?:(?:\g<s>to\g<s>|[-–])\g<number>)?\g<s>(?:weeks|months|years)(?:['’]\g<s>time)?)`,
  number: x`(?i:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)`,
  tail: x`(?i:\g<s>(?:or\g<s>(?:earlier|before|sooner)|onwards?|at\g<s>the\g<s>(?:latest|earliest))
    |,?\g<s>if\g<s>not\g<s>(?:earlier|sooner))\b`,
  // What makes a name or a number of it: "2025 Policy Address", "the 2022 level", "2026's", "2,026"
  name: x`['’]s\b|[-–/,.]?\d|%|\g<s>
    (?i:levels?|prices?|edition|census|elections?|budget|policy|figures?|baseline|standards?|rates?|report|games|olympics)\b`,
});

const DEADLINE = {
  match: x`${TIMES}(?<![\p{L}\p{N}_/.-])(?:
      \g<lead>\g<s>\g<any>(?:(?:\g<s>(?i:to|and|or|until|through)\g<s>|\s?[-–—]\s?)\g<any>)?
      |\g<looseLead>\g<s>(?:the\g<s>)?(?:\g<plain>|\g<range>|\g<year>(?:\g<s>and\g<s>\g<year>|(?=[,.;)]|\s{0,3}$)))
      |\g<horizon>
      |\g<plain>(?:\s?[-–—]\s?\g<plain>)?
    )(?![\p{L}\p{N}_]|\g<name>)\g<tail>?`,
  name: 'constant.numeric.deadline.policy-address',
};

// ── Vague words ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** @returns {{match: string, name: string}[]} one pattern for each group of vague words in `seeds/phrases.json` */
function vaguePatterns() {
  /** @type {{groups: {kind: string, phrases: string[]}[]}} */
  const seeds = JSON.parse(readFileSync(new URL('../seeds/phrases.json', import.meta.url), 'utf8'));
  return (
    seeds.groups
      .filter(({ kind }) => kind === 'vague')
      // What counts only behind a comma, or at the start, is coloured by the server: a grammar cannot look back over spaces.
      .map(({ phrases }) => phrases.filter((phrase) => !/^[,^] /.test(phrase)))
      .map((phrases) => ({
        // "No later than" tells a date; "long-soon" is another word.
        match: x`(?<![\p{L}\p{N}_-])(?i:${alternatives(phrases)})(?![\p{L}\p{N}_]|-\p{L}|\s{1,3}than\b)`,
        name: 'keyword.control.vague.policy-address',
      }))
  );
}

/**
 * A phrase of `seeds/phrases.json` as an expression; what its slots mean stands in CONTRIBUTING.
 * @param {string} phrase
 */
function phraseExpression(phrase) {
  let expression = '';
  let joined = false;
  // The words it begins and ends with say enough: what a closing "~" stands for stays plain.
  const end = phrase.endsWith(' $') ? String.raw`(?=\s*(?:[.,;:!?)]|$))` : '';
  for (const element of split(phrase.replace(/ [~>$]$/, ''), ' ')) {
    const inner = /^[{[]/.test(element) ? alternatives(split(element.slice(1, -1), '|')) : undefined;
    if (element.startsWith('[')) expression += joined ? `(?:\\s+${inner})?` : `(?:${inner}\\s+)?`;
    else if (element === '~') expression += String.raw`(?:\s+[^\s.;:,()]{1,40}){1,6}?`;
    else {
      expression +=
        (joined ? String.raw`\s+` : '') +
        (inner ?? element.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace("'", "['’]"));
      joined = true;
    }
  }
  return expression + end;
}

/**
 * Longer ones first, since the first that fits counts.
 * @param {string[]} phrases
 */
function alternatives(phrases) {
  return `(?:${[...phrases]
    .sort((a, b) => b.length - a.length)
    .map(phraseExpression)
    .join('|')})`;
}

/**
 * Splits outside of slots.
 * @param {string} text
 * @param {string} separator
 */
function split(text, separator) {
  let depth = 0;
  const parts = [''];
  for (const char of text) {
    if ('{['.includes(char)) depth++;
    else if ('}]'.includes(char)) depth--;
    if (char === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts;
}

// ── Comments and front matter ───────────────────────────────────────────────────────────────────────────────────────

/** A word that is no directive keeps the colour of the comment, so that a slip shows. So does the reason after "--". */
const DIRECTIVE = {
  match: x`(?<=<!--)\s{0,8}(policy-address-(?:disable(?:-(?:next-line|line|file))?|enable))(?!\w|-(?!->))
    ((?:[\s,]{1,8}[a-z]{1,40}/[a-z]{1,40}(?:-[a-z]{1,40}){0,8}(?![\w/]))*)`,
  captures: {
    1: { name: 'keyword.other.directive.policy-address' },
    2: { patterns: [{ match: '[a-z]+/[a-z]+(?:-[a-z]+)*', name: 'variable.other.rule.policy-address' }] },
  },
};

/** Whole lines: with the key alone taken away, the rest would be a slip to the grammar of YAML. */
const METADATA = {
  match: x`^\s{1,16}(kind|publicationDate|language|bureau)\s{0,8}(:)(?:\s(.*))?$`,
  captures: {
    1: { name: 'entity.name.tag.metadata.policy-address' },
    2: { name: 'punctuation.separator.key-value.mapping.yaml' },
    3: {
      patterns: [
        { match: x`(?:^|(?<=\s))#.*$`, name: 'comment.line.number-sign.yaml' },
        { match: x`\b\d{4}-\d\d-\d\d\b`, name: 'constant.other.timestamp.yaml' },
        { match: '"[^"]*"', name: 'string.quoted.double.yaml' },
        { match: "'[^']*'", name: 'string.quoted.single.yaml' },
        { match: x`[^\s#"']\S*`, name: 'string.unquoted.plain.out.yaml' },
      ],
    },
  },
};

// ── The grammar ─────────────────────────────────────────────────────────────────────────────────────────────────────

function grammar() {
  return {
    comment: 'Written by policy-address.grammar.mjs: change it there.',
    name: 'Policy Address',
    scopeName: 'text.html.markdown.policy-address',
    patterns: [{ include: 'text.html.markdown' }],
    // Injections, since Markdown's rules hold their text in `begin` and `while`, where outer patterns never come.
    injections: {
      [inside(TEXT, NOT_TEXT)]: { patterns: [{ include: '#deadline' }, { include: '#vague' }] },
      [inside(TEXT, [...NOT_TEXT, ...CUT_OUT])]: { patterns: [{ include: '#bureau-tag' }] },
      'L:comment.block.html': { patterns: [{ include: '#directive' }] },
      'L:meta.embedded.block.frontmatter': { patterns: [{ include: '#metadata' }] },
    },
    repository: {
      'bureau-tag': BUREAU_TAG,
      deadline: DEADLINE,
      vague: { patterns: vaguePatterns() },
      directive: DIRECTIVE,
      metadata: METADATA,
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GRAMMAR_FILE, await grammarText());
