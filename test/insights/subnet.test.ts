import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { MemoryEvents, type TestEvent } from '../../backend/insights/testing/memory-events';
import { isWithin } from './subnet';

const octet = fc.oneof(fc.constantFrom(0, 1, 10, 127, 128, 192, 255), fc.nat(255));
const v4 = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
const group = fc.oneof(
  fc.constantFrom('0', '1', 'db8', '2001', 'FFFF'),
  fc.nat(65_535).map((value) => value.toString(16)),
);
const v6 = fc.oneof(
  fc.ipV6(),
  fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
  fc
    .tuple(fc.array(group, { maxLength: 3 }), fc.array(group, { maxLength: 3 }))
    .map(([left, right]) => `${left.join(':')}::${right.join(':')}`),
  fc
    .tuple(fc.array(group, { maxLength: 3 }), v4)
    .map(([left, tail]) => `${left.join(':')}::${tail}`),
);
const noAddress = fc.constantFrom(
  '',
  '-',
  '1.2.3',
  '1.2.3.256',
  '01.2.3.4',
  ':::',
  '1::2::3',
  'g::',
  '1.2.3.4 ',
);
const pair = fc
  .tuple(fc.oneof(v4, v6, noAddress), fc.oneof(v4, v6, noAddress), fc.nat(140), fc.boolean())
  .map(([ip, base, prefix, near]) => ({ ip, net: `${near && ip !== '' ? ip : base}/${prefix}` }));

const query =
  'display isValidIpV4(ip) as valid4, isValidIpV6(ip) as valid6, isIpv4InSubnet(ip, net) as in4, isIpv6InSubnet(ip, net) as in6, isIpInSubnet(ip, net) as either | sort @timestamp asc';

test('5,000 addresses and networks are judged as Node judges them', async () => {
  const seed = 20_261_121;
  const pairs = fc.sample(pair, { numRuns: 5000, seed });
  const events = pairs.map((item, index): TestEvent => ({ '@timestamp': index, ...item }));
  const store = await MemoryEvents.create(events);
  const { rows } = await store.run(query);
  store.close();
  const wanted = pairs.map(({ ip, net }) => {
    const in4 = Number(isWithin(ip, net, 'ipv4'));
    const in6 = Number(isWithin(ip, net, 'ipv6'));
    const [valid4, valid6] = [Number(isIPv4(ip)), Number(isIPv6(ip))];
    return { ip, net, seed, valid4, valid6, in4, in6, either: Math.max(in4, in6) };
  });
  expect(rows.map((row, index) => ({ ...pairs[index], seed, ...row }))).toEqual(wanted);
  for (const name of ['in4', 'in6'] as const) {
    expect(wanted.filter((row) => row[name] === 1).length).toBeGreaterThan(100);
    expect(wanted.filter((row) => row[name] === 0).length).toBeGreaterThan(100);
  }
});

test.each([
  ['10.1.2.3', '10.0.0.0/8', 1],
  ['11.1.2.3', '10.0.0.0/8', 0],
  ['192.0.2.255', '192.0.2.7/24', 1],
  ['8.8.8.8', '0.0.0.0/0', 1],
  ['8.8.8.8', '8.8.8.8/32', 1],
  ['2001:DB8::1', '2001:db8::/32', 1],
  ['2001:db9::1', '2001:db8::/32', 0],
  ['::ffff:10.0.0.1', '::ffff:a00:0/104', 1],
  ['10.0.0.1', '::ffff:a00:0/104', 0],
  ['10.0.0.1', '10.0.0.0', 0],
  ['10.0.0.1', '10.0.0.0/33', 0],
  ['-', '0.0.0.0/0', 0],
])('%s in %s: %d', async (ip, net, wanted) => {
  const store = await MemoryEvents.create([{ ip, address: net, pair: ip }, { net }]);
  const both = await store.run(
    `filter ispresent(ip) | display isIpInSubnet(ip, "${net}") as a, isIpInSubnet(pair, address) as b, isIpInSubnet(net, "${net}") as c`,
  );
  store.close();
  expect(both.rows).toEqual([{ a: wanted, b: wanted, c: null }]);
});
