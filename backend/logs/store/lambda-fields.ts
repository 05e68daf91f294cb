import { quoteLiteral } from '../sql-text';

/** A field that CloudWatch discovers in Lambda's own lines (START, END, REPORT). */
interface LambdaField {
  readonly numeric: boolean;
  /** RE2 with one group. */
  readonly pattern: string;
  /** What the number is multiplied with: memory is given in bytes, 1 MB being 1,000,000. */
  readonly scale?: number;
}

/** Fields are separated by tabs; consoles and exports often turn them into spaces. */
const report = '^REPORT RequestId: \\S+\\s(?:.*\\s)?';

const fields: ReadonlyMap<string, LambdaField> = new Map<string, LambdaField>([
  ['@type', { numeric: false, pattern: '^(START|END|REPORT) RequestId: ' }],
  ['@requestId', { numeric: false, pattern: '^(?:START|END|REPORT) RequestId: (\\S+)' }],
  ['@duration', { numeric: true, pattern: '^REPORT RequestId: \\S+\\s+Duration: ([0-9.]+) ms' }],
  ['@billedDuration', { numeric: true, pattern: `${report}Billed Duration: ([0-9.]+) ms` }],
  ['@initDuration', { numeric: true, pattern: `${report}Init Duration: ([0-9.]+) ms` }],
  [
    '@memorySize',
    { numeric: true, pattern: `${report}Memory Size: ([0-9]+) MB`, scale: 1_000_000 },
  ],
  [
    '@maxMemoryUsed',
    { numeric: true, pattern: `${report}Max Memory Used: ([0-9]+) MB`, scale: 1_000_000 },
  ],
  ['@xrayTraceId', { numeric: false, pattern: `${report}XRAY TraceId: (\\S+)` }],
  ['@xraySegmentId', { numeric: false, pattern: `${report}SegmentId: (\\S+)` }],
]);

/** Names of the fields that Lambda's own lines have. */
export const lambdaFieldNames: readonly string[] = [...fields.keys()];

/** Whether the field is discovered in Lambda's lines rather than in JSON. */
export function isLambdaField(name: string): boolean {
  return fields.has(name);
}

/** Whether a lambda field holds numbers. */
export function isNumericLambdaField(name: string): boolean {
  return fields.get(name)?.numeric === true;
}

/** Whether a message is one of Lambda's own lines. */
export function isLambdaLine(message: string): boolean {
  return /^(?:START|END|REPORT) RequestId: /.test(message);
}

/** SQL: VARCHAR of a Lambda field in a message, NULL where it is not there. */
export function lambdaFieldSql(name: string, message: string): string {
  const field = fields.get(name);
  if (field === undefined) return 'NULL::VARCHAR';
  const text = `nullif(regexp_extract(${message}, ${quoteLiteral(field.pattern)}, 1), '')`;
  if (field.scale === undefined) return text;
  return `CAST(TRY_CAST(${text} AS BIGINT) * ${field.scale} AS VARCHAR)`;
}
