/** How much room the panel has, in CSS pixels: `narrow` stacks, `wide` sets details side by side. */
export type SizeClass = 'narrow' | 'medium' | 'wide';

export function sizeClass(width: number): SizeClass {
  if (width < 420) return 'narrow';
  return width < 900 ? 'medium' : 'wide';
}

/** Where there is room for a line or two only, and no list. */
export function isTiny(width: number, height: number): boolean {
  return height < 110 || (width < 260 && height < 160);
}

/** Headlines side by side: a line of text stays short enough to be read on a wall too. */
export function listColumns(width: number): number {
  if (width < 1000) return 1;
  if (width < 2200) return 2;
  return width < 3400 ? 3 : 4;
}

/** Sections of an opened finding side by side. */
export function detailColumns(width: number): 1 | 2 | 3 | 4 {
  if (width < 900) return 1;
  if (width < 1700) return 2;
  return width < 3000 ? 3 : 4;
}

/** What the counts above the list take with the gap below them. */
const countsHeight = 32;
/** What a closed finding takes with the gap below it. */
const closedHeight = { narrow: 150, medium: 66, wide: 66 } as const;
/** The least that an opened finding takes, so that its first steps can be read. */
const openHeights = { narrow: 420, medium: 280, wide: 260 } as const;

export function openHeight(size: SizeClass): number {
  return openHeights[size];
}

/** Whether one of the findings can be open with the headlines of all in view. */
export function hasRoomToOpen(width: number, height: number, findings: number): boolean {
  const size = sizeClass(width);
  const rows = Math.ceil((findings - 1) / listColumns(width));
  return rows === 0 || countsHeight + rows * closedHeight[size] + openHeight(size) <= height;
}
