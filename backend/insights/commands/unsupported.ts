import { MalformedQueryError, type Span } from '../malformed-query-error';

/** Parts of supported commands that CloudWatch has and this engine refuses, each with a query that has it. */
export const unsupportedForms: readonly { readonly form: string; readonly example: string }[] = [
  { form: 'limit any', example: 'limit any 20' },
  { form: 'parse … logfmt', example: 'parse @message logfmt' },
  { form: 'parse … csv', example: 'parse @message csv' },
  { form: 'parse … multi', example: 'parse @message /(?<n>[0-9]+)/ multi' },
  { form: 'names behind a pattern', example: 'parse @message /([0-9]+)/ as n' },
  { form: 'in with a subquery', example: 'filter status in (fields status)' },
  { form: 'attributes of a call', example: 'display jsonParse(@message).status' },
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
