import { render, screen } from '@testing-library/react';
import { incidentFrames } from '../testing/incident-frames';
import { sceneOf } from '../testing/scene-of';
import { Tooltip } from './tooltip';

/** The rows of the tooltip as their cells' texts, the fields of these names called otherwise. */
function rows(names: Readonly<Record<string, string>>): string[][] {
  const frames = incidentFrames({ percentiles: ['p50', 'p99'] });
  for (const { fields } of frames) {
    for (const field of fields) {
      const displayName = names[field.name];
      if (displayName !== undefined) field.config = { ...field.config, displayName };
    }
  }
  const [scene] = sceneOf(frames).charts;
  render(
    <Tooltip
      scene={scene}
      row={3}
      line={undefined}
      bucket={undefined}
      timeZone="utc"
      maxHeight={undefined}
      pinned={false}
      links={[]}
      slowRequests={undefined}
    />,
  );
  return screen
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
}

const namesOf = (table: string[][]) => table.map(([name]) => name);

test('without names of their own the lines share a row for each part', () => {
  expect(namesOf(rows({}))).toEqual(['', 'Backend', 'Difference', 'Total', 'Backend share']);
});

test('a line that the user has named has a row of that name, in its own column', () => {
  const table = rows({ response_p99: 'What users wait' });
  expect(table[0]).toEqual(['', 'P99', 'P50']);
  expect(namesOf(table)).toEqual([
    '',
    'Backend',
    'Difference',
    'What users wait',
    'Total',
    'Backend share',
  ]);
  const [named, others] = [table[3], table[4]];
  expect([named[1] !== '', named[2] !== '']).toEqual([true, false]);
  expect([others[1] !== '', others[2] !== '']).toEqual([false, true]);
});

test('lines that are called the same stand in one row', () => {
  const table = rows({ response_p99: 'Users', response_p50: 'Users', backend_p99: 'Lambda' });
  expect(namesOf(table)).toEqual(['', 'Lambda', 'Backend', 'Difference', 'Users', 'Backend share']);
});
