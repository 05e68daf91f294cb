import type { Parameters } from './parameters';
import { booleanValue, isDecimal, numberValue, textValue, type Value } from './value';

export function textConstant(text: string, parameters: Parameters): Value {
  return textValue(() => parameters.text(text), {
    constant: text,
    number: () => (isDecimal(text) ? parameters.number(Number(text)) : 'CAST(NULL AS DOUBLE)'),
    numeric: isDecimal(text),
  });
}

export function numberConstant(value: number, parameters: Parameters): Value {
  return numberValue(() => parameters.number(value), value);
}

export function booleanConstant(value: boolean): Value {
  return booleanValue(() => (value ? 'TRUE' : 'FALSE'), value);
}
