import { defaultOptions, migrateOptions } from './options';

test('what is saved stays', () => {
  const saved = {
    ...defaultOptions,
    minSeverity: 'high',
    explained: false,
    open: 'none',
    endpointVariable: 'route',
    traceLink: 'https://x.example/${traceId}',
  } as const;
  expect(migrateOptions(saved)).toEqual(saved);
});

test.each([undefined, null, 'text', {}, { minSeverity: 'huge', explained: 1, open: [] }])(
  '%p becomes the defaults',
  (saved) => {
    expect(migrateOptions(saved)).toEqual(defaultOptions);
  },
);
