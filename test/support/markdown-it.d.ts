/** The little of it that the tests use; it brings no types of its own. */
declare module 'markdown-it' {
  export default class MarkdownIt {
    constructor(options?: { html?: boolean; linkify?: boolean });
    renderInline(text: string): string;
    parse(text: string, environment: object): unknown[];
  }
}
