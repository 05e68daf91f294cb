/** What stands for the part of a path that differs from call to call. */
export const placeholder = '{id}';

const maxSegments = 16;
const maxSegmentLength = 64;

const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const number = /^[+-]?\d+(?:[.,]\d+)*$/;
const date = /^\d{4}-\d{2}(?:-\d{2})?(?:[T_ ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const hex = /^(?:0x)?(?=[a-z]*\d)[0-9a-f]{8,}$/i;
const longHex = /^[0-9a-f]{24,}$/i;
const version = /^v\d+(?:\.\d+)*$/i;
const email = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const token = /^[A-Za-z0-9_~+=-]{16,}$/;

/** Words and short numbers joined by - or _, such as `top-10-products`: a name, however long. */
const slug = /^(?:[A-Za-z]+|\d{1,3})(?:[-_](?:[A-Za-z]+|\d{1,3}))+$/;

function digitsOf(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) count += 1;
  }
  return count;
}

function capitalsOf(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x41 && code <= 0x5a) count += 1;
  }
  return count;
}

/** Random-looking: digits among letters, or more capitals than camel case has. */
function isToken(text: string): boolean {
  if (!token.test(text) || slug.test(text)) return false;
  if (text.endsWith('=') || digitsOf(text) >= 2) return true;
  return /[a-z]/.test(text) && capitalsOf(text) * 4 > text.length;
}

/** Digits and letters in turns, such as `9sD8f7A1`. */
function isMixed(text: string): boolean {
  return text.length >= 6 && digitsOf(text) >= 3 && /\d[A-Za-z]+\d/.test(text);
}

/** A word and an identifier joined: `order-123456`, `cus_9sd8f7a1`, `inv.2024.0042`. */
function hasIdPart(text: string): boolean {
  if (!/[-_.:~]/.test(text)) return false;
  return text
    .split(/[-_.:~]/)
    .some((part) => /^\d{3,}$/.test(part) || hex.test(part) || isMixed(part) || isToken(part));
}

function decode(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** Whether a segment of a path is a value rather than a name. */
function isValue(segment: string): boolean {
  if (segment === '' || version.test(segment)) return false;
  if (segment.length > maxSegmentLength) return true;
  return (
    number.test(segment) ||
    uuid.test(segment) ||
    date.test(segment) ||
    hex.test(segment) ||
    longHex.test(segment) ||
    email.test(segment) ||
    digitsOf(segment) >= 5 ||
    isToken(segment) ||
    hasIdPart(segment)
  );
}

function templateSegment(segment: string): string {
  const decoded = decode(segment);
  // A broken escape, or one that hides a slash or a control character, is data of the caller.
  if (decoded === undefined) return placeholder;
  // eslint-disable-next-line no-control-regex
  if (decoded !== segment && /[/?#\\\u0000-\u001f\u007f]/.test(decoded)) return placeholder;
  return isValue(decoded) ? placeholder : segment;
}

/** Path without query string and fragment. */
export function barePath(path: string): string {
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}

/**
 * The path without the stage in front of it: `$context.path` of a REST API carries it
 * (`/prod/orders`), also where the stage alone is the path.
 */
export function withoutStage(path: string, stage: string): string {
  if (stage === '' || stage === '-' || stage === '$default') return path;
  const prefix = `/${stage}`;
  if (path === prefix) return '/';
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/**
 * A raw path with its values replaced by `{id}`: numbers, UUIDs, dates, long hexadecimal, tokens,
 * e-mail addresses, words with a number behind them, and anything over 64 characters. Query string
 * and fragment are dropped; what follows the sixteenth segment is `…`.
 */
export function templatePath(path: string): string {
  const bare = barePath(path);
  const segments = bare.split('/', maxSegments + 2);
  const out: string[] = [];
  for (let i = 0; i < segments.length; i += 1) {
    if (i > maxSegments) {
      out.push('…');
      break;
    }
    out.push(templateSegment(segments[i] ?? ''));
  }
  const joined = out.join('/');
  return joined === '' ? '/' : joined;
}
