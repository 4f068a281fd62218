import MarkdownIt from 'markdown-it';

/** What the tests look at in a token. */
interface Token {
  readonly type: string;
  readonly tag: string;
  readonly info: string;
  readonly content: string;
  readonly nesting: number;
  readonly attrs: unknown;
  readonly children: readonly Token[] | null;
}

const markdown = new MarkdownIt({ html: true });

/**
 * What a text means to a reader of Markdown that has nothing to do with ours: its blocks, and the words in them. Left out
 * is what formatting is for: emphasis in headings, the form of tags, how lists are parted, runs of spaces between words.
 */
export function meaningOf(text: string): string[] {
  const meaning: string[] = [];
  let inHeading = false;
  for (const token of markdown.parse(text, {}) as Token[]) {
    const { type } = token;
    if (type.startsWith('heading')) inHeading = type === 'heading_open';
    if (type === 'inline') meaning.push(wordsOf(token, inHeading));
    // Whether a list is loose or tight decides whether its paragraphs are shown as such.
    else if (type.startsWith('paragraph')) {
      if (meaning.at(-1) !== '/') meaning.push('/');
    } else if (type === 'bullet_list_open' && meaning.at(-1) === 'bullet_list_close') meaning.pop();
    else
      meaning.push(token.nesting === 0 ? `${type} ${token.info} ${contentOf(token)}` : type + markOf(token));
  }
  return meaning;
}

function markOf({ type, tag, info, attrs }: Token): string {
  return type === 'heading_open' || type.startsWith('ordered') ? ` ${tag} ${info} ${String(attrs)}` : '';
}

/** The last line of the document is ended by formatting; in a fence that nobody closes that is one more line break to it. */
function contentOf({ type, content }: Token): string {
  if (type === 'html_block') return content.trimEnd();
  return type === 'fence' ? content.replace(/\n$/, '') : content;
}

function wordsOf({ content, children }: Token, inHeading: boolean): string {
  const words = inHeading
    ? content.replace(/[*_]/g, '')
    : (children ?? [])
        .map((child) =>
          child.type === 'text' ? child.content.replace(/ +/g, ' ') : ` ${child.type}:${child.content}:`,
        )
        .join('');
  const tagged = words.replace(/ ?\((?:sb|tlb)\)/gi, (tag) => ` ${tag.trim().toUpperCase()}`);
  return tagged.replace(/\s+/g, ' ').trim();
}
