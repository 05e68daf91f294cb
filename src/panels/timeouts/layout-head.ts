import { clamp, measures, Room } from './measures';

export interface HeadContent {
  /** The count as it is written. */
  readonly count: number;
  /** The word behind it. */
  readonly noun: number;
  /** Whether there is something to say about the answer, for which a button is needed. */
  readonly hasNotices: boolean;
  readonly rate: number;
  /** The change in full. */
  readonly change: number;
  /** When it happened, in full and in short. */
  readonly when: number;
  readonly whenShort: number;
  readonly hasSparkline: boolean;
}

/** The count and the lines around it. Sizes in CSS pixels, 0 for what is not shown. */
export interface HeadLayout {
  readonly countSize: number;
  readonly hasNoun: boolean;
  readonly hasRate: boolean;
  readonly change: 'none' | 'short' | 'full';
  readonly when: 'none' | 'short' | 'full';
  /** As many lines as the time may take. */
  readonly whenLines: number;
  readonly sparkline: { readonly width: number; readonly height: number };
  readonly height: number;
}

const countLine = 1.1;
const noSize = { width: 0, height: 0 };

/**
 * The count over its lines and the sparkline.
 * @param grows whether count and sparkline take what is left; else they are as small as they may be
 */
export function headLayout(
  width: number,
  height: number,
  textSize: number,
  content: HeadContent,
  grows = false,
): HeadLayout {
  const [line, small] = [measures.line * textSize, measures.smallLine * textSize];
  const gap = measures.gap * textSize;
  const notices = content.hasNotices ? noticesWidth(width, textSize) : 0;
  const widest = (width - notices) / (content.count * measures.digit);
  const least = Math.min(2 * textSize, widest);
  const room = new Room(height - least * countLine);
  const change =
    content.change > 0 && room.take(line) ? changeForm(width, textSize, content) : 'none';
  const hasRate = content.rate > 0 && room.take(small);
  const when = whenForm(width, textSize, content);
  const isTold = when !== 'none' && room.take(gap + small);
  const isDrawn = content.hasSparkline && room.take(textSize * 1.8 + (isTold ? 0 : gap));
  const second = isTold && whenLines(width, textSize, content, when) > 1 && room.take(small);
  const countGrows = grows ? room.takeUpTo(Math.max(0, countSize() - least) * countLine) : 0;
  const chartGrows = grows && isDrawn ? room.takeUpTo(height * 0.4 - textSize * 1.8) : 0;
  const count = Math.floor(least + countGrows / countLine);

  function countSize(): number {
    const part = isDrawn ? 0.24 : 0.4;
    return Math.min(widest * 0.9, clamp(height * part, 2 * textSize, 11 * textSize));
  }
  return {
    countSize: count,
    hasNoun: fitsNoun(width - notices, count, textSize, content),
    hasRate,
    change,
    when: isTold ? when : 'none',
    whenLines: isTold ? (second ? 2 : 1) : 0,
    sparkline: isDrawn
      ? { width: Math.floor(width), height: Math.floor(textSize * 1.8 + chartGrows) - 1 }
      : noSize,
    height: height - room.left,
  };
}

/** The count with what fits of its lines; the sparkline beside it. All of it in small text. */
export function compactHead(
  width: number,
  height: number,
  textSize: number,
  content: HeadContent,
): HeadLayout {
  const small = measures.smallLine * textSize;
  const notices = content.hasNotices ? compactNotices : 0;
  const isWide = width - notices >= 260 && height >= 56;
  const sparkline =
    content.hasSparkline && isWide
      ? {
          width: Math.floor((width - notices) * 0.4),
          height: Math.floor(Math.min(height - 16, 80)),
        }
      : noSize;
  const own = width - notices - sparkline.width - (sparkline.width > 0 ? 8 : 0);
  const letters = own / (measures.smallLetter * textSize);
  const room = new Room(height - 18 * countLine);
  const hasChange = content.change > 0 && room.take(small);
  const hasWhen = content.whenShort > 0 && content.whenShort <= letters && room.take(small);
  const hasRate = content.rate > 0 && content.rate <= letters && height >= 90 && room.take(small);
  const size = 18 + room.left / countLine;
  return {
    countSize: Math.floor(Math.min(size, 64, own / (content.count * measures.digit))),
    hasNoun: false,
    hasRate,
    // An icon stands before it.
    change: !hasChange ? 'none' : content.change + 3 <= letters ? 'full' : 'short',
    when: hasWhen ? 'short' : 'none',
    whenLines: hasWhen ? 1 : 0,
    sparkline,
    height,
  };
}

/** Of the button with icon and number, and of the one with a word. */
const compactNotices = 40;

/** Whether the button of the notices has its word, by the width of the column it stands in. */
export function hasNoticeWord(width: number): boolean {
  return width >= 260;
}

function noticesWidth(width: number, textSize: number): number {
  return hasNoticeWord(width) ? 90 + textSize : compactNotices;
}

function fitsNoun(width: number, count: number, textSize: number, content: HeadContent): boolean {
  const noun = content.noun * measures.letter * measures.noun * textSize;
  return content.count * measures.digit * count + measures.gap * textSize + noun <= width;
}

function changeForm(width: number, textSize: number, { change }: HeadContent): 'short' | 'full' {
  const icon = 1.6 * textSize;
  return change * measures.letter * textSize + icon <= width ? 'full' : 'short';
}

/** In full where it takes two lines at the most. */
function whenForm(
  width: number,
  textSize: number,
  content: HeadContent,
): 'none' | 'short' | 'full' {
  if (content.whenShort === 0) return 'none';
  return linesOf(content.when, width, textSize) <= 2 ? 'full' : 'short';
}

function whenLines(
  width: number,
  textSize: number,
  { when, whenShort }: HeadContent,
  form: 'short' | 'full',
): number {
  return linesOf(form === 'full' ? when : whenShort, width, textSize);
}

function linesOf(letters: number, width: number, textSize: number): number {
  return Math.ceil((letters * measures.smallLetter * textSize) / width);
}
