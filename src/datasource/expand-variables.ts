import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

// Control characters, which no variable holds, mark where the values of a variable begin and end.
const opening = '\u0001';
const between = '\u0002';
const closing = '\u0003';

/** The custom "All" values that mean no restriction at all. */
const everything = new Set(['', '*', '.*']);

type Replace = TemplateSrv['replace'];

/**
 * Fills variables into a list of texts. A variable with several values gives one text for each of
 * them, also in the middle of a text: `GET $path`.
 *
 * @returns undefined where there is no restriction: no texts, or one of them says "all"
 */
export function expandVariables(
  texts: readonly string[] | undefined,
  replace: Replace,
  scopedVars: ScopedVars,
): string[] | undefined {
  if (texts === undefined || texts.length === 0) return undefined;
  const expanded = texts.flatMap((text) => alternatives(replace(text, scopedVars, mark)));
  if (expanded.some((text) => everything.has(text.trim()))) return undefined;
  return [...new Set(expanded)];
}

function mark(value: unknown): string {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return `${opening}${values.map(String).join(between)}${closing}`;
}

/** Every combination of the values that are marked in a text. */
function alternatives(text: string): string[] {
  const start = text.indexOf(opening);
  const end = text.indexOf(closing, start);
  if (start < 0 || end < 0) return [text];
  const before = text.slice(0, start);
  const rest = alternatives(text.slice(end + 1));
  return text
    .slice(start + 1, end)
    .split(between)
    .flatMap((value) => rest.map((after) => before + value + after));
}
