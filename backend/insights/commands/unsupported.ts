import { MalformedQueryError, type Span } from '../malformed-query-error';

/** Commands of CloudWatch that this engine knows and does not run, and what they do. */
export const unsupportedCommands: ReadonlyMap<string, string> = new Map([
  ['accum', 'running totals'],
  ['addtotals', 'rows and columns of totals'],
  ['anomaly', 'anomaly detection'],
  ['appendcols', 'columns of a second query'],
  ['autoregress', 'values of earlier rows'],
  ['cidrlookup', 'lookup by network'],
  ['countfrequent', 'frequent values'],
  ['diff', 'comparison with an earlier time'],
  ['estimate', 'a dry run'],
  ['expand', 'rows of a list'],
  ['filldown', 'filling of gaps'],
  ['fillmissing', 'filling of empty bins'],
  ['filterindex', 'filtering by a field index'],
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
  ['source', 'choice of log groups in the query'],
  ['tail', 'the last rows'],
  ['unmask', 'masked data'],
  ['unnest', 'rows of a list'],
]);

/** Reports a part of the language that CloudWatch has and this engine has not. */
export function unsupportedError(
  text: string,
  span: Span,
  what: string,
  details: { readonly remedy?: string } = {},
): MalformedQueryError {
  return new MalformedQueryError(text, span, `${what} is not supported here`, details.remedy);
}
