import type { TemplateSrv } from '@grafana/runtime';

type Value = string | string[];
type Formatter = (value: Value) => string;

/** Fills in variables the way a dashboard does: `$name`, `${name}`, lists to a formatter or as `{a,b}`. */
export function templateService(variables: Readonly<Record<string, Value>> = {}): TemplateSrv {
  return {
    getVariables: () => [],
    containsTemplate: (text = '') => /\$\w/.test(text),
    updateTimeRange: () => {},
    replace: (text = '', _scopedVars, format) =>
      text.replace(/\$(\w+)|\$\{(\w+)\}/g, (match, plain?: string, braced?: string) => {
        const value = variables[plain ?? braced ?? ''];
        if (value === undefined) return match;
        if (typeof format === 'function') return (format as Formatter)(value);
        return Array.isArray(value) ? `{${value.join(',')}}` : value;
      }),
  };
}
