import { textUtil, type InterpolateFunction } from '@grafana/data';

/**
 * An address made of a template such as `https://traces.example/${traceId}`. Dashboard variables work
 * in it too. The values are encoded, as they come from a log.
 *
 * @returns undefined where there is no template, a value is missing or the address is none for a browser
 */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string>>,
  replaceVariables: InterpolateFunction,
): string | undefined {
  if (template.trim() === '') return undefined;
  const names = Object.keys(values).filter((name) => template.includes(`\${${name}}`));
  if (names.some((name) => values[name] === '')) return undefined;
  const own = Object.entries(values).map(([name, value]) => {
    const text = encodeURIComponent(value);
    return [name, { text, value: text }] as const;
  });
  const address = replaceVariables(template, Object.fromEntries(own));
  const safe = textUtil.sanitizeUrl(address);
  return safe === 'about:blank' ? undefined : safe;
}
