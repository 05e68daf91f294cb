/** What a line that is no access log line in JSON looks like. */
export type LineShape =
  'lambda-text' | 'lambda-json' | 'clf' | 'csv' | 'xml' | 'json' | 'text' | 'empty';

const lambdaText =
  /^\s*(?:(?:START|END|REPORT|XRAY|RESTORE_START|RESTORE_REPORT) (?:RequestId|TraceId|Runtime Version|Restore Duration):|INIT_START Runtime Version:|INIT_REPORT Init Duration:)/;
const taskTimedOut = /^\S{1,40}\s+[0-9a-f-]{36}\s+Task timed out after /;
const clfTime = /\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4}/;
const clf = /^\S+ \S+ \S+ \[[^\]]{1,40}\] ?"[^"]*" (?:\d{3}|-)(?: |$)/;
const xml = /^\s*<request[\s>]/;

/** The shape of a line by its own text; `discovered` are its fields where it is a JSON object. */
export function lineShape(
  message: string,
  discovered: ReadonlyMap<string, string> | undefined,
): LineShape {
  if (discovered !== undefined) {
    return (discovered.get('type') ?? '').startsWith('platform.') ? 'lambda-json' : 'json';
  }
  if (message.trim() === '') return 'empty';
  const head = message.slice(0, 4096);
  if (lambdaText.test(head) || taskTimedOut.test(head)) return 'lambda-text';
  if (xml.test(head)) return 'xml';
  if (clfTime.test(head)) {
    if (clf.test(head)) return 'clf';
    if (head.split(',').length >= 8) return 'csv';
  }
  return 'text';
}
