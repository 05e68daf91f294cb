import { quoteLiteral } from './sql-text';
import { strictDecimalSql } from './strict-decimal';

/** Where raw lines carry their time. */
export interface TimestampHint {
  /** A discovered field, by its dotted name. */
  readonly field: string;
  /**
   * epoch: seconds or ms since the epoch, told apart by magnitude (below 10^11 are seconds: 10^11 s is
   * the year 5138, 10^11 ms is March 1973). clf: dd/MMM/yyyy:HH:mm:ss ±hhmm. iso: ISO 8601 with an offset or Z.
   */
  readonly format: 'epoch' | 'clf' | 'iso';
  /**
   * RE2 pattern with one group, for lines that are no JSON object. Where absent, what follows `"field":` is taken,
   * so that lines in which another value breaks the JSON keep their time.
   */
  readonly pattern?: string;
}

/** Times outside are taken for wrong: the log would not be API Gateway's. ms since the epoch, inclusive. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

const earliestMs = Date.UTC(2015, 0, 1);
const dayMs = 86_400_000;

/** API Gateway is younger than 2015; a line from more than a day ahead has a wrong clock or a wrong unit. */
export function plausibleTimes(nowMs: number): TimeRange {
  return { fromMs: earliestMs, toMs: nowMs + dayMs };
}

/** SQL: BIGINT ms since the epoch of a VARCHAR column, NULL where it is no time in this format. */
export function hintedTimeSql(format: TimestampHint['format'], text: string): string {
  switch (format) {
    case 'epoch': {
      const value = strictDecimalSql(text);
      return `TRY_CAST(round(CASE WHEN abs(${value}) < 1e11 THEN (${value}) * 1000 ELSE ${value} END) AS BIGINT)`;
    }
    case 'clf':
      return `epoch_ms(try_strptime(${text}, '%d/%b/%Y:%H:%M:%S %z'))`;
    case 'iso':
      // A text without offset would be read in the machine's time zone.
      return `CASE WHEN regexp_matches(${text}, '(Z|[+-][0-9]{2}:?[0-9]{2})$') THEN epoch_ms(TRY_CAST(${text} AS TIMESTAMPTZ)) END`;
  }
}

/** SQL: what a hint's field seems to hold in a message that is no JSON object, NULL where it is not there. */
export function hintedTextSql(hint: TimestampHint, message: string): string {
  const pattern =
    hint.pattern ?? `"${escapePattern(hint.field)}"\\s*:\\s*"?\\s*([^",}\\]]*[^",}\\]\\s])`;
  return `nullif(regexp_extract(${message}, ${quoteLiteral(pattern)}, 1), '')`;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
