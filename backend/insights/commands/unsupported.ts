import { MalformedQueryError, type Span } from '../malformed-query-error';

/** Commands of CloudWatch that this engine knows and does not run, as the reference spells them, and what they do. */
export const unsupportedCommands: readonly (readonly [name: string, what: string])[] = [
  ['accum', 'running totals'],
  ['addtotals', 'rows and columns of totals'],
  ['anomaly', 'anomaly detection'],
  ['appendcols', 'columns of a second query'],
  ['autoregress', 'values of earlier rows'],
  ['cidrlookup', 'lookup by network'],
  ['countFrequent', 'frequent values'],
  ['diff', 'comparison with an earlier time'],
  ['estimate', 'a dry run'],
  ['expand', 'rows of a list'],
  ['filldown', 'filling of gaps'],
  ['fillmissing', 'filling of empty bins'],
  ['filterIndex', 'filtering by a field index'],
  ['head', 'the first rows'],
  ['join', 'joins'],
  ['logcompare', 'comparison with an earlier time'],
  ['lookup', 'lookup tables'],
  ['order', 'sorting'],
  ['outlier', 'outliers'],
  ['pattern', 'patterns of messages'],
  ['relevantfields', 'fields that explain a condition'],
  ['search', 'text search'],
  ['sessionize', 'sessions'],
  ['SOURCE', 'choice of log groups in the query'],
  ['tail', 'the last rows'],
  ['unmask', 'masked data'],
  ['unnest', 'rows of a list'],
];

const unsupportedByKeyword = new Map(
  unsupportedCommands.map(([name, what]) => [name.toLowerCase(), what]),
);

/** What a command does that CloudWatch has and this engine has not; the keyword in lower case. */
export function unsupportedCommand(keyword: string): string | undefined {
  return unsupportedByKeyword.get(keyword);
}

/** Parts of supported commands that CloudWatch has and this engine refuses, each with a query that has it. */
export const unsupportedForms: readonly { readonly form: string; readonly example: string }[] = [
  { form: 'limit any', example: 'limit any 20' },
  { form: 'parse … logfmt', example: 'parse @message logfmt' },
  { form: 'parse … csv', example: 'parse @message csv' },
  { form: 'parse … multi', example: 'parse @message /(?<n>[0-9]+)/ multi' },
  { form: 'names behind a pattern', example: 'parse @message /([0-9]+)/ as n' },
  { form: 'in with a subquery', example: 'filter status in (fields status)' },
];

/** Reports a part of the language that CloudWatch has and this engine has not. */
export function unsupportedError(
  text: string,
  span: Span,
  what: string,
  details: { readonly remedy?: string } = {},
): MalformedQueryError {
  return new MalformedQueryError(text, span, `${what} is not supported here`, details.remedy);
}
