/** How far each key moves: rows down, cells to the right. */
const STEPS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Makes the buttons of a table one stop of the Tab key; the arrow keys go from one to the next, over cells without any. Where
 * there is no button with the key `stop` (`data-key`), the first is the stop; `moved` is told of another one.
 */
export function rove(table: HTMLTableElement, stop: string | null, moved: (key: string) => void): void {
  const buttons = [...table.querySelectorAll('button')];
  let current = buttons.find(({ dataset }) => dataset['key'] === stop) ?? buttons[0];
  for (const one of buttons) one.tabIndex = one === current ? 0 : -1;
  table.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    if (current) current.tabIndex = -1;
    current = target;
    target.tabIndex = 0;
    moved(target.dataset['key'] ?? '');
  });
  table.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const cell = event.target instanceof HTMLElement ? event.target.closest('td,th') : null;
    if (!(cell instanceof HTMLTableCellElement)) return;
    const next = nextIn(table, cell, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function nextIn(table: HTMLTableElement, cell: HTMLTableCellElement, key: string): HTMLButtonElement | null {
  const row = cell.parentElement as HTMLTableRowElement;
  if (key === 'Home') return buttonIn([...row.cells]);
  if (key === 'End') return buttonIn([...row.cells].reverse());
  const step = STEPS[key];
  if (!step) return null;
  const [down, right] = step;
  if (right !== 0) {
    const cells = [...row.cells];
    return buttonIn(right > 0 ? cells.slice(cell.cellIndex + 1) : cells.slice(0, cell.cellIndex).reverse());
  }
  const rows = [...table.rows];
  const at = rows.indexOf(row);
  const others = down > 0 ? rows.slice(at + 1) : rows.slice(0, at).reverse();
  return buttonIn(others.flatMap((other) => other.cells[cell.cellIndex] ?? []));
}

function buttonIn(cells: readonly HTMLTableCellElement[]): HTMLButtonElement | null {
  for (const cell of cells) {
    const found = cell.querySelector('button');
    if (found) return found;
  }
  return null;
}
