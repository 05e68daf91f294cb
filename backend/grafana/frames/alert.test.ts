import { alertAnswer } from '../testing/answers';
import { rowsOf } from '../testing/columns';
import { alertFrames } from './alert';

describe('alertFrames', () => {
  it('has exactly one number, text columns as labels, and keeps order and nulls', () => {
    const [frame, ...others] = alertFrames(alertAnswer);
    expect(others).toEqual([]);
    expect(frame?.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(frame?.fields.map(({ type }) => type)).toEqual(['text', 'text', 'text', 'number']);
    expect(rowsOf(frame)).toEqual([
      { rule: 'slow-integration', endpoint: 'GET /a', source: 'orders', value: 3 },
      { rule: 'slow-integration', endpoint: 'GET /b', source: 'orders', value: 0 },
      { rule: 'throttled', endpoint: 'GET /a', source: 'orders', value: null },
    ]);
  });

  it('has no fields where there are no rows', () => {
    expect(alertFrames({ ...alertAnswer, rows: [] })[0]?.fields).toEqual([]);
  });
});
