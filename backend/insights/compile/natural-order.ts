import type { OrderTerm } from './stage';
import type { Value } from './value';

/**
 * A list that orders texts naturally: by chunks of digits and of other characters, chunks of digits by length
 * and then by value. The leading 0 keeps a chunk of digits where its first digit stands in Unicode.
 */
function chunks(text: string): string {
  return (
    `list_transform(regexp_extract_all(${text}, '[0-9]+|[^0-9]+'), lambda chunk: ` +
    "CASE WHEN regexp_matches(chunk, '^[0-9]') " +
    "THEN '0' || lpad(CAST(length(chunk) AS VARCHAR), 8, '0') || chunk ELSE chunk END)"
  );
}

/**
 * The order of `sort`: ascending, missing values come first, then texts in natural order, then numbers by value;
 * descending is the reverse. Source: the sort page of the Logs Insights reference; the place of missing values
 * is not documented.
 */
export function naturalOrder(value: Value, direction: 'asc' | 'desc'): OrderTerm[] {
  const missing = direction === 'asc' ? 'first' : 'last';
  const term = (sql: () => string): OrderTerm => ({ sql, direction, missing });
  if (value.type === 'timestamp') return [term(() => value.native())];
  if (value.type !== 'text') return [term(() => value.number())];
  const number = term(() => value.number());
  const spelling = term(() => value.text());
  if (value.numeric) return [number, spelling];
  return [
    term(() => `(${value.number()} IS NOT NULL)`),
    term(() => `CASE WHEN ${value.number()} IS NULL THEN ${chunks(value.text())} END`),
    number,
    spelling,
  ];
}
