import type { InitiativeReference } from '../../server/src/protocol/index.js';
import type { Narrowing, PaneName } from '../src/timeline/messages.js';

/** One of the panes of the tab. */
export interface Pane {
  readonly id: PaneName;
  /** What its tab is called. */
  readonly title: string;
  readonly element: HTMLElement;
  /**
   * Asks anew for what it shows, and shows it: called when it comes to be seen, and while it is seen whenever drafts or the
   * filter changed. Calls may come faster than answers.
   */
  refresh(narrowing: Narrowing): void;
  /** Shows an initiative among all; asked of a pane that is seen. */
  reveal?(initiative: InitiativeReference): void;
}
