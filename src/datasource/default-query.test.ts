import { CoreApp } from '@grafana/data';
import { Value } from '@sinclair/typebox/value';
import { GrafanaQuery } from '@tailgate/contract';
import { defaultAnnotationQuery, defaultQuery, firstLogsText } from './default-query';

test.each([...Object.values(CoreApp), undefined])(
  'what a new query starts with on the page %p, the backend takes',
  (app) => {
    expect([...Value.Errors(GrafanaQuery, defaultQuery(app))]).toEqual([]);
  },
);

test('so it does for annotations and for the first logs query', () => {
  expect([...Value.Errors(GrafanaQuery, defaultAnnotationQuery)]).toEqual([]);
  expect([...Value.Errors(GrafanaQuery, { kind: 'logs', text: firstLogsText })]).toEqual([]);
});

test('an alert rule starts with one measure, which outages count in once', () => {
  expect(defaultQuery(CoreApp.UnifiedAlerting)).toMatchObject({
    kind: 'alert',
    measure: 'severity',
    explained: 'zero',
  });
});

test('a new query never scans logs unasked', () => {
  for (const app of Object.values(CoreApp)) expect(defaultQuery(app).kind).not.toBe('logs');
});
