import type { Severity } from '../../rules/types.js';
import { messageWithPlaces } from '../told-places.js';
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
          error: findings.map((finding) => ({
            attributes: {
              line: finding.line,
              column: finding.column,
              severity: SEVERITIES[finding.severity],
              message: messageWithPlaces(name, finding),
              source: `policy-address.${finding.rule}`,
            },
          })),
        },
      })),
      exception: errors.map((text) => ({ attributes: {}, text })),
    },
  });
