import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GrafanaSettings, severities, ValuesQuery } from '@tailgate/contract';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { implementedRules } from '../../backend/rules';
import { sampleSource } from '../../backend/services/start-services';
import { readAlertRules } from '../grafana-host/provisioning/alert-rules';
import { readDataSources } from '../grafana-host/provisioning/data-sources';
import { expandVariables } from '../grafana-host/provisioning/expand-variables';
import { yamlFiles } from '../grafana-host/provisioning/yaml-files';
import { readCompose } from './compose';
import { readDashboards } from './dashboards';
import { root, stage } from './dockerfile';
import { strictQuery } from './grafana-query';
import { pluginOf, readPlugins } from './plugins';

const provisioning = join(root, 'provisioning');
const dataSource = { type: pluginOf('datasource').id, uid: 'tailgate' };
const dashboards = readDashboards();
const rules = readAlertRules(provisioning);
const documented = readFileSync(join(root, 'docs', 'frames.md'), 'utf8');

/** Which frames our panels are made for; the others are Grafana's own. */
const ourPanels = new Map([
  ['tailgate-latency-panel', 'latency'],
  ['tailgate-timeouts-panel', 'timeouts'],
  ['tailgate-findings-panel', 'findings'],
]);
const corePanels = ['table'];

test('the app is enabled', () => {
  const File = Type.Object({
    apps: Type.Array(
      Type.Object({ type: Type.String(), org_id: Type.Literal(1), disabled: Type.Literal(false) }),
    ),
  });
  const apps = yamlFiles(join(provisioning, 'plugins'), File).flatMap((file) => file.apps);
  expect(apps.map(({ type }) => type)).toEqual([pluginOf('app').id]);
});

test('the data source is ours, reads the sample and sends the token of its container', () => {
  const variable = Object.keys(readCompose().services.grafana.environment)[0] ?? '';
  const [entry, ...more] = readDataSources(provisioning, {
    // Grafana's image reads the file and drops this ending.
    [variable.replace(/__FILE$/, '')]: 'the-token-of-the-file',
  });
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    ...dataSource,
    isDefault: true,
    secureJsonData: { token: 'the-token-of-the-file' },
  });
  expect(Value.Check(GrafanaSettings, entry?.jsonData)).toBe(true);
  expect(entry?.jsonData).toEqual({ source: sampleSource });
});

test('without a token of its container the data source sends none', () => {
  expect(readDataSources(provisioning, {})[0]?.secureJsonData).toEqual({ token: '' });
});

test('the dashboards are looked for where the image holds them', () => {
  const File = Type.Object({
    providers: Type.Array(
      Type.Object({ type: Type.Literal('file'), options: Type.Object({ path: Type.String() }) }),
    ),
  });
  const target = stage('grafana').copies.find(({ sources }) => sources[0] === 'provisioning');
  const providers = yamlFiles(join(provisioning, 'dashboards'), File).flatMap(
    (file) => file.providers,
  );
  const paths = providers.map(({ options }) =>
    expandVariables(options.path, { GF_PATHS_PROVISIONING: target?.target }),
  );
  expect(paths).toEqual([`${target?.target}/dashboards`]);
  expect(existsSync(paths[0]?.replace(target?.target ?? '', provisioning) ?? '')).toBe(true);
});

test('nothing in provisioning is overlooked', () => {
  expect(readdirSync(provisioning).sort()).toEqual([
    'alerting',
    'dashboards',
    'datasources',
    'plugins',
  ]);
});

