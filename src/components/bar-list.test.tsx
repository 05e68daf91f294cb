import { render, screen, within } from '@testing-library/react';
import { BarList } from './bar-list';

test('bars are as long as their values say, the longest fills the list', () => {
  render(
    <BarList
      label="Endpoints"
      rows={[
        { key: 'a', label: 'GET /a', value: 40, text: '40', detail: '2 %' },
        { key: 'b', label: 'GET /b', value: 10, text: '10', color: 'rgb(1, 2, 3)' },
        { key: 'c', label: 'GET /c', value: 0, text: '0' },
      ]}
    />,
  );
  const list = screen.getByRole('list', { name: 'Endpoints' });
  const rows = within(list).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual(['GET /a402 %', 'GET /b10', 'GET /c0']);
  const bars = within(list).getAllByTestId('bar');
  expect(bars.map((bar) => bar.style.width)).toEqual(['100%', '25%', '0%']);
  expect(bars.map((bar) => bar.style.minWidth)).toEqual(['2px', '2px', '0']);
  expect(bars[1].style.background).toBe('rgb(1, 2, 3)');
});

test('where all is zero no bar is drawn', () => {
  render(<BarList label="Endpoints" rows={[{ key: 'a', label: 'a', value: 0, text: '0' }]} />);
  expect(screen.getByTestId('bar').style.width).toBe('0%');
});

test('rows of one height: what the text leaves is the bar', () => {
  const rows = [{ key: 'a', label: 'GET /a', value: 4, text: '4' }];
  render(<BarList label="Endpoints" rows={rows} size={{ text: 20, row: 80 }} />);
  expect(screen.getByRole('listitem')).toHaveStyle({ height: '80px' });
  expect(screen.getByTestId('bar').parentElement).toHaveStyle({ height: '36px' });
});
