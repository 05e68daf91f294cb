/** Digits with an optional sign and fraction, and nothing else: what `numericOperand` takes for a number. */
const body = '-?[0-9]+(?:[.][0-9]+)?';

const spelling = /^\^\(\?<([A-Za-z0-9_]+)>-\?\[0-9\]\+\(\?:\[\.\]\[0-9\]\+\)\?\)\$$/;

/**
 * The pattern, without its slashes, by which a query gets a field's value only where the whole of it is a plain
 * decimal number: ``parse `integrationLatency` /${wholeNumberPattern('ms')}/``. Any other value leaves `ms` missing.
 * The compiler knows this spelling and reads the field's number binding instead of running a regular expression.
 * @param name the alias: letters, digits and underscores
 */
export function wholeNumberPattern(name: string): string {
  return `^(?<${name}>${body})$`;
}

/** The alias of a pattern in exactly that spelling, else undefined. */
export function wholeNumberName(pattern: string): string | undefined {
  return spelling.exec(pattern)?.[1];
}
