import { TailgateError } from '../../errors';
import { logsAnswer, start } from '../testing/answers';
import { columnsOf, rowsOf } from '../testing/columns';
import { logsAlertFrames, logsFrames } from './logs';

const time = { name: '@timestamp', kind: 'timestamp' } as const;
const message = { name: '@message', kind: 'text' } as const;
const text = (name: string) => ({ name, kind: 'text' }) as const;
const number = (name: string) => ({ name, kind: 'number' }) as const;

describe('logsFrames', () => {
  it('shows rows with a message as log lines, by time, with severity, id and labels', () => {
    const columns = [time, message, text('status'), text('@ptr'), text('path'), number('ms')];
    const answer = logsAnswer(columns, [
      [start + 1, 'second', '503', 'p2', '/b', 12],
      [start, 'first', '200', 'p1', null, null],
      [start + 2, null, '404', 'p3', '/c', 3],
    ]);
    const query = 'fields @timestamp, @message, status, path, ms';
    const [frame] = logsFrames(answer, query);
    expect(frame?.meta).toMatchObject({
      type: 'log-lines',
      typeVersion: [0, 0],
      preferredVisualisationType: 'logs',
      executedQueryString: query,
    });
    expect(frame?.fields.slice(0, 2).map(({ nullable }) => nullable)).toEqual([false, false]);
    expect(rowsOf(frame)).toEqual([
      {
        timestamp: start,
        body: 'first',
        severity: 'info',
        id: 'p1',
        labels: { status: '200' },
      },
      {
        timestamp: start + 1,
        body: 'second',
        severity: 'error',
        id: 'p2',
        labels: { status: '503', path: '/b', ms: '12' },
      },
      {
        timestamp: start + 2,
        body: '',
        severity: 'warning',
        id: 'p3',
        labels: { status: '404', path: '/c', ms: '3' },
      },
    ]);
  });

  it('leaves severity and id out where the query does not ask for them', () => {
    const [frame] = logsFrames(logsAnswer([time, message], [[start, 'x']]), 'fields @message');
    expect(frame?.fields.map(({ name }) => name)).toEqual(['timestamp', 'body', 'labels']);
  });

  it('shows figures by bin as series, one for each number and combination of labels', () => {
    const bin = { name: 'bin(5m)', kind: 'timestamp' } as const;
    const columns = [bin, number('status'), text('path'), number('n')];
    const answer = logsAnswer(columns, [
      [start + 300_000, 200, '/a', 7],
      [start, 200, '/a', 5],
      [start, 504, '/a', 1],
      [null, 200, '/a', 99],
    ]);
    const [frame] = logsFrames(answer, 'stats count(*) as n by bin(5m), status, path');
    expect(frame?.meta).toMatchObject({ type: 'timeseries-wide', typeVersion: [0, 1] });
    expect(columnsOf(frame)).toEqual({
      time: [start, start + 300_000],
      'n{"status":"200","path":"/a"}': [5, 7],
      'n{"status":"504","path":"/a"}': [1, null],
    });
    expect(frame?.fields[1]?.config?.displayNameFromDS).toBe('n · 200, /a');
  });

  it('shows figures without a bin as numbers, a number that is grouped by as a label', () => {
    const columns = [number('status'), number('n'), number('slowest')];
    const answer = logsAnswer(columns, [
      [200, 5, 12],
      [null, 1, null],
    ]);
    const [frame] = logsFrames(answer, 'stats count(*) as n, max(ms) as slowest by status');
    expect(frame?.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
    expect(rowsOf(frame)).toEqual([
      { status: '200', n: 5, slowest: 12 },
      { status: '', n: 1, slowest: null },
    ]);
  });

  it('shows anything else as a table', () => {
    const columns = [time, text('path'), number('ms')];
    const answer = logsAnswer(columns, [
      [null, null, null],
      [start, '/a', 5],
    ]);
    const [frame] = logsFrames(answer, 'fields @timestamp, path, ms');
    expect(frame?.meta.type).toBeUndefined();
    expect(rowsOf(frame)).toEqual([
      { '@timestamp': null, path: null, ms: null },
      { '@timestamp': start, path: '/a', ms: 5 },
    ]);
  });

  it('goes by the kinds of columns where the query is newer than the parser', () => {
    const answer = logsAnswer([text('path'), number('n')], [['/a', 5]]);
    const [frame] = logsFrames(answer, 'newCommand x | stats count(*) as n by path');
    expect(frame?.meta.type).toBe('numeric-long');
  });

  it('refuses more series than can be shown', () => {
    const bin = { name: 'bin(5m)', kind: 'timestamp' } as const;
    const rows = Array.from({ length: 501 }, (_, index) => [start, `/${index}`, 1]);
    const answer = logsAnswer([bin, text('path'), number('n')], rows);
    expect(() => logsFrames(answer, 'stats count(*) as n by bin(5m), path')).toThrow('501 series');
  });

  it('is one frame without fields where nothing matched', () => {
    const [frame] = logsFrames(logsAnswer([time, message], []), 'fields @message');
    expect(frame?.fields).toEqual([]);
    expect(frame?.meta.executedQueryString).toBe('fields @message');
  });
});

describe('logsAlertFrames', () => {
  it('takes exactly one number', () => {
    const query = 'stats count(*) as n by path';
    const answer = logsAnswer([text('path'), number('n')], [['/a', 5]]);
    expect(rowsOf(logsAlertFrames(answer, query)[0])).toEqual([{ path: '/a', n: 5 }]);
    const two = logsAnswer([number('n'), number('m')], [[1, 2]]);
    expect(() => logsAlertFrames(two, 'stats count(*) as n, sum(ms) as m')).toThrow('not n, m');
  });

  it('refuses lines and says to count them', () => {
    const lines = logsAnswer([time, message], [[start, 'x']]);
    expect(() => logsAlertFrames(lines, 'fields @message')).toThrow('log lines');
    const rows = logsAnswer([time, text('path')], [[start, '/a']]);
    expect(() => logsAlertFrames(rows, 'fields @timestamp, path')).toThrow('log lines');
  });

  it.each([
    ['stats count(*) as n, max(status) by path', 'max(status)'],
    ['stats count(*) as n, latest(@message) as line by bin(5m), path', 'line'],
    ['stats max(status) by path', 'max(status)'],
    ['stats count(*) as n by path | parse path "/*/" as first', 'first'],
    ['stats count(*) as n by path, status | stats sum(n) as n, max(status) by path', 'max(status)'],
  ])('refuses labels that change with what is measured: %s', (query, column) => {
    const bin = query.includes('bin(') ? [{ name: 'bin(5m)', kind: 'timestamp' } as const] : [];
    const count = query.includes('as n') ? [number('n')] : [];
    const answer = logsAnswer([...bin, text('path'), ...count, text(column)], []);
    expect(() => logsAlertFrames(answer, query)).toThrow(TailgateError);
    expect(() => logsAlertFrames(answer, query)).toThrow(
      `The column ${column} is a text that would change the labels of the alert.`,
    );
    // People may look at it all the same.
    expect(() => logsFrames(answer, query)).not.toThrow();
  });

  it('takes texts and numbers that the query groups by', () => {
    const query = 'stats max(status + 0) as worst by concat(method, path) as route, status';
    const answer = logsAnswer(
      [text('route'), text('status'), number('worst')],
      [['GET/a', '504', 504]],
    );
    expect(rowsOf(logsAlertFrames(answer, query)[0])).toEqual([
      { route: 'GET/a', status: '504', worst: 504 },
    ]);
  });
});
