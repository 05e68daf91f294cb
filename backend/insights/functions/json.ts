import { isStructure, jsonValue } from '../compile/structure';
import { booleanValue, numberValue, textValue, type Value } from '../compile/value';
import { argument, type FunctionDefinition } from './definition';

const blanks = "' ' || chr(9) || chr(10) || chr(13)";

/** A map or a list out of a text; missing where the text is not JSON or is JSON of something else. */
function jsonParse(text: Value): Value {
  return jsonValue(() => {
    const sql = text.text();
    return `CASE WHEN left(ltrim(${sql}, ${blanks}), 1) IN ('{', '[') AND json_valid(${sql}) THEN ${sql} END`;
  });
}

/** VARCHAR of a list, or of a text that may be the JSON of one. */
function listText(value: Value): string {
  if (value.json === undefined) return value.text();
  return `CASE WHEN ${isStructure(value.json())} THEN ${value.json()} ELSE ${value.text()} END`;
}

/** SQL of what is told of a list, NULL where there is none. */
function ofList(value: Value, told: (json: string) => string): string {
  const text = listText(value);
  return `CASE WHEN left(ltrim(${text}, ${blanks}), 1) = '[' AND json_valid(${text}) THEN ${told(text)} END`;
}

export const jsonFunctions: readonly FunctionDefinition[] = [
  {
    name: 'jsonParse',
    parameters: [{ name: 'text', kind: 'text' }],
    returns: 'structure',
    summary: 'A map or a list out of JSON; missing where the text is no JSON object or array.',
    example: 'jsonParse(@message)',
    documented: 'by-april-2026',
    compile: (args) => jsonParse(argument(args, 0)),
  },
  {
    name: 'jsonStringify',
    parameters: [{ name: 'structure', kind: 'any' }],
    returns: 'text',
    summary: 'A map or a list as JSON; missing where the value is neither.',
    example: 'jsonStringify(jsonParse(@message))',
    documented: 'by-april-2026',
    compile: (args) => {
      const { json } = argument(args, 0);
      return textValue(() =>
        json === undefined
          ? 'CAST(NULL AS VARCHAR)'
          : `CASE WHEN ${isStructure(json())} THEN CAST(json(${json()}) AS VARCHAR) END`,
      );
    },
  },
  {
    name: 'jsonArraySize',
    parameters: [{ name: 'list', kind: 'any' }],
    returns: 'number',
    summary: 'The number of items of a list, or of a JSON array in a text; missing for all else.',
    example: 'jsonArraySize(roles)',
    documented: 'later',
    compile: (args) => {
      const list = argument(args, 0);
      return numberValue(() =>
        ofList(list, (json) => `CAST(json_array_length(${json}) AS DOUBLE)`),
      );
    },
  },
  {
    name: 'jsonArrayContains',
    parameters: [
      { name: 'list', kind: 'any' },
      { name: 'item', kind: 'text' },
    ],
    returns: 'boolean',
    summary: '1 where a list, or a JSON array in a text, has the item, else 0.',
    example: 'jsonArrayContains(roles, "admin")',
    documented: 'later',
    compile: (args) => {
      const [list, item] = [argument(args, 0), argument(args, 1)];
      const has = (json: string): string =>
        `list_contains(json_extract_string(${json}, '$[*]'), ${item.text()})`;
      return booleanValue(() => `coalesce(${ofList(list, has)}, FALSE)`);
    },
  },
  {
    name: 'split',
    parameters: [
      { name: 'text', kind: 'text' },
      { name: 'delimiter', kind: 'text' },
    ],
    returns: 'structure',
    summary: 'The parts of a text between delimiters, as a list.',
    example: 'split(path, "/")',
    documented: 'later',
    compile: (args) => {
      const [text, delimiter] = [argument(args, 0), argument(args, 1)];
      return jsonValue(() => `to_json(string_split(${text.text()}, ${delimiter.text()}))`);
    },
  },
];
