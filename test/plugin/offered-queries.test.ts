import { Value } from '@sinclair/typebox/value';
import { GrafanaQuery } from '@tailgate/contract';
import { checkLogsQuery } from '../../backend/services/check-logs-query';
import { logsExamples } from '../../src/datasource/logs-examples';

// What the plugin offers must be what the backend takes.

test.each(logsExamples.map(({ title, text }) => [title, text]))(
  'the example "%s" is a query that the backend runs',
  (_title, text) => {
    expect(() => checkLogsQuery(text)).not.toThrow();
    expect(Value.Check(GrafanaQuery, { kind: 'logs', text })).toBe(true);
  },
);
