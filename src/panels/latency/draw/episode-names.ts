/** A stretch of the canvas from left to right, in its pixels. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An episode's band in its row and what it may be called, the fullest name first. */
export interface NamedBand extends Stretch {
  readonly names: readonly string[];
}

/** Where a name and the shape of the severity stand. */
export interface NamePlace {
  /** Left end of the text; the text may be empty. */
  readonly x: number;
  readonly text: string;
  /** Middle of the shape; undefined where there is no room for it. */
  readonly shapeX: number | undefined;
}

export interface NameSizes {
  /** What the shape takes, with the gap between it and a name. */
  readonly shape: number;
  /** Between a band and what stands beside it. */
  readonly gap: number;
  /** The longest name beside a band, unless the band has no shorter one: it stands over hours of others. */
  readonly beside: number;
  /** The least share of a name that still says something. */
  readonly least: number;
}

/** Width of a text, and as much of a text as fits a width. */
export interface TextMeasure {
  readonly width: (text: string) => number;
  readonly fitted: (text: string, width: number) => string;
}

/**
 * Names the bands of one row: a whole name inside the band or else right beside it, on the side with more room;
 * where no whole name fits, what says something of one inside, else beside. The longest band chooses first.
 * A place for each band, in order.
 */
export function placeNames(
  bands: readonly NamedBand[],
  row: Stretch,
  sizes: NameSizes,
  measure: TextMeasure,
): NamePlace[] {
  const taken: Stretch[] = [...bands];
  const places = new Map<NamedBand, NamePlace>();
  const byLength = [...bands].sort(
    (one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  for (const band of byLength) {
    const side = sideOf(band, taken, row, sizes);
    const inside = band.end - band.start - sizes.shape - sizes.gap;
    const place =
      startingIn(band, whole(band.names, inside, inside, measure), sizes) ??
      besideOf(band, whole(band.names, side.room, sizes.beside, measure), side, sizes, measure) ??
      startingIn(band, shortened(band.names, inside, sizes, measure), sizes) ??
      besideOf(band, shortened(band.names, side.room, sizes, measure), side, sizes, measure);
    places.set(band, place ?? { ...shapeIn(band, sizes), text: '' });
    if (place !== undefined && (place.x < band.start || place.x > band.end)) {
      taken.push({ start: place.x, end: place.x + measure.width(place.text) });
    }
  }
  return bands.flatMap((band) => places.get(band) ?? []);
}

/** The fullest name that fits and is not longer than `most`, else the shortest one where that fits. */
function whole(
  names: readonly string[],
  room: number,
  most: number,
  measure: TextMeasure,
): string | undefined {
  const widest = Math.min(room, most);
  return (
    names.find((name) => measure.width(name) <= widest) ??
    names.slice(-1).find((name) => measure.width(name) <= room)
  );
}

/** As much of the shortest name as fits, where that says something. */
function shortened(
  names: readonly string[],
  room: number,
  { least }: NameSizes,
  measure: TextMeasure,
): string | undefined {
  const shortest = names[names.length - 1] ?? '';
  if (room < least * measure.width(shortest)) return undefined;
  return measure.fitted(shortest, room) || undefined;
}

function startingIn(
  band: Stretch,
  text: string | undefined,
  sizes: NameSizes,
): NamePlace | undefined {
  return text === undefined ? undefined : { ...shapeIn(band, sizes), text };
}

function shapeIn({ start, end }: Stretch, { shape }: NameSizes) {
  return { x: start + shape, shapeX: end - start >= shape ? start + shape / 2 + 1 : undefined };
}

/** Where a name beside a band may stand. */
interface Side {
  readonly isRight: boolean;
  readonly room: number;
}

/** The side of a band with more room. A name ends a shape's width before what else stands in the row. */
function sideOf(
  band: Stretch,
  taken: readonly Stretch[],
  row: Stretch,
  { shape, gap }: NameSizes,
): Side {
  const away = awayFrom(band, { shape, gap });
  const others = taken.filter((one) => one !== band);
  const before = Math.max(
    row.start + gap,
    ...others.filter(({ start }) => start < band.start).map(({ end }) => end + shape),
  );
  const after = Math.min(
    row.end - gap,
    ...others.filter(({ end }) => end > band.end).map(({ start }) => start - shape),
  );
  const left = band.start - away - before;
  const right = after - band.end - away;
  return { isRight: right >= left, room: Math.max(left, right) };
}

/** Between a band and a name beside it: a shape that the band has no room for goes there. */
function awayFrom({ start, end }: Stretch, { shape, gap }: Pick<NameSizes, 'shape' | 'gap'>) {
  return gap + (end - start >= shape ? 0 : shape);
}

function besideOf(
  band: Stretch,
  text: string | undefined,
  { isRight }: Side,
  sizes: NameSizes,
  measure: TextMeasure,
): NamePlace | undefined {
  if (text === undefined) return undefined;
  const { shape, gap } = sizes;
  const away = awayFrom(band, sizes);
  const aside = gap + (shape - gap) / 2;
  return {
    text,
    x: isRight ? band.end + away : band.start - away - measure.width(text),
    shapeX:
      away === gap ? (band.start + band.end) / 2 : isRight ? band.end + aside : band.start - aside,
  };
}
