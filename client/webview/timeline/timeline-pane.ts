import * as l10n from '@vscode/l10n';
import { element } from '../elements.js';
import type { Pane } from '../pane.js';

/** The pane with the timeline. */
export function timelinePane(): Pane {
  return { id: 'timeline', title: l10n.t('Timeline'), element: element('section'), refresh: () => {} };
}
