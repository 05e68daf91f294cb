import fc from 'fast-check';
import { migrateOptions } from './migrate-options';
import { defaultOptions, optionsVersion } from './options';
import { newPanelOptions } from './testing/scene-of';

/** A panel as a dashboard has it, its options whatever somebody wrote there. */
const migrate = (saved: unknown) => {
  const panel = { id: 1, type: 'tailgate-latency-panel', options: newPanelOptions };
  return migrateOptions({
    ...Object.assign(panel, { options: saved }),
    fieldConfig: { defaults: {}, overrides: [] },
  });
};

test('what is saved stays, also what this version does not know', () => {
  const saved = {
    ...newPanelOptions,
    mode: 'heatmap',
    percentiles: ['p99_9'],
    measures: ['total'],
    episodes: 'none',
    endpoint: '${endpoint}',
    later: { than: 'this' },
  };
  expect(migrate(saved)).toEqual(saved);
});

test('what is missing or cannot be gets its default', () => {
  expect(migrate({})).toEqual(defaultOptions);
  expect(migrate(undefined)).toEqual(defaultOptions);
  expect(
    migrate({
      version: 0,
      mode: 'pie',
      layout: 'circle',
      measures: 'backend',
      percentiles: ['p99', 'worst', 7],
      maxEndpoints: -1,
      verdict: 'yes',
      endpoint: null,
    }),
  ).toEqual({ ...defaultOptions, version: optionsVersion, percentiles: ['p99'] });
});

test('a panel of the first version goes on drawing the episodes that it drew', () => {
  expect(migrate({ version: 1 }).episodes).toBe('high');
  expect(migrate({ version: 1, episodes: 'info' }).episodes).toBe('info');
  expect(migrate({}).episodes).toBe('warning');
});

test('numbers are held in their limits, measures in their order', () => {
  expect(migrate({ maxEndpoints: 1_000 }).maxEndpoints).toBe(40);
  expect(migrate({ maxEndpoints: 3.7 }).maxEndpoints).toBe(3);
  expect(migrate({ measures: ['overhead', 'speed', 'backend'] }).measures).toEqual([
    'backend',
    'overhead',
  ]);
});

test('migrating twice changes nothing, whatever was saved', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('series', 'together', 'p50', 'none'));
  const names = fc.constantFrom(...Object.keys(defaultOptions), 'other');
  fc.assert(
    fc.property(fc.oneof(fc.dictionary(names, value), fc.jsonValue()), (saved) => {
      const once = migrate(saved);
      expect(migrate(once)).toEqual(once);
      expect(once.version).toBe(optionsVersion);
    }),
  );
});
