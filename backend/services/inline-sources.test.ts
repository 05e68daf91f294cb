import fc from 'fast-check';
import { TailgateError } from '../errors';
import { InlineSources, type InlineBounds } from './inline-sources';
import { sourceSettings } from './source-settings';
import type { InlineSource } from './services';

const hour = 3_600_000;

/** Inline sources with a clock, and the names of the connections that were opened and closed. */
function setUp(over: Partial<InlineBounds> = {}) {
  const clock = { now: 0 };
  const opened: (InlineSource & { name: string })[] = [];
  const closed: string[] = [];
  const bounds: InlineBounds = {
    allowedLogGroups: ['/aws/apigateway/*', 'arn:aws:logs:*:123456789012:log-group:shared-*'],
    allowedRegions: ['eu-central-1'],
    open: (source) => {
      opened.push(source);
      return {
        settings: sourceSettings({ name: source.name }),
        logGroups: source.logGroups,
        connect: () =>
          Promise.resolve({
            identity: 'test',
            carrier: { rowLimit: 1, run: () => Promise.reject(new Error('not asked')) },
            logGroupExists: () => Promise.resolve(true),
            nearLogGroups: () => Promise.resolve([]),
            close: () => {
              closed.push(source.name);
              return Promise.resolve();
            },
          }),
      };
    },
    ...over,
  };
  return { clock, opened, closed, sources: new InlineSources(bounds, () => clock.now) };
}

function errorOf(act: () => unknown): TailgateError {
  try {
    act();
  } catch (error) {
    if (error instanceof TailgateError) return error;
  }
  throw new Error('no TailgateError was thrown');
}

const orders = '/aws/apigateway/orders';

test('one source for the same log groups, in whatever order, whoever asks', async () => {
  const { sources, opened } = setUp();
  const name = sources.name({ logGroups: [orders, '/aws/apigateway/a'], region: 'eu-central-1' });
  const again = { logGroups: ['/aws/apigateway/a', orders, orders], region: 'eu-central-1' };
  expect(sources.name(again)).toBe(name);
  expect(name).toBe('inline:eu-central-1:/aws/apigateway/a,/aws/apigateway/orders');
  expect(opened).toEqual([
    { name, logGroups: ['/aws/apigateway/a', orders], region: 'eu-central-1' },
  ]);
  expect(sources.find(name)?.logGroups).toEqual(['/aws/apigateway/a', orders]);
  expect(sources.name({ logGroups: [orders] })).not.toBe(name);
  await sources.close();
});

test('a name that would be too long for a label is a digest', async () => {
  const { sources } = setUp();
  const groups = (last: string) => ({ logGroups: [`${orders}${'x'.repeat(300)}${last}`] });
  expect(sources.name(groups('a'))).toMatch(/^inline:[0-9a-f]{16}$/);
  expect(sources.name(groups('a'))).not.toBe(sources.name(groups('b')));
  await sources.close();
});

test('nothing is allowed by default, and the option is named', async () => {
  const { sources } = setUp({ allowedLogGroups: [] });
  const error = errorOf(() => sources.name({ logGroups: [orders] }));
  expect(error.code).toBe('access-denied');
  expect(error.remedy).toContain('inlineSources.allowedLogGroups');
  await sources.close();
});

test.each([
  ['another log group', { logGroups: [orders, '/aws/lambda/secret'] }, 'access-denied'],
  ['another region', { logGroups: [orders], region: 'us-east-1' }, 'access-denied'],
  [
    'an ARN under a pattern of names',
    { logGroups: ['arn:aws:logs:eu-central-1:999999999999:log-group:/aws/apigateway/x'] },
    'access-denied',
  ],
  [
    'another account',
    { logGroups: ['arn:aws:logs:eu-central-1:999999999999:log-group:shared-a'] },
    'access-denied',
  ],
  ['a wildcard', { logGroups: ['/aws/apigateway/*'] }, 'invalid-input'],
  ['quotes', { logGroups: ['/aws/apigateway/"x'] }, 'invalid-input'],
  ['no log group', { logGroups: [] }, 'invalid-input'],
  ['too many', { logGroups: Array.from({ length: 51 }, (_, i) => orders + i) }, 'invalid-input'],
])('%s is refused', async (_, given, code) => {
  const { sources, opened } = setUp({ allowedLogGroups: ['/aws/apigateway/*', '*lambda-none'] });
  expect(errorOf(() => sources.name(given))).toMatchObject({ code });
  expect(opened).toEqual([]);
  await sources.close();
});

test('an ARN is allowed by a pattern of ARNs', async () => {
  const { sources } = setUp();
  const arn = 'arn:aws:logs:eu-central-1:123456789012:log-group:shared-orders';
  expect(sources.find(sources.name({ logGroups: [arn] }))?.logGroups).toEqual([arn]);
  await sources.close();
});

test('only what the patterns allow is opened, whatever is asked for', async () => {
  const { sources, opened } = setUp();
  const group = fc.oneof(fc.string(), fc.constantFrom(orders, 'arn:', '/aws/apigateway/', '*'));
  fc.assert(
    fc.property(
      fc.array(group),
      fc.option(fc.string(), { nil: undefined }),
      (logGroups, region) => {
        try {
          sources.name(region === undefined ? { logGroups } : { logGroups, region });
        } catch (error) {
          expect(error).toBeInstanceOf(TailgateError);
        }
      },
    ),
  );
  for (const { logGroups, region } of opened) {
    for (const name of logGroups) expect(name.startsWith('/aws/apigateway/')).toBe(true);
    expect([undefined, 'eu-central-1']).toContain(region);
  }
  await sources.close();
});

test('a source is closed after an hour without a question, not before', async () => {
  const { sources, clock, closed } = setUp();
  const name = sources.name({ logGroups: [orders] });
  await sources.find(name)?.connection();
  clock.now = hour - 1;
  expect(sources.find(name)).toBeDefined();
  clock.now = 2 * hour - 2;
  expect(sources.find(name)).toBeDefined();
  clock.now = 3 * hour;
  expect(sources.find(name)).toBeUndefined();
  await Promise.resolve();
  await Promise.resolve();
  expect(closed).toEqual([name]);
  await sources.close();
});

test('twenty are open at most; an idle one makes room', async () => {
  const { sources, clock } = setUp();
  const ask = (index: number) => sources.name({ logGroups: [`${orders}-${index}`] });
  for (let index = 0; index < 20; index += 1) ask(index);
  expect(errorOf(() => ask(20)).code).toBe('limit-exceeded');
  expect(ask(3)).toContain('-3');
  clock.now = hour - 1;
  ask(3);
  clock.now = hour;
  expect(ask(20)).toContain('-20');
  await sources.close();
});

test('closing closes what is connected', async () => {
  const { sources, closed } = setUp();
  const name = sources.name({ logGroups: [orders] });
  await sources.find(name)?.connection();
  await sources.close();
  expect(closed).toEqual([name]);
});
