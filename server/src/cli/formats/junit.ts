import { messageWithPlaces } from '../told-places.js';
import type { CheckedDraft, CheckedFinding } from '../workbench.js';
import type { Formatter } from './formatter.js';
import { type XmlElement, xmlDocument } from './xml.js';

/**
 * XML as JUnit writes it: a suite for each draft, a case for each finding, and one that passes where there is none. Errors
 * and warnings fail; what weighs less is only told.
 */
export const junit: Formatter = ({ drafts, errors }) => {
  const unread = {
    attributes: { name: 'policy-address', tests: errors.length, failures: 0, errors: errors.length },
  };
  const failures = drafts.reduce((sum, { findings }) => sum + findings.filter(isFailure).length, 0);
  const tests = drafts.reduce((sum, { findings }) => sum + Math.max(1, findings.length), errors.length);
  return xmlDocument('testsuites', {
    attributes: { name: 'policy-address', tests, failures, errors: errors.length },
    children: {
      testsuite: [
        ...drafts.map(suite),
        ...(errors.length > 0 ? [{ ...unread, children: { testcase: errors.map(unreadCase) } }] : []),
      ],
    },
  });
};

function suite({ name, findings }: CheckedDraft): XmlElement {
  const cases = findings.map((finding) => testcase(name, finding));
  const clean = { attributes: { name: 'policy-address', classname: name } };
  return {
    attributes: {
      name,
      tests: Math.max(1, cases.length),
      failures: findings.filter(isFailure).length,
      errors: 0,
    },
    children: { testcase: cases.length > 0 ? cases : [clean] },
  };
}

function testcase(draft: string, finding: CheckedFinding): XmlElement {
  const { rule, line, column, severity } = finding;
  const message = messageWithPlaces(draft, finding);
  const text = `${draft}:${line}:${column}: ${message}`;
  return {
    attributes: { name: `${rule} (${line}:${column})`, classname: draft },
    children: isFailure(finding)
      ? { failure: [{ attributes: { type: severity, message }, text }] }
      : { 'system-out': [{ attributes: {}, text: `${severity}: ${text}` }] },
  };
}

function unreadCase(error: string, at: number): XmlElement {
  return {
    attributes: { name: `unread ${at + 1}`, classname: 'policy-address' },
    children: { error: [{ attributes: { type: 'unread', message: error }, text: error }] },
  };
}

function isFailure({ severity }: CheckedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}
