import { defaultOptions, migrateOptions } from './options';

test('what is saved stays, what does not fit becomes the default', () => {
  expect(migrateOptions({ signals: false, quietEndpoints: true, change: 'yes', other: 1 })).toEqual(
    {
      ...defaultOptions,
      signals: false,
      quietEndpoints: true,
    },
  );
  expect(migrateOptions(undefined)).toEqual(defaultOptions);
});
