import type { ScopedVars } from '@grafana/data';
import { fillTemplate } from './link-template';

const replace = (text: string, scoped: ScopedVars = {}) =>
  text.replace(/\$\{(\w+)\}/g, (written, name: string) => {
    const value: unknown = scoped[name]?.value;
    return typeof value === 'string' ? value : name === 'region' ? 'eu-west-1' : written;
  });

test('ids are encoded, dashboard variables work', () => {
  const template = 'https://${region}.example/t?id=${traceId}';
  expect(fillTemplate(template, { traceId: '1-a&b=c' }, replace)).toBe(
    'https://eu-west-1.example/t?id=1-a%26b%3Dc',
  );
});

test.each([
  ['', '1-a'],
  ['https://x.example/${traceId}', ''],
  ['javascript:alert(${traceId})', '1'],
])('%p with the id %p makes no link', (template, traceId) => {
  expect(fillTemplate(template, { traceId }, replace)).toBeUndefined();
});
