import * as l10n from '@vscode/l10n';
import { element } from '../elements.js';
import type { Pane } from '../pane.js';

/** The pane with the overview. */
export function overviewPane(): Pane {
  return { id: 'overview', title: l10n.t('Overview'), element: element('section'), refresh: () => {} };
}
