/** The least number of insertions, deletions, replacements and swaps of neighbours from `a` to `b`. */
function distance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replace = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = swapped ? (beforePrevious[column - 2] ?? 0) + 1 : Infinity;
      const remove = (previous[column] ?? 0) + 1;
      current.push(Math.min(remove, (current[column - 1] ?? 0) + 1, replace, swap));
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** Longer words are no typing error of an option's name, and costly to compare. */
const longestName = 64;

/** Letter case and separators do not count: `log_level` is near `logLevel`. */
const normal = (name: string): string => name.toLowerCase().replace(/[-_.]/g, '');

/** The candidate that was likely meant, or undefined where none is near. */
export function nearName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined;
  const wanted = normal(name);
  let best: string | undefined;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, normal(candidate));
    if (edits < least) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}
