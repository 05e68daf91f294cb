import { clamp, measures, type Room } from './measures';

export interface AsideContent {
  readonly hasNear: boolean;
  readonly signals: number;
  /** Of the sentence about work that went on. */
  readonly orphaned: number;
}

/** The facts beside the count. Sizes in CSS pixels. */
export interface AsideLayout {
  readonly columns: number;
  readonly hasNear: boolean;
  readonly signals: number;
  /** Signals for which there is no room. */
  readonly missing: number;
  /** 0 where the sentence is not shown. */
  readonly orphanedLines: number;
  /** How many facts are shown, the sentence among them. */
  readonly shown: number;
  readonly height: number;
}

export const noAside: AsideLayout = {
  columns: 1,
  hasNear: false,
  signals: 0,
  missing: 0,
  orphanedLines: 0,
  shown: 0,
  height: 0,
};

const mostSentenceLines = 3;
/** A fact needs so much in parts of the text size, its name and its number. */
const columnWidth = 24;

/** Near timeouts, then work that went on, then signals, as many as there is room for. */
export function asideLayout(
  width: number,
  room: Room,
  textSize: number,
  content: AsideContent,
): AsideLayout {
  const before = room.left;
  const row = measures.fact * textSize;
  const small = measures.smallLine * textSize;
  const facts = Number(content.hasNear) + content.signals;
  const columns = clamp(Math.floor(width / (columnWidth * textSize)), 1, Math.max(1, facts));
  const first = facts > 0 && (content.hasNear || content.orphaned === 0) && room.take(row);
  const sentence = Math.ceil((content.orphaned * measures.smallLetter * textSize) / width);
  const orphanedLines =
    content.orphaned > 0 && room.take(row)
      ? 1 + room.takeMany(small, clamp(sentence - 1, 0, mostSentenceLines - 1))
      : 0;
  const more = room.takeMany(row, Math.ceil(facts / columns) - Number(first));
  const places = (Number(first) + more) * columns;
  const hasNear = content.hasNear && places > 0;
  const signals = clamp(places - Number(hasNear), 0, content.signals);
  return {
    columns,
    hasNear,
    signals,
    missing: content.signals - signals,
    orphanedLines,
    shown: Number(hasNear) + signals + Number(orphanedLines > 0),
    height: before - room.left,
  };
}
