import { Button } from '@grafana/ui';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

test('a component of Grafana renders and reacts under jsdom', async () => {
  const onClick = jest.fn();
  render(<Button onClick={onClick}>Run</Button>);
  await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  expect(onClick).toHaveBeenCalledTimes(1);
});
