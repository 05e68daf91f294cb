import type { FieldPath } from '../ast';
import type { Parameters } from './parameters';
import { textValue, type Value } from './value';

/** BOOLEAN: whether JSON is a map or a list; NULL where it is missing. */
export function isStructure(json: string): string {
  return `(json_type(${json}) IN ('OBJECT', 'ARRAY'))`;
}

/** The text of a scalar, NULL for a map or a list: they have no value for functions of texts, numbers and times. */
function scalarText(json: string): string {
  return `CASE WHEN NOT ${isStructure(json)} THEN json_extract_string(${json}, '$') END`;
}

/** A value out of JSON; the JSON null is a missing value. */
export function jsonValue(json: () => string): Value {
  return textValue(() => scalarText(json()), {
    json: () => `nullif(CAST(${json()} AS VARCHAR), 'null')`,
  });
}

/** VARCHAR as a result shows it: maps and lists as JSON without blanks. */
export function shownJson(json: string): string {
  return `CASE WHEN ${isStructure(json)} THEN CAST(json(${json}) AS VARCHAR) ELSE json_extract_string(${json}, '$') END`;
}

/** VARCHAR: any value as JSON, NULL where missing. */
export function jsonOf(value: Value): string {
  return value.json?.() ?? `CAST(to_json(${value.text()}) AS VARCHAR)`;
}

/** The part of a map or a list at the end of the path. */
export function attribute(json: () => string, path: FieldPath, parameters: Parameters): Value {
  const pointer = path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  return jsonValue(() => `json_extract(${json()}, ${parameters.text(pointer)})`);
}

/** BOOLEAN: a comparison that is false where one of the values is a map or a list. */
export function unlessStructure(values: readonly Value[], comparison: string): string {
  const tests = values.flatMap(({ json }) => (json === undefined ? [] : [isStructure(json())]));
  if (tests.length === 0) return comparison;
  return `CASE WHEN ${tests.join(' OR ')} THEN FALSE ELSE ${comparison} END`;
}
