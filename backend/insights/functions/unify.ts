import { jsonOf, jsonValue } from '../compile/structure';
import { booleanValue, numberValue, textValue, timestampValue, type Value } from '../compile/value';

/** SQL that picks one of several values, each read in the same way. */
export type Pick = (read: (value: Value) => string) => string;

/**
 * One of several values: of one type where all agree, else text that may be a number.
 * @param pickNumber where the number is not that of what `pick` gives
 */
export function unify(values: readonly Value[], pick: Pick, pickNumber?: () => string): Value {
  if (values.every((value) => value.type === 'timestamp')) {
    return timestampValue(() => pick((value) => value.native()));
  }
  if (values.every((value) => value.type === 'boolean')) {
    return booleanValue(() => pick((value) => value.native()));
  }
  const numeric = values.every((value) => value.numeric);
  const number = (): string => pick((value) => value.number());
  if (numeric && values.some((value) => value.type !== 'text')) return numberValue(number);
  if (values.some((value) => value.json !== undefined)) return jsonValue(() => pick(jsonOf));
  const text = (): string => pick((value) => value.text());
  return textValue(text, { number: numeric ? number : (pickNumber ?? number), numeric });
}
