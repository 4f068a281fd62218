import * as l10n from '@vscode/l10n';
import type { Report, ReportRule } from '../../../server/src/protocol/index.js';
import { codeOf } from '../bureau-names.js';
import { inDigits } from '../counts.js';
import { button, element } from '../elements.js';
import { nameOfSeverity } from './names.js';
import { type List, numberCell } from './numbers.js';

/** More bureaux than these are named nowhere but in the report that is saved. */
const MOST_BUREAUX = 5;

/** What was found, by the rules that found it; a rule leads to its page, a number to the initiatives. */
export function rulesTable(
  { rules }: Report,
  isNarrowed: boolean,
  list: List,
  openPage: (rule: string) => void,
): HTMLTableElement {
  const sum = (count: (rule: ReportRule) => number): string =>
    inDigits(rules.reduce((sum, rule) => sum + count(rule), 0));
  const number = (words: string): HTMLElement => element('td', { class: 'number' }, words);
  const head = (words: string, style = ''): HTMLElement =>
    element('th', { class: style, attributes: { scope: 'col' } }, words);
  return element(
    'table',
    { class: 'rules', attributes: { 'aria-label': l10n.t('Problems by rule') } },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        head(l10n.t('What Was Found')),
        head(l10n.t('Severity')),
        head(l10n.t('In Initiatives'), 'number'),
        ...(isNarrowed ? [] : [head(l10n.t('Elsewhere'), 'number')]),
        head(l10n.t('Total'), 'number'),
        head(l10n.t('Lead Bureaux')),
      ),
    ),
    element(
      'tbody',
      {},
      ...rules.map((rule) => {
        const { name, severity, summary, found, inInitiatives } = rule;
        const page = button(name, () => openPage(name), {
          explanation: l10n.t('What the rule is about, and how to put it right'),
          style: 'link',
        });
        page.dataset['key'] = `rules/${severity}/${name}/page`;
        return element(
          'tr',
          {},
          element(
            'th',
            { attributes: { scope: 'row' } },
            summary,
            element('span', { class: 'remark' }, page),
          ),
          element('td', {}, element('span', { class: severity }, nameOfSeverity(severity))),
          numberCell(
            {
              key: `rules/${severity}/${name}`,
              count: inInitiatives,
              words: l10n.t('found {0} times', inDigits(inInitiatives)),
              title: summary,
              cell: { rule: name, severity },
            },
            list,
          ),
          ...(isNarrowed ? [] : [number(inDigits(found - inInitiatives))]),
          number(inDigits(found)),
          element('td', { class: 'bureaux' }, bureauxOf(rule)),
        );
      }),
    ),
    element(
      'tfoot',
      {},
      element(
        'tr',
        { class: 'total' },
        element('th', { attributes: { scope: 'row' } }, l10n.t('Total')),
        element('td'),
        number(sum((rule) => rule.inInitiatives)),
        ...(isNarrowed ? [] : [number(sum((rule) => rule.found - rule.inInitiatives))]),
        number(sum((rule) => rule.found)),
        element('td'),
      ),
    ),
  );
}

function bureauxOf({ bureaux }: ReportRule): string {
  const told = bureaux
    .slice(0, MOST_BUREAUX)
    .map(({ bureau, found }) => `${codeOf(bureau)} ${inDigits(found)}`);
  const more = bureaux.length - told.length;
  return [...told, ...(more > 0 ? [l10n.t('{0} more', inDigits(more))] : [])].join(', ');
}
