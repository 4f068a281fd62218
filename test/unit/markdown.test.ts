import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import { plain, quotation } from '../../client/src/markdown.js';

describe('an initiative as Markdown', () => {
  it('is quoted as written, with a link to where it stands and its sections', () => {
    const text = 'Open *three* halls by end-2026. (HYAB)';
    const reference = { text, sections: ['Culture', 'Halls & more'], path: 'parts/one.md', line: 7 };
    assert.equal(
      quotation(reference),
      '> Open *three* halls by end-2026. (HYAB)\n>\n> — [one\\.md\\:7](parts/one.md#L7) › Culture › Halls \\& more\n',
    );
  });

  it('links to a draft of any name, and to no line where there is none', () => {
    const reference = { text: 'Do it.', sections: [], path: 'a b/[x](y) 施政.md', line: null };
    const [, label, target] = /\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)\n$/.exec(quotation(reference)) ?? [];
    assert.equal(label, '\\[x\\]\\(y\\) 施政\\.md');
    assert.equal(decodeURIComponent(target!), 'a b/[x](y) 施政.md');
  });

  it('makes no links of addresses', () => {
    const address = 'http://a.example www.a.example me@a.example';
    const shown = new MarkdownIt({ linkify: true }).renderInline(plain(address));
    assert.equal(shown, address);
  });

  it('shows words of others as they are', () => {
    assert.equal(
      plain('<b>[x](command:y)</b> $(zap)'),
      '\\<b\\>\\[x\\]\\(command\\:y\\)\\</b\\> \\$\\(zap\\)',
    );
  });
});
