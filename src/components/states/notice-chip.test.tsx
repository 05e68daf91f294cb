import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NoticeChip } from './notice-chip';

const partial = { severity: 'warning' as const, text: 'Only 12 % of the range has been read.' };
const complete = { severity: 'info' as const, text: 'Complete up to 07:05.' };

test('the keyboard opens it and every text is whole', async () => {
  render(<NoticeChip notices={[partial, complete]} advice={['Add the field p99.']} />);
  await userEvent.tab();
  expect(screen.getByRole('button', { name: '2 notices' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  const lines = within(await screen.findByRole('list', { name: 'Notices' }));
  expect(lines.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
    partial.text,
    'Add the field p99.',
  ]);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('list', { name: 'Notices' })).toBeNull();
});

test('it warns only of what is a warning or an error', () => {
  const { rerender } = render(<NoticeChip notices={[]} advice={['Add the field p99.']} />);
  const chip = () => screen.getByRole('button', { name: '1 notice' });
  expect(chip()).toHaveAttribute('data-severity', 'info');
  rerender(<NoticeChip notices={[partial, partial]} />);
  expect(chip()).toHaveAttribute('data-severity', 'warning');
  rerender(<NoticeChip notices={[{ severity: 'error', text: 'Query B failed.' }]} isCompact />);
  expect(chip()).toHaveAttribute('data-severity', 'warning');
  expect(chip()).toHaveTextContent(/^1$/);
});

test('where nothing is missing there is nothing: Grafana shows what is for information', () => {
  const { container, rerender } = render(<NoticeChip notices={[]} />);
  expect(container).toBeEmptyDOMElement();
  rerender(<NoticeChip notices={[complete]} />);
  expect(container).toBeEmptyDOMElement();
});
