import { strict as assert } from 'node:assert';
import { messageIn } from '../../client/src/timeline/received.js';

const initiative = { uri: 'file:///harbour.md', id: 'deepen-the-fairway' };

describe('messages from the page of the timeline', () => {
  for (const message of [
    { type: 'ready' },
    { type: 'ask', number: 1, question: 'timeline', params: { known: { HYAB: 3 } } },
    { type: 'ask', number: 2, question: 'overview', params: null },
    { type: 'open', initiative, here: true },
    { type: 'run', command: 'policyAddress.clearFilter', args: [] },
    { type: 'run', command: 'policyAddress.openRulePage', args: ['text/ocr'] },
    {
      type: 'run',
      command: 'policyAddress.listReported',
      args: ['HYAB', { bureaux: ['HYAB'], status: null }],
    },
  ]) {
    it(`are taken as they are: ${JSON.stringify(message)}`, () => {
      assert.deepEqual(messageIn(message), message);
    });
  }

  for (const [why, message] of [
    ['nothing', null],
    ['no message', 'ready'],
    ['no kind that there is', { type: 'write', path: '/etc/passwd' }],
    ['a command that is not for pages', { type: 'run', command: 'workbench.action.terminal.new', args: [] }],
    [
      'a command of ours that is not for pages',
      { type: 'run', command: 'policyAddress.openInitiative', args: [] },
    ],
    ['what every object has', { type: 'run', command: 'constructor', args: [] }],
    ['a command without a list', { type: 'run', command: 'policyAddress.clearFilter', args: 'all' }],
    ['a rule that is no name', { type: 'run', command: 'policyAddress.openRulePage', args: [{}] }],
    ['a number without a title', { type: 'run', command: 'policyAddress.listReported', args: [{}] }],
    [
      'keys that are none',
      { type: 'run', command: 'policyAddress.listReported', args: ['', { bureaux: [1] }] },
    ],
    ['a question that there is not', { type: 'ask', number: 1, question: 'toString', params: null }],
    ['a question without a number', { type: 'ask', question: 'overview', params: null }],
    [
      'revisions that are none',
      { type: 'ask', number: 1, question: 'timeline', params: { known: { A: '1' } } },
    ],
    ['no initiative', { type: 'open', initiative: { uri: 'file:///harbour.md' }, here: true }],
  ] as const) {
    it(`are left alone: ${why}`, () => {
      assert.equal(messageIn(message), null);
    });
  }

  it('bring a command no more than it takes', () => {
    const message = { type: 'run', command: 'policyAddress.saveReport', args: ['file:///elsewhere.md'] };
    assert.deepEqual(messageIn(message), { ...message, args: [] });
  });

  it('bring an initiative no more than names it', () => {
    const message = { type: 'open', initiative: { ...initiative, range: {} }, here: 'yes' };
    assert.deepEqual(messageIn(message), { type: 'open', initiative, here: false });
  });
});
