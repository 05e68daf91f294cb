/** The path of an endpoint: what stands behind the method, or the whole text where no method does. */
export function pathOfEndpoint(endpoint: string): string {
  const space = endpoint.indexOf(' ');
  return space > 0 && endpoint.charCodeAt(space + 1) === 0x2f
    ? endpoint.slice(space + 1)
    : endpoint;
}

/**
 * Whether `text` matches `pattern`, in which `*` stands for any characters, none included; case
 * counts. Linear in practice and never worse than pattern × text: no regular expression is built
 * from what a person typed.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === '*') {
      star = p;
      resume = t;
      p += 1;
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      resume += 1;
      t = resume;
    } else {
      return false;
    }
  }
  while (p < pattern.length && pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/**
 * Whether an endpoint such as `POST /api/reports` matches a pattern of the settings. A pattern that
 * begins with `/` speaks of the path alone (`/api/*`), any other of the whole (`POST /api/*`, `*`).
 */
export function matchesEndpoint(pattern: string, endpoint: string): boolean {
  return matchesPattern(pattern, pattern.startsWith('/') ? pathOfEndpoint(endpoint) : endpoint);
}
