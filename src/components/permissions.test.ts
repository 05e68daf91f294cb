import { config } from '@grafana/runtime';
import { may } from './permissions';

/** Without permissions the page is that of an older Grafana, or of none. */
const signIn = (permissions?: Record<string, boolean>) => {
  const user = { ...config.bootData.user };
  delete user.permissions;
  jest.replaceProperty(config.bootData, 'user', {
    ...user,
    ...(permissions !== undefined && { permissions }),
  });
};

afterEach(() => {
  jest.restoreAllMocks();
});

test('what is listed as true is allowed, each by itself', () => {
  signIn({ 'datasources:explore': true, 'alert.rules:create': false });
  expect(may('datasources:explore')).toBe(true);
  expect(may('alert.rules:create')).toBe(false);
});

test('what is not listed is not allowed, even where nothing is', () => {
  signIn({ 'alert.rules:create': true });
  expect(may('datasources:explore')).toBe(false);
  signIn({});
  expect(may('alert.rules:create')).toBe(false);
});

test('where nothing is known of permissions everything is allowed', () => {
  signIn();
  expect(may('alert.rules:create')).toBe(true);
  expect(may('datasources:explore')).toBe(true);
});
