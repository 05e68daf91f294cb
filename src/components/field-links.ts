import type { DataFrame, LinkModel } from '@grafana/data';

/**
 * The data links that the options and overrides of any field give a row. A link that stands in the
 * options of all fields is there once.
 */
export function rowLinks(frame: DataFrame, row: number): LinkModel[] {
  const links = frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: row }) ?? []);
  const seen = new Set<string>();
  return links.filter(({ title }) => {
    const isNew = !seen.has(title);
    seen.add(title);
    return isNew;
  });
}
