import { episode } from '../testing/answers';
import { rowsOf } from '../testing/columns';
import { episodesFrame } from './episodes';

describe('episodesFrame', () => {
  it('is sorted by start and reads as annotations do', () => {
    const later = episode({ from: '2026-11-20T15:00:00.000Z', endpoint: '', causedBy: [] });
    const frame = episodesFrame([later, episode({ causedBy: ['integration-timeout'] })]);
    const rows = rowsOf(frame);
    expect(rows.map(({ time }) => time)).toEqual([
      Date.UTC(2026, 10, 20, 14, 5),
      Date.UTC(2026, 10, 20, 15),
    ]);
    expect(rows[0]).toEqual({
      time: Date.UTC(2026, 10, 20, 14, 5),
      timeEnd: Date.UTC(2026, 10, 20, 14, 20),
      title: 'Slow integration: GET /a',
      text: 'Worst p99 integration: 3812.5 ms at 2026-11-20 14:10 UTC. Fired in 3 windows. Explained by integration-timeout.',
      tags: 'tailgate,slow-integration,high',
      id: 'orders|slow-integration|GET /a|2026-11-20T14:05:00.000Z',
      rule: 'slow-integration',
      severity: 'high',
      severity_value: 3,
      endpoint: 'GET /a',
      source: 'orders',
      windows: 3,
      caused_by: 'integration-timeout',
      worst_name: 'p99Integration',
      worst_value: 3_812.54,
    });
    expect(rows[1]).toMatchObject({ title: 'Slow integration', endpoint: '' });
  });

  it('shows shares in percent, counts plainly, and what is not known as such', () => {
    const textOf = (value: number | null, unit: 'ratio' | 'count' | 'ms') => {
      const worst = { name: 'rate', quantity: { value, unit }, at: '2026-11-20T14:10:00.000Z' };
      return String(rowsOf(episodesFrame([episode({ worst, windows: 1 })]))[0]?.['text']);
    };
    expect(textOf(0.1234, 'ratio')).toBe(
      'Worst rate: 12.3 % at 2026-11-20 14:10 UTC. Fired in 1 window.',
    );
    expect(textOf(7, 'count')).toContain('Worst rate: 7 at');
    expect(textOf(null, 'ms')).toContain('Worst rate: unknown at');
  });
});
