import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleIds, Thresholds } from '@tailgate/contract';
import { blindRules, implementedRules, rules } from './registry';
import { findingsOf } from './testing/run-rules';
import { many, slow, timedOut } from './testing/traffic';

test('each rule is of the catalogue, once', () => {
  expect(new Set(implementedRules).size).toBe(rules.length);
  for (const rule of rules) {
    expect(ruleIds).toContain(rule.id);
    for (const id of [...rule.related, ...rule.explains.map((one) => one.rule)]) {
      expect(implementedRules).toContain(id);
      expect(id).not.toBe(rule.id);
    }
    expect(rule.firesAbove === undefined).toBe(rule.severityWithout === undefined);
    if (rule.firesAbove) expect(Object.keys(Thresholds.properties)).toContain(rule.firesAbove);
  }
});

test('no rule explains another in a circle', () => {
  const explains = new Map(rules.map((rule) => [rule.id, rule.explains.map((one) => one.rule)]));
  for (const start of implementedRules) {
    const reached = new Set(explains.get(start));
    for (const id of reached) for (const next of explains.get(id) ?? []) reached.add(next);
    expect(reached).not.toContain(start);
  }
});

test('a rule is blind where every set of its fields lacks one', () => {
  expect(blindRules([])).toEqual([]);
  expect(blindRules(['integrationLatency'])).toEqual(['slow-integration']);
  expect(blindRules(['status'])).toEqual(['high-5xx', 'throttled']);
  expect(blindRules(['integrationLatency', 'responseLatency'])).toEqual([
    'slow-integration',
    'near-timeout',
    'high-latency',
  ]);
  expect(
    blindRules([
      'integrationLatency',
      'errorResponseType',
      'errorMessage',
      'integrationError',
      'responseLatency',
      'status',
    ]),
  ).toEqual([...implementedRules]);
});

test('no text says that 29 s is the end for every API', () => {
  const texts = findingsOf([
    ...many(100),
    ...many(10, { status: 500 }),
    ...many(10, { status: 429 }),
    slow(27_000),
    slow(27_000),
    slow(27_000),
    timedOut(),
  ]).map(({ summary, meaning, actions }) => [summary, meaning, ...actions].join(' '));
  expect(texts).toHaveLength(rules.length);
  for (const text of texts) {
    expect(text).not.toMatch(/(cannot|can't|can not) be (raised|increased|changed)|hard limit/i);
    expect(text).not.toMatch(/n\/a|NaN|undefined|null|Infinity/);
  }
  expect(texts.filter((text) => text.includes('29 s')).length).toBeGreaterThan(0);
});

test('the guide names each rule where it belongs, and every threshold', () => {
  const guide = readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8');
  const [running = '', waiting = ''] = guide.split('## Not implemented yet');
  for (const id of ruleIds) {
    const implemented = implementedRules.includes(id);
    expect([
      id,
      new RegExp(`^\\| \`${id}\` +\\| [^|]+\\| (warning|high|critical)`, 'm').test(running),
    ]).toEqual([id, implemented]);
    expect([id, waiting.includes(`\`${id}\``)]).toEqual([id, !implemented]);
  }
  for (const setting of Object.keys(Thresholds.properties))
    expect(running).toContain(`\`${setting}\``);
});
