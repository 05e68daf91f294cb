import { measureText } from '@grafana/ui';
import type { VerdictText } from '../scene/verdict-text';

/** How the verdict is set in the room that the panel has. */
export interface VerdictLayout {
  /** In pixels; 0 where there is no verdict. */
  readonly height: number;
  readonly lines: number;
  /** Whether the numbers are left to the title, as there is no room for them. */
  readonly claimOnly: boolean;
}

/** Sizes of Grafana's theme in pixels: body and small body. */
const fontSizes = { one: 14, wrapped: 12 };
/** The line of one, and each line of several. */
const lineHeights = { one: 28, wrapped: 15 };
/** Icon and gaps; the number of notices with its word, and without. */
const iconWidth = 32;
const chipWidths = { full: 90, bare: 40 };
/** The claim is a little bolder than what is measured; words leave the ends of lines empty. */
const boldness = 1.03;
const raggedness = 1.15;

const narrowWidth = 320;
const mostLines = 3;

/** No more than a third of the panel's height, and no line where the panel is too low for one. */
export function verdictLayout(
  { claim, whole }: Pick<VerdictText, 'claim' | 'whole'>,
  width: number,
  height: number,
  hasNotices: boolean,
): VerdictLayout {
  const claimOnly = width < narrowWidth;
  const text = claimOnly ? claim : whole;
  const chip = hasNotices ? (claimOnly ? chipWidths.bare : chipWidths.full) : 0;
  const room = Math.max(1, width - iconWidth - chip);
  const widthAt = (size: number) => measureText(text, size).width * boldness;
  if (widthAt(fontSizes.one) <= room) return { height: lineHeights.one, lines: 1, claimOnly };
  const most = Math.max(1, Math.min(mostLines, Math.floor(height / 3 / lineHeights.wrapped)));
  const needed = Math.ceil((widthAt(fontSizes.wrapped) * raggedness) / room);
  const lines = Math.min(most, Math.max(2, needed));
  return lines === 1
    ? { height: lineHeights.one, lines, claimOnly }
    : { height: lines * lineHeights.wrapped + 6, lines, claimOnly };
}
