import { KindGuard, type TObject, type TSchema } from '@sinclair/typebox';
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';
import { suggest } from '../suggest';
import { isMapping, put, withDefaults } from './defaults';
import { describeSchema } from './describe-schema';
import { pathText, type Issue, type Layer, type ValuePath } from './layer';
import { keyword } from './options';

/** How a wrong value is named in a message. Secrets and whole mappings are never repeated. */
export function shown(value: unknown, schema: TSchema): string {
  if (isMapping(value)) return 'a mapping';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  const composite = [KindGuard.IsObject, KindGuard.IsArray, KindGuard.IsRecord];
  if (keyword(schema, 'secret') === true) return 'this value (hidden)';
  if (composite.some((is) => is(schema))) return value === null ? 'empty' : `a ${typeof value}`;
  if (value === null) return 'empty';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function unknownKey(path: ValuePath, parent: TObject, layer: Layer): Issue {
  const known = Object.keys(parent.properties);
  const near = suggest(String(path.at(-1)), known);
  return {
    message: `There is no option ${pathText(path)}.`,
    place: layer.locate(path),
    remedy: near === undefined ? `There are: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  };
}

function wrongValue(path: ValuePath, value: unknown, schema: TSchema, layer: Layer): Issue {
  return {
    message: `The option ${pathText(path)} cannot be ${shown(value, schema)}.`,
    place: layer.locate(path),
    remedy: `Allowed: ${describeSchema(schema)}.`,
  };
}

/** The keys of a JSON pointer, list positions as numbers. */
function pointerPath(pointer: string, root: unknown): (string | number)[] {
  let inner: unknown = root;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      if (Array.isArray(inner)) {
        inner = inner[Number(key)];
        return Number(key);
      }
      inner = isMapping(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
      return key;
    });
}

function issueOf(error: ValueError, path: ValuePath, layer: Layer): Issue {
  if (
    error.type === ValueErrorType.ObjectAdditionalProperties &&
    KindGuard.IsObject(error.schema)
  ) {
    return unknownKey(path, error.schema, layer);
  }
  if (error.type === ValueErrorType.ObjectRequiredProperty) {
    return {
      message: `The option ${pathText(path)} is missing.`,
      place: layer.locate(path),
      remedy: `Give ${describeSchema(error.schema)}.`,
    };
  }
  return wrongValue(path, error.value, error.schema, layer);
}

/** More than a screen of errors helps nobody. */
const maxIssuesPerOption = 20;

function checkOption(schema: TSchema, value: unknown, path: ValuePath, layer: Layer): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const error of Value.Errors(schema, value)) {
    // A missing key is reported a second time, as a key of the wrong type.
    if (seen.has(error.path)) continue;
    seen.add(error.path);
    issues.push(issueOf(error, [...path, ...pointerPath(error.path, value)], layer));
    if (issues.length === maxIssuesPerOption) break;
  }
  return issues;
}

export interface CheckedLayer {
  /** The valid values, with the defaults inside of lists filled in. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

/** Checks what one place sets against the schema; whatever is absent is left absent. */
export function checkLayer(schema: TObject, layer: Layer): CheckedLayer {
  return checkGroup(schema, layer.values, [], layer);
}

function checkGroup(schema: TObject, group: unknown, path: ValuePath, layer: Layer): CheckedLayer {
  if (!isMapping(group)) {
    const place = layer.locate(path);
    const name = path.length === 0 ? 'The configuration' : `The option ${pathText(path)}`;
    const message = `${name} cannot be ${shown(group, schema)}.`;
    return { values: {}, issues: [{ message, place, remedy: `Give ${describeSchema(schema)}.` }] };
  }
  const values = {};
  const issues: Issue[] = [];
  for (const [key, value] of Object.entries(group)) {
    const here = [...path, key];
    const property = Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    if (property === undefined) issues.push(unknownKey(here, schema, layer));
    else if (KindGuard.IsObject(property)) {
      const inner = checkGroup(property, value, here, layer);
      issues.push(...inner.issues);
      put(values, key, inner.values);
    } else {
      const complete = withDefaults(property, value);
      const wrong = checkOption(property, complete, here, layer);
      issues.push(...wrong);
      if (wrong.length === 0) put(values, key, complete);
    }
  }
  return { values, issues };
}
