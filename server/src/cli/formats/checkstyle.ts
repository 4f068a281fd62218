import type { Severity } from '../../rules/types.js';
import type { Formatter } from './formatter.js';
import { xmlDocument } from './xml.js';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

/** XML as Checkstyle writes it: many CI systems read it. */
export const checkstyle: Formatter = ({ drafts, errors }) =>
  xmlDocument('checkstyle', {
    attributes: { version: '4.3' },
    children: {
      file: drafts.map(({ name, findings }) => ({
        attributes: { name },
        children: {
          error: findings.map(({ line, column, severity, message, rule }) => ({
            attributes: {
              line,
              column,
              severity: SEVERITIES[severity],
              message,
              source: `policy-address.${rule}`,
            },
          })),
        },
      })),
      exception: errors.map((text) => ({ attributes: {}, text })),
    },
  });
