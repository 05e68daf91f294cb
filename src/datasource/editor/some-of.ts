/** The values that were chosen; an empty choice is left out of the saved query. */
export function someOf<Value>(chosen: readonly { value: Value }[]): Value[] | undefined {
  return chosen.length === 0 ? undefined : chosen.map(({ value }) => value);
}

/** Values with labels, by which a list whose options are loaded later measures its pills. */
export function asOptions(values: readonly string[] = []): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: value }));
}