describe.each(dashboards)('%s', (_, dashboard) => {
  const { panels, annotations, templating } = dashboard;
  const variables = templating.list.map(({ name }) => `$${name}`);

  test('asks our data source what it can answer', () => {
    for (const { title, datasource, targets } of panels) {
      expect({ title, datasource }).toEqual({ title, datasource: dataSource });
      for (const target of targets) {
        expect(target.datasource).toEqual(dataSource);
        const { endpoints = [], rules: chosen = [] } = strictQuery(target);
        for (const endpoint of endpoints) expect(variables).toContain(endpoint);
        for (const rule of chosen) expect(implementedRules).toContain(rule);
      }
    }
  });

  test('begins with our panels, each with the query that it is made for', () => {
    const built = readPlugins().flatMap(({ type, id }) => (type === 'panel' ? [id] : []));
    expect([...ourPanels.keys()].sort()).toEqual(built.sort());
    const inOrder = panels.toSorted(({ gridPos: a }, { gridPos: b }) => a.y - b.y || a.x - b.x);
    expect(inOrder.slice(0, 3).map(({ type }) => type)).toEqual([...ourPanels.keys()]);
    for (const { type, targets, transformations } of panels) {
      const kind = ourPanels.get(type);
      if (kind === undefined) continue;
      expect(targets.map((target) => strictQuery(target).kind)).toEqual([kind]);
      // They read all frames of an answer.
      expect(transformations).toEqual([]);
    }
    const [, timeouts] = inOrder;
    expect(strictQuery(timeouts?.targets[0])).toMatchObject({ compare: 'previous' });
  });

  test('has panels with an id of their own, without gaps or overlaps', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = new Set<string>();
    let area = 0;
    for (const { type, gridPos } of panels) {
      expect([...ourPanels.keys(), ...corePanels]).toContain(type);
      area += gridPos.w * gridPos.h;
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) cells.add(`${x},${y}`);
      }
    }
    expect(cells.size).toBe(area);
    expect(area).toBe(24 * Math.max(...panels.map(({ gridPos }) => gridPos.y + gridPos.h)));
  });

  test('picks frames and fields that are documented', () => {
    for (const { transformations } of panels) {
      for (const { filter, options } of transformations) {
        const frame = /^\/\^\(\?!(\w+)\\b\)\/$/.exec(filter?.options ?? '')?.[1];
        if (filter !== undefined) expect(documented).toContain(`\`${frame}\``);
        const { names = [] } = Value.Parse(
          Type.Object({ names: Type.Optional(Type.Array(Type.String())) }),
          options['include'] ?? {},
        );
        for (const name of names) {
          // The page names the percentiles by the first of them.
          expect(documented).toContain(`\`${name.replace(/_p[\d_]+$/, '_p50')}\``);
        }
      }
    }
  });

  test('has one annotation query for each severity, high and above shown', () => {
    const ours = annotations.list.filter(({ datasource }) => datasource.uid === dataSource.uid);
    const shown = new Map<string, boolean>();
    for (const { target, enable, datasource } of ours) {
      expect(datasource).toEqual(dataSource);
      const { kind, severities: chosen = [], endpoints = [] } = strictQuery(target);
      expect(kind).toBe('episodes');
      expect(chosen).toHaveLength(1);
      for (const endpoint of endpoints) expect(variables).toContain(endpoint);
      shown.set(chosen[0] ?? '', enable);
    }
    expect([...shown].sort()).toEqual(
      severities
        .map((name): [string, boolean] => [name, name === 'high' || name === 'critical'])
        .sort(),
    );
    expect(new Set(ours.map(({ iconColor }) => iconColor)).size).toBe(severities.length);
  });

  test('fills its variables from values that the backend lists', () => {
    for (const { datasource, query } of templating.list) {
      expect(datasource).toEqual(dataSource);
      expect(Value.Check(ValuesQuery.properties.of, query.of)).toBe(true);
    }
  });
});

test('there are rules for timeouts and for slow integrations', () => {
  expect(rules.map(({ uid }) => uid)).toEqual([
    'tailgate-integration-timeout',
    'tailgate-slow-integration',
  ]);
});

