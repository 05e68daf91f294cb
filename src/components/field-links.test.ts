import { FieldType, toDataFrame, type LinkModel } from '@grafana/data';
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
