/**
 * The row whose bin a moment belongs to. A value is drawn where its bin begins, so the nearest one may be
 * that of the next bin.
 *
 * @param nearest the row whose beginning is nearest
 * @param binMs width of a bin; 0 where it is not known
 * @param toleranceMs that much before its beginning a moment belongs to the nearest row already
 */
export function binRow(
  times: readonly number[],
  nearest: number,
  time: number,
  binMs: number,
  toleranceMs: number,
): number {
  const begins = times[nearest];
  const before = times[nearest - 1];
  if (begins === undefined || before === undefined) return nearest;
  const isBefore = time < begins - Math.min(toleranceMs, binMs / 4);
  return isBefore && time < before + binMs ? nearest - 1 : nearest;
}
