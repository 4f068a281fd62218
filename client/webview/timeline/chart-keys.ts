/** What a key does on the chart. */
export type KeyAction =
  | 'previous'
  | 'next'
  | 'laneAbove'
  | 'laneBelow'
  | 'first'
  | 'last'
  | 'earlier'
  | 'later'
  | 'pageUp'
  | 'pageDown'
  | 'open'
  | 'openHere'
  | 'fold'
  | 'zoomIn'
  | 'zoomOut'
  | 'whole';

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'laneAbove',
  ArrowDown: 'laneBelow',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Enter: 'open',
  ' ': 'fold',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  0: 'whole',
};

/** What a key does, with those that are held down beside it; null where it is not for the chart. */
export function actionOf({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>): KeyAction | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key === 'Enter' ? 'openHere' : null;
  if (shiftKey && key === 'ArrowLeft') return 'earlier';
  if (shiftKey && key === 'ArrowRight') return 'later';
  return ACTIONS[key] ?? null;
}
