/** Insertions, deletions and replacements that make one text of the other (Levenshtein). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/**
 * The names that a person may have meant, the nearest first: within a third of the length in edits
 * (capitals do not count), or one the beginning or end of the other.
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
