import {
  applyFieldOverrides,
  createTheme,
  FieldType,
  toDataFrame,
  type InterpolateFunction,
  type LinkModel,
} from '@grafana/data';
import { VariableFormatID } from '@grafana/schema';
import { rowLinks } from './field-links';

test('a link of the options of all fields is there once', () => {
  const link = (title: string, row: number): LinkModel => ({
    title,
    href: `/d/${row}`,
    target: '_self',
    origin: {},
  });
  const frame = toDataFrame({
    fields: ['a', 'b', 'c'].map((name) => ({ name, type: FieldType.string, values: ['', ''] })),
  });
  frame.fields[0].getLinks = ({ valueRowIndex = 0 }) => [link('Runbook', valueRowIndex)];
  frame.fields[1].getLinks = ({ valueRowIndex = 0 }) => [
    link('Runbook', valueRowIndex),
    link('Logs', valueRowIndex),
  ];
  expect(rowLinks(frame, 1).map(({ title, href }) => `${title} ${href}`)).toEqual([
    'Runbook /d/1',
    'Logs /d/1',
  ]);
});

test('a link of a table can name the labels of its row, as one of a series can', () => {
  const links = [
    { title: 'Traces of ${__field.labels.endpoint}', url: '/t?e=${__field.labels.endpoint}' },
  ];
  const [frame] = applyFieldOverrides({
    data: [
      toDataFrame({
        fields: [
          {
            name: 'endpoint',
            type: FieldType.string,
            values: ['GET /a', 'GET /b'],
            config: { links },
          },
          { name: 'timeouts', type: FieldType.number, values: [1, 2], config: { links } },
        ],
      }),
    ],
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables,
    theme: createTheme(),
  });
  const labels = { endpoint: 'GET /b' };
  expect(
    rowLinks(frame, 1, { labels, replaceVariables, timeZone: 'utc' }).map(
      ({ title, href }) => `${title} ${href}`,
    ),
  ).toEqual(['Traces of GET /b /t?e=GET%20%2Fb']);
  expect(frame.fields[0].labels).toBeUndefined();
});

/** Fills in the labels of a field as Grafana does: by the data that a link is given. */
const replaceVariables: InterpolateFunction = (text, scopedVars = {}, format) => {
  return text.replace(/\$\{__field\.labels\.(\w+)\}/g, (_, name: string) => {
    const label = scopedVars.__dataContext?.value.field.labels?.[name] ?? '';
    return format === VariableFormatID.UriEncode ? encodeURIComponent(label) : label;
  });
};
