import type { SourceRange } from '../../draft/passage.js';
import type { JudgedDirective } from '../directive-use.js';
import type { Finding, Rule } from '../types.js';

/** A directive, or a name in one, that silences nothing: it hides what will be wrong there one day. */
export const unused: Rule = {
  name: 'directive/unused',
  severity: 'information',
  summary: 'A comment silences nothing, or ends nothing: there is no such finding any more.',
  scope: 'directives',
  messages: {
    comment: 'This comment silences nothing. Take it out.',
    name: 'No finding of {name} is silenced here. Take the name out.',
    end: 'This comment ends nothing. Take it out.',
    nameEnd: 'Findings of {name} are not silenced up to here. Take the name out.',
    removeComment: 'Take the comment out',
    removeName: 'Take {name} out',
  },
  check({ judged }, _context, report) {
    for (const directive of judged) {
      if (directive.isUnused) report(wholly(directive));
      else inPart(directive).forEach(report);
    }
  },
};

function wholly({ placed }: JudgedDirective): Omit<Finding, 'rule'> {
  const { offset, directive, removal } = placed;
  const { start, end } = directive.keyword;
  const remedy = {
    title: { id: 'removeComment' },
    changes: [{ range: removal.range, text: '' }],
  };
  return {
    range: { start: offset + start, end: offset + end },
    message: { id: directive.name === 'enable' ? 'end' : 'comment' },
    ...(removal.isSafe ? { fix: remedy } : { suggestions: [remedy] }),
  };
}

/** A finding for each name of no use; the others stay with what parts them. */
function inPart({ placed, unused: names }: JudgedDirective): Omit<Finding, 'rule'>[] {
  const { offset, directive } = placed;
  const { rules } = directive;
  const without = new Set(names);
  const firstKept = rules.findIndex((named) => !without.has(named));
  const rangeIn = (at: number): SourceRange =>
    at < firstKept
      ? { start: rules[at]!.start, end: rules[at + 1]!.start }
      : { start: rules[at - 1]!.end, end: rules[at]!.end };
  const placedRange = ({ start, end }: SourceRange): SourceRange => ({
    start: offset + start,
    end: offset + end,
  });
  const id = directive.name === 'enable' ? 'nameEnd' : 'name';
  return rules.flatMap((named, at) => {
    if (!without.has(named)) return [];
    const { name } = named;
    return {
      range: placedRange(named),
      message: { id, args: { name } },
      fix: {
        title: { id: 'removeName', args: { name } },
        changes: [{ range: placedRange(rangeIn(at)), text: '' }],
      },
    };
  });
}
