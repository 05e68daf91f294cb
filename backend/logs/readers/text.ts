import { isUtf8 } from 'node:buffer';

/** Reasons for which input is no event; each is shown with a count. */
export const unreadableReasons = {
  tooLong: 'longer than the 1 MiB that an event may have',
  notUtf8: 'not valid UTF-8',
  noEvent: 'no event before this line that it could belong to',
  badEvent: 'an element of "events" that has no timestamp and message',
  brokenJson: 'JSON that does not parse',
  halfWritten: 'JSON that ends in the middle',
  outOfRange: 'a time before 2015 or more than a day ahead',
} as const;

/** The text of bytes, undefined where they are not UTF-8: replacing characters would store what was never logged. */
export function decode(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

/** Whether a line holds nothing but white space. */
export function isBlank(bytes: Buffer): boolean {
  // Asked of every line, and answered by its first byte nearly always: an iterator would cost more than the test.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte !== 32 && (byte < 9 || byte > 13)) return false;
  }
  return true;
}

const exampleLength = 200;

/** At most 200 characters of what stands in the input, control characters escaped, for a person to recognise it. */
export function exampleOf(input: Buffer | string): string {
  const text =
    typeof input === 'string'
      ? input.slice(0, exampleLength + 1)
      : input.subarray(0, 512).toString('utf8');
  let example = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isControl =
      code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029;
    const shown = isControl ? `\\u${code.toString(16).padStart(4, '0')}` : character;
    if (example.length + shown.length > exampleLength - 1) return `${example}…`;
    example += shown;
  }
  return example;
}
