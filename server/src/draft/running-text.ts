import { codeSpans } from './comments.js';
import { type Passage, isItem } from './passage.js';

/** Stands where something is left out that is no running text: no word is made across it, and none of it is one. */
export const LEFT_OUT = '\ufffc';

/** The passage that was asked about last: all rules ask about one after the other, and then never again. */
let last: { readonly passage: WeakRef<Passage>; readonly words: string } | undefined;

/** What makes a look at the words worth while: an address, a file name, code or a tag of HTML. */
const MAY_HOLD_LITERALS = /[@`<\\_]|:\/\/|\.[A-Za-z0-9]|[A-Za-z0-9]\/[^\s/]*\//;
const ADDRESS = /:\/\/|@|^\W*www\.|^\W*(?:mailto|tel):|\\\w/i;
const FILE_OR_DOMAIN =
  /[\w-]\.(?:md|txt|pdf|docx?|xlsx?|pptx?|csv|json|xml|html?|png|jpe?g|gif|zip|mp[34]|exe|hk|mo|cn|com|org|net|gov|edu|int|uk|eu|io|info)(?![A-Za-z])/i;
/** "docs/rules/a", "first_draft": the name of something, unlike "Hong Kong/Macao". */
const PATH = /\w\/[^\s/]*\/\w|\w_\w/;

/**
 * What a passage says in running text, with the same length as its `readable`: its tag, code, addresses, paths and names of
 * files are left out, so that rules about words look at words alone.
 */
export function runningText(passage: Passage): string {
  if (last?.passage.deref() !== passage)
    last = { passage: new WeakRef(passage), words: withoutLiterals(passage) };
  return last.words;
}

function withoutLiterals(passage: Passage): string {
  const { text, readable } = passage;
  const tag = isItem(passage) ? (passage.tag ?? passage.misplacedTag) : null;
  const words = tag ? leftOut(readable, [tag]) : readable;
  if (!MAY_HOLD_LITERALS.test(text)) return words;
  return leftOut(words, codeSpans(text))
    .replace(/<\/?[A-Za-z][^<>]{0,200}>/g, hidden)
    .replace(/\S+/g, (word) =>
      ADDRESS.test(word) || FILE_OR_DOMAIN.test(word) || PATH.test(word) ? hidden(word) : word,
    );
}

/** A text with stretches of it left out, which are in order. */
function leftOut(
  text: string,
  stretches: readonly { readonly start: number; readonly end: number }[],
): string {
  if (stretches.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of stretches) {
    parts.push(text.slice(from, start), LEFT_OUT.repeat(end - start));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

function hidden(word: string): string {
  return LEFT_OUT.repeat(word.length);
}
