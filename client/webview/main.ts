/** The page of the tab: begins when the extension has told it the language of its reader. */
import * as l10n from '@vscode/l10n';
import type { Shown, ToPage } from '../src/timeline/messages.js';
import { writeNumbersIn } from './counts.js';
import { element } from './elements.js';
import { Host } from './host.js';
import { NarrowingBar } from './narrowing-bar.js';
import { overviewPane } from './overview/overview-pane.js';
import { TabList } from './tab-list.js';
import { TimelinePane } from './timeline/timeline-pane.js';
import './style.css';

const host = new Host();
let show: ((shown: Shown) => void) | undefined;
let change: ((narrowing: Extract<ToPage, { type: 'changed' }>['narrowing']) => void) | undefined;

host.listen((message) => {
  if (message.type === 'begin') begin(message);
  else if (message.type === 'changed') change?.(message.narrowing);
  else show?.(message.show);
});

function begin({
  language,
  translations,
  narrowing: first,
  show: wanted,
}: Extract<ToPage, { type: 'begin' }>): void {
  l10n.config({ contents: { ...translations } });
  document.documentElement.lang = language;
  writeNumbersIn(language);
  let narrowing = first;
  const bar = new NarrowingBar(host);
  const tabs = new TabList([new TimelinePane(host, language), overviewPane(host, language)], (pane) => {
    host.keep('pane', pane.id);
    pane.refresh(narrowing);
  });
  bar.show(narrowing);
  document.body.replaceChildren(element('header', { class: 'head' }, tabs.element, bar.element), tabs.panels);
  change = (now) => {
    narrowing = now;
    bar.show(now);
    tabs.shown.refresh(now);
  };
  show = ({ pane, initiative }) => {
    tabs.show(pane);
    if (initiative) tabs.shown.reveal?.(initiative);
  };
  show(wanted ?? { pane: host.kept('pane') ?? 'timeline', initiative: null });
}
