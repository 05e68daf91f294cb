import { asideLayout, noAside, type AsideContent, type AsideLayout } from './layout-aside';
import { compactHead, headLayout, type HeadContent, type HeadLayout } from './layout-head';
import { listLayout, neededList, type ListContent, type ListLayout } from './layout-list';
import { clamp, measures, Room, textSizeOf } from './measures';

/** What there is to show; lengths in letters, 0 for what there is not. */
export interface Content extends HeadContent, ListContent, AsideContent {}

/** What of it fits, and how large it is. Sizes in CSS pixels. */
export interface TimeoutsLayout {
  /** `compact`: the count with a line or two. `columns`: the endpoints stand beside the count. */
  readonly mode: 'compact' | 'stack' | 'columns';
  readonly textSize: number;
  readonly head: HeadLayout;
  readonly list: ListLayout | undefined;
  readonly aside: AsideLayout;
  /** In columns the facts stand below the endpoints or below the count, where more of them fit. */
  readonly asideBelow: 'count' | 'endpoints';
  /** Width of the column with the count. */
  readonly left: number;
}

/**
 * Decides by sizes and lengths alone, not by what is measured in a page, so that a rendered image is the
 * same each time.
 */
export function layoutOf(width: number, height: number, content: Content): TimeoutsLayout {
  const textSize = textSizeOf(width, height);
  if (height < 124 || width < 150) {
    return {
      mode: 'compact',
      textSize,
      head: compactHead(width, height, textSize, content),
      list: undefined,
      aside: noAside,
      asideBelow: 'count',
      left: width,
    };
  }
  return width >= 540 && content.listed > 0
    ? columns(width, height, textSize, content)
    : stack(width, height, textSize, content);
}

function columns(
  width: number,
  height: number,
  textSize: number,
  content: Content,
): TimeoutsLayout {
  const gap = measures.gap * textSize;
  const left = Math.round(clamp(width * 0.36, 190, 46 * textSize));
  const right = width - left - measures.columnGap * textSize;
  const full = neededList(right, height, textSize, content);
  const below = asideLayout(right, new Room(height - full - gap), textSize, content);
  const head = headLayout(left, height, textSize, content);
  const beside = asideLayout(left, new Room(height - head.height - gap), textSize, content);
  const isBelow = below.shown >= beside.shown;
  const listHeight = isBelow && below.height > 0 ? height - below.height - gap : height;
  const rest = isBelow || beside.height === 0 ? height : height - beside.height - gap;
  return {
    mode: 'columns',
    textSize,
    head: headLayout(left, rest, textSize, content, true),
    list: listLayout(right, listHeight, textSize, content),
    aside: isBelow ? below : beside,
    asideBelow: isBelow ? 'endpoints' : 'count',
    left,
  };
}

/** One below the other. Two endpoints and the near timeouts come before what is nice to have. */
function stack(width: number, height: number, textSize: number, content: Content): TimeoutsLayout {
  const gap = measures.gap * textSize;
  const head = headLayout(width, height, textSize, content);
  const room = new Room(height - head.height);
  const least = neededList(width, 0, textSize, { ...content, listed: Math.min(2, content.listed) });
  const hasList = content.listed > 0 && room.take(least + gap);
  const forAside = new Room(room.left - gap);
  const aside = asideLayout(width, forAside, textSize, content);
  if (aside.height > 0) room.take(aside.height + gap);
  const wanted = neededList(width, height, textSize, content);
  const list = hasList
    ? listLayout(width, least + room.takeUpTo(Math.max(0, wanted - least)), textSize, content)
    : undefined;
  const below = [list?.total ?? 0, aside.height].filter((each) => each > 0);
  const rest = below.reduce((left, each) => left - each - gap, height);
  return {
    mode: 'stack',
    textSize,
    head: headLayout(width, rest, textSize, content, true),
    list,
    aside,
    asideBelow: 'count',
    left: width,
  };
}
