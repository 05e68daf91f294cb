import { TailgateError, messageOf } from '../errors';
import { printable } from './wrap';

/** An error as a person wants to read it: what, where, and what to do. */
export function renderError(error: unknown): string {
  if (!(error instanceof TailgateError)) {
    const stack = error instanceof Error ? error.stack : undefined;
    return `tailgate: something went wrong that should not: ${messageOf(error)}\n${stack ?? ''}\n`;
  }
  const lines = [`tailgate: ${error.message}`];
  if (error.place !== undefined) lines.push(`  at: ${error.place}`);
  if (error.remedy !== undefined) lines.push(`  ${error.remedy}`);
  return `${lines.map((line) => line.split('\n').map(printable).join('\n')).join('\n')}\n`;
}
