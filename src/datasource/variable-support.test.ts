import { CoreApp, dateTime } from '@grafana/data';
import { setBackendSrv } from '@grafana/runtime';
import { firstValueFrom } from 'rxjs';
import { fakeBackend } from '../testing/fake-backend';
import { instanceSettings } from '../testing/settings';
import { templateService } from '../testing/template-service';
import { TailgateDataSource } from './datasource';
import { TailgateVariableSupport } from './variable-support';

test('variables list each value once, in the range of the dashboard', async () => {
  const backend = fakeBackend(() => ({ values: ['GET /a', 'GET /b'] }));
  setBackendSrv(backend);
  const datasource = new TailgateDataSource(instanceSettings(), templateService());
  const from = dateTime('2026-11-20T12:00:00Z');
  const to = dateTime('2026-11-20T13:00:00Z');

  const { data } = await firstValueFrom(
    new TailgateVariableSupport(datasource).query({
      requestId: 'Q1',
      interval: '1m',
      intervalMs: 60_000,
      range: { from, to, raw: { from, to } },
      scopedVars: {},
      targets: [{ refId: 'A' }, { refId: 'B', of: 'stage' }],
      timezone: 'utc',
      app: CoreApp.Dashboard,
      startTime: 0,
    }),
  );
  expect(data).toMatchObject([
    {
      fields: [
        { name: 'text', values: ['GET /a', 'GET /b'] },
        { name: 'value', values: ['GET /a', 'GET /b'] },
      ],
    },
  ]);
  expect(backend.asked.map(({ params }) => params)).toEqual([
    { of: 'endpoint', from: from.valueOf(), to: to.valueOf() },
    { of: 'stage', from: from.valueOf(), to: to.valueOf() },
  ]);
});
