import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAlertRules } from './alert-rules';
import { readDataSources } from './data-sources';
import { parseDuration } from './duration';
import { expandVariables } from './expand-variables';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-provisioning-'));
  mkdirSync(join(folder, 'datasources'));
  mkdirSync(join(folder, 'alerting'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['0', 0],
  ['30s', 30_000],
  ['1h30m', 5_400_000],
  ['1w', 604_800_000],
  ['250ms', 250],
])('reads the duration %s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each(['', '5', 'm', '1 m', '-1m', '1mm5'])('refuses the duration %j', (text) => {
  expect(() => parseDuration(text)).toThrow('duration');
});

it('puts variables of the environment in', () => {
  const environment = { TOKEN: 't', A1: 'x' };
  expect(expandVariables('$TOKEN ${A1} $__env{TOKEN} $$TOKEN $NONE.', environment)).toBe(
    't x t $TOKEN .',
  );
});

it('reads data sources with their secrets', () => {
  writeFileSync(
    join(folder, 'datasources', 'one.yaml'),
    `apiVersion: 1
datasources:
  - {name: One, uid: one, type: t, isDefault: true, jsonData: {source: $S}, secureJsonData: {token: $T}}
`,
  );
  expect(readDataSources(folder, { S: 'sample', T: 'secret' })).toEqual([
    {
      id: 1,
      name: 'One',
      uid: 'one',
      type: 't',
      url: '',
      isDefault: true,
      jsonData: { source: 'sample' },
      secureJsonData: { token: 'secret' },
    },
  ]);
  writeFileSync(
    join(folder, 'datasources', 'two.yaml'),
    'apiVersion: 1\ndatasources: [{uid: x}]\n',
  );
  expect(() => readDataSources(folder, {})).toThrow('two.yaml: /datasources/0/name');
});

it('reads alert rules with what Grafana takes where they say nothing', () => {
  const rule = 'uid: u, title: T, condition: A, data: [{refId: A, datasourceUid: d, model: {}}]';
  const group = (text: string) =>
    `apiVersion: 1\ngroups: [{name: g, folder: f, interval: 1m, rules: [{${text}}]}]\n`;
  const file = join(folder, 'alerting', 'rules.yaml');
  writeFileSync(file, group(`${rule}, for: 5m`));
  expect(readAlertRules(folder)).toMatchObject([
    {
      uid: 'u',
      intervalMs: 60_000,
      forMs: 300_000,
      keepFiringForMs: 0,
      noDataState: 'NoData',
      execErrState: 'Alerting',
      missingSeriesEvalsToResolve: 2,
      isPaused: false,
    },
  ]);
  writeFileSync(file, group(`${rule}, noDataState: Fine`));
  expect(() => readAlertRules(folder)).toThrow('noDataState');
});
