/**
 * The least number of insertions, deletions, replacements and swaps of neighbours from `a` to `b`
 * (optimal string alignment: no piece is edited twice).
 */
export function editDistance(a: string, b: string): number {
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

/** Longer words are no typing error of a name, and costly to compare. */
const longestWord = 64;

/** Letter case and separators do not count: `log_level` is near `logLevel`. */
const normal = (name: string): string => name.toLowerCase().replace(/[-_.]/g, '');

/**
 * The one name that was likely meant: within a third of the word's length in edits, at least one; the
 * first of equally near ones. Undefined where none is near.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const wanted = normal(word);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = normal(candidate);
    if (Math.abs(other.length - wanted.length) >= least) continue;
    const edits = editDistance(wanted, other);
    if (edits < least && edits < wanted.length) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

/**
 * The names that a person may have meant, the nearest first: within a third of the length in edits, at
 * least two (capitals do not count), or one the beginning or end of the other.
 */
export function nearNames(wanted: string, candidates: Iterable<string>, most = 3): string[] {
  const plain = wanted.toLowerCase();
  const scored: { name: string; score: number }[] = [];
  for (const name of new Set(candidates)) {
    const other = name.toLowerCase();
    const distance = editDistance(plain, other);
    const partOfOther =
      Math.min(plain.length, other.length) >= 3 &&
      (other.startsWith(plain) ||
        other.endsWith(plain) ||
        plain.startsWith(other) ||
        plain.endsWith(other));
    if (distance <= Math.max(2, Math.floor(plain.length / 3))) {
      scored.push({ name, score: distance });
    } else if (partOfOther) scored.push({ name, score: plain.length + distance });
  }
  scored.sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1));
  return scored.slice(0, most).map(({ name }) => name);
}
