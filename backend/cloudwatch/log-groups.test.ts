import { listLogGroups, logGroupExists, logGroupName } from './log-groups';
import type { LogsClient } from './logs-client';
import { serveLogGroups } from './testing/canned-queries';
import { connect } from './testing/connect';
import { FakeLogsServer } from './testing/fake-logs-server';

let server: FakeLogsServer;
let client: LogsClient;
beforeEach(async () => {
  server = await FakeLogsServer.start();
  client = await connect(server);
});
afterEach(async () => {
  client.close();
  await server.close();
});

const names = Array.from({ length: 120 }, (_, index) => `/group/${String(index).padStart(3, '0')}`);

it('lists all pages', async () => {
  serveLogGroups(server, names);
  const { groups, complete } = await listLogGroups(client);
  expect(groups.map((group) => group.name)).toEqual(names);
  expect(complete).toBe(true);
  expect(server.callsOf('DescribeLogGroups')).toHaveLength(3);
  expect(groups[0]).toEqual({
    name: '/group/000',
    arn: 'arn:aws:logs:eu-central-1:123456789012:log-group:/group/000',
    storedBytes: 1_000,
    createdMs: 1_700_000_000_000,
    logClass: undefined,
  });
});

it('says where it stopped early', async () => {
  serveLogGroups(server, names);
  const { groups, complete } = await listLogGroups(client, { most: 60 });
  expect(groups).toHaveLength(60);
  expect(complete).toBe(false);
  expect(server.callsOf('DescribeLogGroups')).toHaveLength(2);
});

it('filters by prefix and by pattern', async () => {
  serveLogGroups(server, names);
  expect((await listLogGroups(client, { prefix: '/group/01' })).groups).toHaveLength(10);
  expect((await listLogGroups(client, { pattern: '7' })).groups).toHaveLength(21);
});

it('does not follow a token that comes back', async () => {
  const body = { logGroups: [{ logGroupName: '/a' }], nextToken: 'same' };
  server.script('DescribeLogGroups', { kind: 'json', body });
  await listLogGroups(client);
  expect(server.callsOf('DescribeLogGroups')).toHaveLength(2);
});

it('tells a log group from one whose name begins alike', async () => {
  serveLogGroups(server, ['/shop-prod']);
  await expect(logGroupExists(client, '/shop-prod')).resolves.toBe(true);
  await expect(logGroupExists(client, '/shop')).resolves.toBe(false);
});

it.each([
  ['/aws/x', '/aws/x'],
  ['arn:aws:logs:eu-central-1:123456789012:log-group:/aws/x', '/aws/x'],
  ['arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/x:*', '/aws/x'],
])('reads the name in %s', (given, name) => {
  expect(logGroupName(given)).toBe(name);
});
