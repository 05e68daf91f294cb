import {
  getLinksSupplier,
  type DataFrame,
  type Field,
  type Labels,
  type LinkModel,
  type PanelProps,
} from '@grafana/data';

/** What a row of a table says of itself as the labels of a series do, for `${__field.labels.NAME}`. */
export interface RowLabels extends Pick<PanelProps, 'replaceVariables' | 'timeZone'> {
  readonly labels: Labels;
}

/**
 * The data links that the options and overrides of any field give a row. A link that stands in the
 * options of all fields is there once.
 * @param labelled labels of the row, beside those that a field has
 */
export function rowLinks(frame: DataFrame, row: number, labelled?: RowLabels): LinkModel[] {
  const links = frame.fields.flatMap((field) => {
    const getLinks =
      labelled === undefined ? field.getLinks : labelledLinks(frame, field, labelled);
    return getLinks?.({ valueRowIndex: row }) ?? [];
  });
  const seen = new Set<string>();
  return links.filter(({ title }) => {
    const isNew = !seen.has(title);
    seen.add(title);
    return isNew;
  });
}

/** The links of a field as if it had these labels too. */
function labelledLinks(
  frame: DataFrame,
  field: Field,
  { labels, replaceVariables, timeZone }: RowLabels,
): Field['getLinks'] {
  const labelled = { ...field, labels: { ...field.labels, ...labels } };
  const { __dataContext: context, ...scopedVars } = field.state?.scopedVars ?? {};
  const value = { data: [frame], ...context?.value, frame, field: labelled };
  return getLinksSupplier(
    frame,
    labelled,
    { ...scopedVars, __dataContext: { value } },
    replaceVariables,
    timeZone,
  );
}
