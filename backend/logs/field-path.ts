/** Dotted names of more segments are looked up flat and fully nested only: each segment doubles the ways to nest. */
const maximumSegments = 4;

/**
 * The ways in which a JSON object can hold a discovered field, as lists of keys, in order of precedence:
 * `a.b` is the key `a.b`, else `b` in the object (or array) `a`.
 */
export function fieldPaths(name: string): readonly (readonly string[])[] {
  const key = keyOfDiscoveredName(name);
  const segments = key.split('.');
  if (segments.length === 1) return [[key]];
  if (segments.length > maximumSegments) return [[key], segments];
  const paths: string[][] = [];
  for (let cuts = 0; cuts < 1 << (segments.length - 1); cuts += 1) {
    paths.push(joinSegments(segments, cuts));
  }
  return paths;
}

/** CloudWatch shows a key that begins with `@` as `@@…`, so that it is no system field. */
export function keyOfDiscoveredName(name: string): string {
  return name.startsWith('@@') ? name.slice(1) : name;
}

/** The opposite of `keyOfDiscoveredName`. */
export function discoveredNameOfKey(key: string): string {
  return key.startsWith('@') ? `@${key}` : key;
}

/** A JSON pointer (RFC 6901) for a list of keys. */
export function jsonPointer(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Bit i of `cuts` set: the path goes one object deeper after segment i. */
function joinSegments(segments: readonly string[], cuts: number): string[] {
  const path: string[] = [];
  let start = 0;
  segments.forEach((_, index) => {
    const last = index === segments.length - 1;
    if (!last && (cuts & (1 << index)) === 0) return;
    path.push(segments.slice(start, index + 1).join('.'));
    start = index + 1;
  });
  return path;
}
