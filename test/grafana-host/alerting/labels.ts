export type Labels = Readonly<Record<string, string>>;

/** A text that two sets of labels share only where they are equal. */
export function fingerprint(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Whether one set holds every label of the other. */
export function contains(labels: Labels, part: Labels): boolean {
  return Object.entries(part).every(([name, value]) => labels[name] === value);
}

export function count(labels: Labels): number {
  return Object.keys(labels).length;
}
