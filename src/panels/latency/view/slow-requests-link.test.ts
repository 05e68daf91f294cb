import { dateTime, type DataQueryRequest } from '@grafana/data';
import { config } from '@grafana/runtime';
import { slowRequestsLink, type SlowRequestsLinkInput } from './slow-requests-link';

const tailgate = { type: 'tailgate-apigateway-datasource', uid: 'first' };
/** A query of the data source; the source is a field of our own. */
const query = (refId: string, uid: string, source: string) => ({
  refId,
  datasource: { ...tailgate, uid },
  source,
});
const range = { from: dateTime(0), to: dateTime(9_000), raw: { from: 'now-1h', to: 'now' } };
const request: DataQueryRequest = {
  requestId: 'Q1',
  app: 'dashboard',
  interval: '1m',
  intervalMs: 60_000,
  range,
  scopedVars: {},
  startTime: 0,
  timezone: 'utc',
  targets: [
    { refId: 'X', datasource: { type: 'cloudwatch', uid: 'metrics' } },
    query('A', 'first', 'shop'),
    query('B', 'second', 'admin'),
  ],
};
const link = (change: Partial<SlowRequestsLinkInput> = {}) =>
  slowRequestsLink({
    template: '',
    endpoint: 'GET /a&b',
    refId: 'B',
    isOwn: true,
    from: 1_000,
    to: 2_000,
    request,
    replaceVariables: (text, scoped) =>
      text.replace(/\$\{(\w+)\}/g, (whole, name: string) => String(scoped?.[name]?.value ?? whole)),
    ...change,
  });
/** The one pane of an address in Explore. */
const paneOf = (address = ''): unknown => {
  const panes: unknown = JSON.parse(
    new URL(address, 'http://grafana.test').searchParams.get('panes') ?? '{}',
  );
  return panes;
};

afterEach(() => {
  jest.restoreAllMocks();
});

test('Explore with the data source and source of the query that gave the chart', () => {
  expect(paneOf(link())).toEqual({
    slow: {
      datasource: 'second',
      queries: [
        {
          refId: 'A',
          datasource: { ...tailgate, uid: 'second' },
          kind: 'slow-requests',
          limit: 100,
          source: 'admin',
          endpoints: ['GET /a&b'],
        },
      ],
      range: { from: '1000', to: '2000' },
    },
  });
});

test('a query that is not known any more leaves the first of the data source', () => {
  expect(paneOf(link({ refId: 'C', endpoint: '' }))).toMatchObject({
    slow: { datasource: 'first', queries: [{ source: 'shop' }] },
  });
});

test('a data source without a type is known by what its frames say', () => {
  const targets = [
    { refId: 'X', datasource: { uid: 'other' } },
    { refId: 'A', datasource: { uid: 'plain' } },
  ];
  const untyped = { refId: 'A', request: { ...request, targets } };
  expect(paneOf(link(untyped))).toMatchObject({ slow: { datasource: 'plain' } });
  expect(link({ ...untyped, isOwn: false })).toBeUndefined();
  expect(link({ ...untyped, refId: 'C' })).toBeUndefined();
});

test('an address of the user is filled in, one that is unsafe is none', () => {
  const template = 'https://logs.test/?e=${endpoint}&from=${__from}&to=${__to}';
  expect(link({ template })).toBe('https://logs.test/?e=GET%20%2Fa%26b&from=1000&to=2000');
  expect(link({ template: 'javascript:alert(1)' })).toBeUndefined();
});

test('who may not explore is led to the address of the user only', () => {
  const permissions = { 'alert.rules:create': true };
  jest.replaceProperty(config.bootData, 'user', { ...config.bootData.user, permissions });
  expect(link()).toBeUndefined();
  expect(link({ template: 'https://logs.test/' })).toBe('https://logs.test/');
});

test('data of others leads nowhere by itself', () => {
  expect(link({ request: undefined })).toBeUndefined();
});
