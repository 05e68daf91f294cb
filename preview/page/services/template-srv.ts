import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import { locationService, type TemplateSrv } from '@grafana/runtime';
import { timeRangeOf } from '../state/time';
import { chosenValues, variableNames } from '../state/variables';

/** `$name`, `${name}`, `${name.field}`, `${name:format}` and `[[name:format]]`. */
const pattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.[^:^}]+)?(?::([^}]+))?\}/g;

type Value = string | readonly string[];

function valueOf(name: string, scopedVars: ScopedVars): Value | undefined {
  const scoped: unknown = scopedVars[name]?.value;
  if (typeof scoped === 'string' || typeof scoped === 'number') return String(scoped);
  if (Array.isArray(scoped)) return scoped.map(String);
  const search = locationService.getSearch();
  const variable = variableNames.find((known) => known === name);
  if (variable !== undefined) {
    const chosen = chosenValues(search, variable);
    return chosen.length === 0 ? '*' : chosen;
  }
  const range = timeRangeOf(search);
  if (name === '__from') return String(range.from.valueOf());
  if (name === '__to') return String(range.to.valueOf());
  return undefined;
}

/** What a format of Grafana makes of values: those that the plugin uses in links and queries. */
function formatted(value: Value, format: unknown): string {
  const values = typeof value === 'string' ? [value] : value;
  if (typeof format === 'function') {
    const given: unknown = values.length === 1 ? values[0] : values;
    const text: unknown = Reflect.apply(format, undefined, [given]);
    return String(text);
  }
  switch (format) {
    case 'percentencode':
      return encodeURIComponent(values.length === 1 ? (values[0] ?? '') : `{${values.join(',')}}`);
    case 'json':
      return JSON.stringify(values);
    case 'csv':
    case 'raw':
      return values.join(',');
    case 'queryparam':
      return values.map((each) => `var=${encodeURIComponent(each)}`).join('&');
    default:
      return values.length === 1 ? (values[0] ?? '') : `{${values.join(',')}}`;
  }
}

function replace(text = '', scopedVars: ScopedVars = {}, format?: unknown): string {
  return text.replace(
    pattern,
    (
      match: string,
      plain?: string,
      old?: string,
      oldFormat?: string,
      name?: string,
      own?: string,
    ) => {
      const value = valueOf(plain ?? old ?? name ?? '', scopedVars);
      return value === undefined ? match : formatted(value, own ?? oldFormat ?? format);
    },
  );
}

/** Dashboard variables, of which the address says the values. */
export const templateSrv: TemplateSrv = {
  getVariables: (): TypedVariableModel[] => [],
  replace,
  containsTemplate: (text = '') => replace(text) !== text,
  updateTimeRange: () => {},
};
