import { render, screen } from '@testing-library/react';
import { RootPage } from './root-page';

test('the page of the app says what to do, in order, and leads there', () => {
  render(<RootPage />);
  expect(screen.getAllByRole('heading', { level: 2 }).map((title) => title.textContent)).toEqual([
    '1. Start the backend',
    '2. Add the data source',
    '3. Look at your APIs',
    '4. Let Grafana alert',
  ]);
  const targets = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(targets).toEqual([
    'connections/datasources/tailgate-apigateway-datasource',
    'dashboard/new',
    'alerting/new/alerting',
  ]);
});
