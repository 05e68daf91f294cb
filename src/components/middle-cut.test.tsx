import { render, screen } from '@testing-library/react';
import { MiddleCut, tailOf } from './middle-cut';

test('the end that stays is made of whole parts of a path', () => {
  expect(tailOf('GET /api/catalogue/{category}/products/{id}/variants/12')).toBe('/variants/12');
  expect(tailOf('POST /api/reports/generate')).toBe('/generate');
  expect(tailOf('POST /api/generateMonthlyStatements')).toBe('nthlyStatements'.padStart(16, 'o'));
  expect(tailOf('GET /orders')).toBe('');
});

test('the whole name is there for pointer, screen reader and clipboard', () => {
  const name = 'GET /api/catalogue/{category}/products/{id}/variants/12';
  render(<MiddleCut text={name} />);
  expect(screen.getByTitle(name)).toHaveTextContent(name);
});
