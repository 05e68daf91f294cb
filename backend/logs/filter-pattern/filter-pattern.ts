import { parseJsonPattern } from './json-pattern';
import { refuse } from './refuse';
import { parseTermPattern } from './term-pattern';

/** Says whether a message matches. */
export type MessageMatcher = (message: string) => boolean;

/**
 * Reads a filter pattern of FilterLogEvents: nothing (matches all), terms, or a condition on JSON in braces.
 * @throws ServiceError InvalidParameterException for a faulty pattern, or a form that is not supported
 */
export function parseFilterPattern(pattern: string): MessageMatcher {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('[')) {
    throw refuse('patterns for space-delimited messages ([a, b, …]) are not supported');
  }
  return text.startsWith('{') ? parseJsonPattern(text) : parseTermPattern(text);
}
