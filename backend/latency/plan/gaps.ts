/** A range of time, start inclusive, end exclusive, ms since the epoch. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

function overlaps(one: Span, other: Span): boolean {
  return one.fromMs < other.toMs && other.fromMs < one.toMs;
}

/** Pieces that do not overlap, preferring those that stand first. */
export function disjoint<T extends Span>(pieces: readonly T[]): T[] {
  const chosen: T[] = [];
  for (const piece of pieces) {
    if (!chosen.some((other) => overlaps(piece, other))) chosen.push(piece);
  }
  return chosen;
}

/** What of a span no piece covers, in order of time. */
export function gaps(span: Span, pieces: readonly Span[]): Span[] {
  const found: Span[] = [];
  let at = span.fromMs;
  for (const { fromMs, toMs } of [...pieces].sort((a, b) => a.fromMs - b.fromMs)) {
    if (fromMs > at) found.push({ fromMs: at, toMs: Math.min(fromMs, span.toMs) });
    at = Math.max(at, toMs);
    if (at >= span.toMs) return found.filter((gap) => gap.toMs > gap.fromMs);
  }
  if (at < span.toMs) found.push({ fromMs: at, toMs: span.toMs });
  return found;
}
