import { RULES } from '../rules/all.js';
import { nearNames } from '../rules/near-names.js';
import type { Rule } from '../rules/types.js';
import { asJson } from './as-json.js';
import remedies from './rule-remedies.json' with { type: 'json' };
import type { RulePages } from './rule-pages.js';
import { table } from './table.js';

/** How rules can be printed. */
export const RULE_FORMATS = ['text', 'json'] as const;
/** One of {@link RULE_FORMATS}. */
export type RuleFormat = (typeof RULE_FORMATS)[number];

/** What a rule offers for what it finds. Written by `npm run generate`, from the examples of the rules’ pages. */
const REMEDIES: Readonly<Record<string, { readonly fix: boolean; readonly suggestions: boolean }>> = remedies;

/** All rules: a table to read, or JSON for scripts. */
export function listRules(format: RuleFormat): string {
  if (format === 'json') return asJson({ version: 1, rules: RULES.map(toJson) });
  return table(
    ['RULE', 'SEVERITY', 'FIX', 'WHAT IT FINDS'],
    RULES.map((rule) => [rule.name, rule.severity, remedyOf(rule), rule.summary]),
  );
}

/** What a rule is for: its page, or what is known without it; or that there is no such rule. */
export function explainRule(
  name: string,
  format: RuleFormat,
  pages: RulePages,
): { readonly text: string } | { readonly problem: string } {
  const rule = RULES.find((other) => other.name === name);
  if (!rule) return { problem: unknown(name) };
  const page = pages.of(rule.name);
  if (format === 'json')
    return { text: asJson({ version: 1, rule: { ...toJson(rule), page: page?.text ?? null } }) };
  return { text: page?.text ?? withoutPage(rule) };
}

function unknown(name: string): string {
  const near = nearNames(
    name,
    RULES.map((rule) => rule.name),
  );
  const list = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(near);
  return near.length > 0
    ? `There is no rule ${name}. Did you mean ${list}?`
    : `There is no rule ${name}. "policy-address rules" lists them all.`;
}

function withoutPage(rule: Rule): string {
  const { name, summary, severity, messages } = rule;
  const said = Object.values(messages).map((message) => `- ${message}`);
  return [
    `# ${name}`,
    '',
    summary,
    '',
    `Severity: ${severity} · Fix: ${remedyOf(rule)}`,
    '',
    ...said,
    '',
  ].join('\n');
}

function remedyOf({ name }: Rule): string {
  const { fix, suggestions } = remediesFor(name);
  return [fix && 'fix', suggestions && 'suggestions'].filter(Boolean).join(', ') || '–';
}

function remediesFor(name: string): { readonly fix: boolean; readonly suggestions: boolean } {
  return REMEDIES[name] ?? { fix: false, suggestions: false };
}

function toJson({ name, severity, summary }: Rule): Record<string, unknown> {
  return { name, category: name.slice(0, name.indexOf('/')), severity, summary, ...remediesFor(name) };
}
