/** A member of something parsed that nobody has looked at yet; undefined where it is no object. */
export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

export function textMember(value: unknown, key: string): string {
  const found = member(value, key);
  return typeof found === 'string' ? found : '';
}

/** A finite number, or null. */
export function numberMember(value: unknown, key: string): number | null {
  const found = member(value, key);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

export function listMember(value: unknown, key: string): readonly unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : [];
}

export function textsMember(value: unknown, key: string): string[] {
  return listMember(value, key).filter((each) => typeof each === 'string');
}

/** What a JSON column holds: Grafana hands over values, a transformation may have made texts of them. */
export function parsedCell(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    return undefined;
  }
}
