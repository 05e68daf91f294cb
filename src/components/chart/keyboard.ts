import type { Plot } from './grafana-chart';

export interface KeyboardHandlers {
  readonly label: string;
  readonly onZoom: (range: { from: number; to: number }) => void;
}

/**
 * Makes a plot usable without a mouse: arrow keys go from bin to bin (with Shift ten at a time), Home and
 * End to its ends, Enter pins the tooltip, Escape leaves, `+` and `-` zoom around the cursor. Grafana's own
 * plugin moves the crosshair but shows no tooltip, so the pointer is played here.
 */
export function addKeyboard(plot: Plot, { label, onZoom }: KeyboardHandlers): void {
  const { root, over } = plot;
  root.tabIndex = 0;
  root.setAttribute('role', 'application');
  root.setAttribute('aria-roledescription', 'chart');
  root.setAttribute('aria-label', label);
  let row: number | null = null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = visibleRows(plot);
    if (rows === undefined) return;
    const next = nextRow(event.key, event.shiftKey ? 10 : 1, row ?? plot.cursor.idx ?? null, rows);
    if (next !== undefined) row = next;
    else if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && row !== null) clickAt(plot, row);
    else if (event.key === '+' || event.key === '-') zoom(event.key === '+' ? 0.5 : 2);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) pointAt(plot, next);
  };
  const leave = () => {
    row = null;
    over.dispatchEvent(new MouseEvent('mouseleave', { bubbles: false }));
    plot.setCursor({ left: -10, top: -10 });
  };
  const zoom = (factor: number) => {
    const { min, max } = plot.scales.x;
    if (typeof min !== 'number' || typeof max !== 'number') return;
    const at = row === null ? (min + max) / 2 : (plot.data[0][row] ?? (min + max) / 2);
    onZoom({ from: at - (at - min) * factor, to: at + (max - at) * factor });
  };
  root.addEventListener('keydown', onKeyDown);
  // A pinned tooltip stays while its links have the focus.
  root.addEventListener('blur', () => {
    if (!isPinned(plot)) leave();
  });
}

/** Grafana's tooltip locks the cursor of the plot that it is pinned to; the types do not know it. */
function isPinned({ cursor }: Plot): boolean {
  return Reflect.get(cursor, '_lock') === true;
}

/** First and last row of the data within the time range. */
function visibleRows(plot: Plot): [number, number] | undefined {
  const { min, max } = plot.scales.x;
  const [times] = plot.data;
  if (typeof min !== 'number' || typeof max !== 'number' || times.length === 0) return undefined;
  let first = 0;
  let last = times.length - 1;
  while (first < last && (times[first] ?? min) < min) first++;
  while (last > first && (times[last] ?? max) > max) last--;
  return [first, last];
}

/** The row that a key leads to; undefined for a key that leads nowhere. */
export function nextRow(
  key: string,
  step: number,
  row: number | null,
  [first, last]: [number, number],
): number | undefined {
  const clamp = (to: number) => Math.min(last, Math.max(first, to));
  switch (key) {
    case 'ArrowRight':
      return row === null ? first : clamp(row + step);
    case 'ArrowLeft':
      return row === null ? last : clamp(row - step);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Moves the pointer, as far as the plot can tell, to a row in the middle of the plot's height. */
function pointAt(plot: Plot, row: number): void {
  plot.syncRect(true);
  const point = pointOf(plot, row);
  plot.over.dispatchEvent(new MouseEvent('mouseenter', { ...point, bubbles: false }));
  plot.over.dispatchEvent(new MouseEvent('mousemove', point));
}

/** A click there. The plot takes one without its button going down and up for the end of a drag. */
function clickAt(plot: Plot, row: number): void {
  const point = pointOf(plot, row);
  for (const type of ['mousedown', 'mouseup', 'click']) {
    plot.over.dispatchEvent(new MouseEvent(type, point));
  }
}

function pointOf(plot: Plot, row: number): MouseEventInit {
  const box = plot.over.getBoundingClientRect();
  return {
    clientX: box.left + plot.valToPos(plot.data[0][row] ?? 0, 'x'),
    clientY: box.top + box.height / 2,
    bubbles: true,
  };
}