describe.each(rules.map((rule) => [rule.title, rule] as const))('alert rule "%s"', (_, rule) => {
  const asked = rule.data.filter(({ datasourceUid }) => datasourceUid === dataSource.uid);
  const queries = new Map(asked.map(({ refId, model }) => [refId, strictQuery(model)]));
  const MathExpression = Type.Object({ type: Type.Literal('math'), expression: Type.String() });
  const Threshold = Type.Object({
    type: Type.Literal('threshold'),
    expression: Type.String(),
    conditions: Type.Tuple([
      Type.Object({
        evaluator: Type.Object({
          type: Type.Literal('gt'),
          params: Type.Tuple([Type.Integer({ minimum: 0, maximum: severities.length - 1 })]),
        }),
      }),
    ]),
  });

  /** The refId of the severity that a threshold reads: itself, or a product that leaves timeouts out. */
  function severityIn(refId: string): string {
    if (queries.has(refId)) return refId;
    const model = rule.data.find((entry) => entry.refId === refId)?.model;
    const text = Value.Parse(MathExpression, model).expression;
    const [, severity = '', timeouts = ''] = /^\$(\w+) \* \(\$(\w+) < 1\)$/.exec(text) ?? [];
    expect(queries.get(timeouts)?.measure).toBe('timeouts');
    return severity;
  }

  test('is decided by the severity of one rule that runs', () => {
    const decision = rule.data.find(({ refId }) => refId === rule.condition);
    expect(decision?.datasourceUid).toBe('__expr__');
    const { expression, conditions } = Value.Parse(Threshold, decision?.model);
    const query = queries.get(severityIn(expression));
    expect(query).toMatchObject({ kind: 'alert', measure: 'severity', explained: 'zero' });
    expect(query?.rules).toHaveLength(1);
    expect(implementedRules).toContain(query?.rules?.[0]);
    expect(rule.uid).toBe(`tailgate-${query?.rules?.[0]}`);
    // The label says the least severity that fires.
    expect(rule.labels).toEqual({ severity: severities[conditions[0].evaluator.params[0]] });
  });

  test('gathers evidence that fits: the same rules, range and rows, another measure', () => {
    const [first] = queries.values();
    const measures = [...queries.values()].map(({ measure }) => measure);
    expect(new Set(measures).size).toBe(queries.size);
    for (const query of queries.values()) {
      expect({ ...query, refId: 'A', measure: 'severity' }).toEqual({ ...first, refId: 'A' });
    }
    for (const { refId, model, relativeTimeRange } of asked) {
      expect(model['refId']).toBe(refId);
      expect(relativeTimeRange).toEqual({ from: 600, to: 0 });
    }
  });

  test('says in its texts only what it has asked for', () => {
    const text = Object.values(rule.annotations).join('\n');
    for (const [, refId = ''] of text.matchAll(/\$values\.(\w+)/g)) {
      expect([...queries.keys()]).toContain(refId);
    }
    for (const [, label = ''] of text.matchAll(/\$labels\.(\w+)/g)) {
      expect(['rule', 'endpoint', 'source']).toContain(label);
    }
    expect(text.match(/\{\{-? (if|end)\b/g)?.length).toBeGreaterThan(0);
    expect(text.match(/\{\{-? if\b/g)?.length).toBe(text.match(/\{\{-? end\b/g)?.length);
  });

  test('leads to a panel that is there', () => {
    const { __dashboardUid__: uid, __panelId__: panel } = rule.annotations;
    const dashboard = dashboards.find(([, each]) => each.uid === uid)?.[1];
    const shown = dashboard?.panels.find(({ id }) => String(id) === panel);
    const [kind] = rule.uid === 'tailgate-integration-timeout' ? ['timeouts'] : ['latency'];
    expect(ourPanels.get(shown?.type ?? '')).toBe(kind);
  });

  test('is quiet without data and speaks up when it cannot ask', () => {
    expect(rule.noDataState).toBe('OK');
    expect(rule.execErrState).toBe('Error');
    expect(rule.isPaused).toBe(false);
    // A label with a template would make another alert whenever it changes.
    expect(JSON.stringify(rule.labels)).not.toContain('{{');
  });
});
