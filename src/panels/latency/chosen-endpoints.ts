import type { InterpolateFunction } from '@grafana/data';

/** What dashboards put into a variable that stands for everything. */
const everything = new Set(['', '$__all', 'All', '.*', '*']);

/** The endpoints that the option names, variables filled in; empty for all. */
export function chosenEndpoints(option: string, replaceVariables: InterpolateFunction): string[] {
  if (option.trim() === '') return [];
  const text = replaceVariables(option, {}, oneEach);
  const names = text.split('\n').map((name) => name.trim());
  return names.some((name) => everything.has(name)) ? [] : names;
}

/** Endpoints hold commas, braces and spaces, but no line breaks. */
function oneEach(value: unknown): string {
  return Array.isArray(value) ? value.join('\n') : String(value);
}
