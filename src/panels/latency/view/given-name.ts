import type { DrawnSeries } from '../scene/scene';

/** The name that the user has given a line by the options or an override of its field. */
export function givenName({ field, name }: DrawnSeries): string | undefined {
  return (field.config.displayName ?? '') === '' ? undefined : name;
}
