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
