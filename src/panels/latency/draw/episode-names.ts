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
  /** The longest name beside a band: it stands over hours that are not the episode's. */
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
 * Names the bands of one row: inside the band where most of a name fits, else right beside it on the side with
 * more room, shorter rather than far away. The longest band chooses first. A place for each band, in order.
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
    const place = insideOf(band, sizes, measure) ?? besideOf(band, taken, row, sizes, measure);
    places.set(band, place ?? startingIn(band, '', sizes));
    if (place !== undefined && (place.x < band.start || place.x > band.end)) {
      taken.push({
        start: place.x - sizes.gap,
        end: place.x + measure.width(place.text) + sizes.gap,
      });
    }
  }
  return bands.flatMap((band) => places.get(band) ?? []);
}

function insideOf(band: NamedBand, sizes: NameSizes, measure: TextMeasure): NamePlace | undefined {
  const text = longest(band.names, band.end - band.start - sizes.shape - sizes.gap, sizes, measure);
  return text === '' ? undefined : startingIn(band, text, sizes);
}

/** The fullest name that fits, else as much of the shortest as says something, else nothing. */
function longest(
  names: readonly string[],
  room: number,
  { least }: NameSizes,
  measure: TextMeasure,
): string {
  const whole = names.find((name) => measure.width(name) <= room);
  if (whole !== undefined) return whole;
  const shortest = names[names.length - 1] ?? '';
  return room < least * measure.width(shortest) ? '' : measure.fitted(shortest, room);
}

function startingIn(band: Stretch, text: string, { shape }: NameSizes): NamePlace {
  const hasShape = band.end - band.start >= shape;
  return {
    x: band.start + shape,
    text,
    shapeX: hasShape ? band.start + shape / 2 + 1 : undefined,
  };
}

function besideOf(
  band: NamedBand,
  taken: readonly Stretch[],
  row: Stretch,
  sizes: NameSizes,
  measure: TextMeasure,
): NamePlace | undefined {
  const { shape, gap } = sizes;
  // A shape that the band has no room for goes between it and its name.
  const isWide = band.end - band.start >= shape;
  const away = gap + (isWide ? 0 : shape);
  const others = taken.filter((one) => one !== band);
  const before = Math.max(
    row.start,
    ...others.filter(({ start }) => start < band.start).map(({ end }) => end),
  );
  const after = Math.min(
    row.end,
    ...others.filter(({ end }) => end > band.end).map(({ start }) => start),
  );
  const left = band.start - away - before - gap;
  const right = after - band.end - away - gap;
  const room = Math.min(sizes.beside, Math.max(left, right));
  const text = longest(band.names, room, sizes, measure);
  if (text === '') return undefined;
  const width = measure.width(text);
  const isRight = right >= left;
  return {
    text,
    x: isRight ? band.end + away : band.start - away - width,
    shapeX: isWide
      ? (band.start + band.end) / 2
      : isRight
        ? band.end + gap + (shape - gap) / 2
        : band.start - gap - (shape - gap) / 2,
  };
}
