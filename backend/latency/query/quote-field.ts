import { TailgateError } from '../../errors';
import { isReserved } from '../../insights/quote';

/**
 * The name of a discovered field as every region accepts it: bare where it has only ASCII letters,
 * digits, underscores and dots, else in backticks.
 * @throws TailgateError `invalid-input` for a name that the language cannot spell
 */
export function quoteField(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && !isReserved(name)) return name;
  // eslint-disable-next-line no-control-regex
  if (name === '' || /[`\u0000-\u001f]/.test(name)) {
    throw new TailgateError(
      'invalid-input',
      `The log field ${JSON.stringify(name)} cannot be queried.`,
      {
        remedy: 'Rename the key in the access log format: no backticks and no control characters.',
      },
    );
  }
  return `\`${name}\``;
}
