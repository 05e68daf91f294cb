import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Value } from '@sinclair/typebox/value';
import { Analysis } from '@tailgate/contract';
import { formatCount } from '../../backend/rules/format';
import { integrationTimeout } from '../golden/integration-timeout';
import { accessLine, accessLines, startMs } from './access-lines';
import { runTailgate } from './run-tailgate';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-analyze-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const { lines } = integrationTimeout();

async function analyze(args: readonly string[], input?: Buffer | string): Promise<Analysis> {
  const { stdout, stderr } = await runTailgate(
    ['analyze', '-q', '--format', 'json', ...args],
    input,
  );
  if (stdout === '') throw new Error(`nothing was printed: ${stderr}`);
  return Value.Parse(Analysis, JSON.parse(stdout));
}

/** Timeouts found, and by endpoint. */
function timeouts(analysis: Analysis): unknown {
  const finding = analysis.findings.find(({ rule }) => rule === 'integration-timeout');
  return finding?.endpoints.map(({ endpoint, count }) => [endpoint, count]);
}

const expected = [
  ['POST /api/reports/generate', 18],
  ['POST /api/export/csv', 5],
];

function timeOf(line: string): number {
  const match = /"requestTimeEpoch":"?(\d+)/.exec(line);
  return Number(match?.[1]);
}

describe('every shape gives the same findings', () => {
  const raw = `${lines.join('\n')}\n`;
  const s3 = `${lines.map((line) => `${new Date(timeOf(line)).toISOString()} ${line}`).join('\n')}\n`;
  const events = JSON.stringify({
    events: lines.map((message, index) => ({
      logStreamName: 'stream',
      timestamp: timeOf(message),
      message,
      ingestionTime: timeOf(message) + 1000,
      eventId: String(index),
    })),
    searchedLogStreams: [],
  });

  it.each([
    ['raw-lines', raw],
    ['s3-export', s3],
    ['events-json', events],
  ])('%s, plain and gzipped', async (shape, content) => {
    const plain = join(folder, `${shape}.any`);
    const packed = join(folder, `${shape}.packed`);
    writeFileSync(plain, content);
    writeFileSync(packed, gzipSync(content));
    for (const path of [plain, packed]) {
      const analysis = await analyze([path]);
      expect(timeouts(analysis)).toEqual(expected);
      expect(analysis.input.files[0]).toMatchObject({ shape, events: lines.length, error: null });
    }
  });

  it('standard input, plain and gzipped', async () => {
    expect(timeouts(await analyze(['-'], raw))).toEqual(expected);
    expect(timeouts(await analyze(['-'], gzipSync(raw)))).toEqual(expected);
  });

  it('a directory of parts', async () => {
    const directory = join(folder, 'parts');
    mkdirSync(join(directory, 'nested'), { recursive: true });
    const half = Math.floor(lines.length / 2);
    writeFileSync(join(directory, 'a.log'), lines.slice(0, half).join('\n'));
    writeFileSync(join(directory, 'nested', '000000.gz'), gzipSync(lines.slice(half).join('\n')));
    writeFileSync(join(directory, '.hidden'), 'not a log');
    writeFileSync(join(directory, 'aws-logs-write-test'), 'Permission Check Successful');
    const analysis = await analyze([directory]);
    expect(timeouts(analysis)).toEqual(expected);
    expect(analysis.notices.join(' ')).toContain('.hidden');
  });

  it('says which files hold the same events, as they are counted twice', async () => {
    const directory = join(folder, 'copies');
    mkdirSync(directory);
    const [path, copy] = [join(directory, 'a.log'), join(directory, 'a-copy.log.gz')];
    writeFileSync(path, lines.join('\n'));
    writeFileSync(copy, gzipSync(lines.join('\n')));
    const { notices, input } = await analyze([path, copy]);
    expect(input.events).toBe(2 * lines.length);
    expect(notices.filter((text) => text.includes('twice'))).toEqual([
      `${formatCount(lines.length)} log events are in both ${path} and ${copy}, and counted twice: leave all but one out.`,
    ]);
    const again = await analyze([directory, path]);
    expect(again.notices.join(' ')).toContain(', and counted 3 times: leave all but one out.');
    const alone = await analyze([path]);
    expect(alone.notices.join(' ')).not.toContain('twice');
  });

  it('keeps continuation lines of an S3 export with their event', async () => {
    const pretty = JSON.stringify(JSON.parse(accessLine(0)), null, 2);
    const path = join(folder, 'continued.log');
    writeFileSync(
      path,
      `${new Date(startMs).toISOString()} ${pretty}\n${new Date(startMs).toISOString()} ${accessLine(1)}\n`,
    );
    const analysis = await analyze([path]);
    expect(analysis.input).toMatchObject({ events: 2, unreadable: 0 });
  });
});

describe('options', () => {
  const path = () => {
    const file = join(folder, 'options.log');
    writeFileSync(file, lines.join('\n'));
    return file;
  };

  it.each([
    ['critical', 0],
    ['high', 1],
    ['info', 1],
  ])('--fail-on %s exits with %d', async (severity, code) => {
    expect((await runTailgate(['analyze', '-q', '--fail-on', severity, path()])).code).toBe(code);
  });

  it('exits with 2 on wrong use and says what is right', async () => {
    const { code, stderr } = await runTailgate(['analyze', '--fail-on', 'bad', path()]);
    expect(code).toBe(2);
    expect(stderr).toContain('info, warning, high, critical');
  });

  it('--from and --to narrow the range', async () => {
    const from = timeOf(lines[0] ?? '');
    const all = await analyze([path()]);
    const none = await analyze(['--to', new Date(from + 1).toISOString(), path()]);
    expect(all.findings.length).toBeGreaterThan(0);
    expect(none.findings).toEqual([]);
    expect(none.input.to).toBe(new Date(from + 1).toISOString());
  });

  it('--timeout-ms is the limit that 504 answers are held against', async () => {
    const file = join(folder, 'sixty.log');
    const slow = accessLine(500, {
      status: '504',
      integrationLatency: '-',
      responseLatency: '60010',
      errorMessage: undefined,
      errorResponseType: undefined,
    });
    writeFileSync(file, [...accessLines(300), slow].join('\n'));
    const analysis = await analyze(['--timeout-ms', '60000', file]);
    const finding = analysis.findings.find(({ rule }) => rule === 'integration-timeout');
    expect(finding?.evidence.values['integrationTimeout']).toEqual({ value: 60_000, unit: 'ms' });
    expect(finding?.evidence.signals).toEqual([{ signal: 'latency-at-limit', count: 1 }]);
  });

  it('--field names a key of an unusual format', async () => {
    const file = join(folder, 'unusual.log');
    const odd = Array.from({ length: 400 }, (_, index) =>
      JSON.stringify({
        requestTimeEpoch: startMs + index * 1000,
        status: 200,
        resourcePath: '/x',
        httpMethod: 'GET',
        timing: { backend: 5_000, all: 5_010 },
      }),
    );
    writeFileSync(file, odd.join('\n'));
    const analysis = await analyze([
      '--field',
      'integrationLatency=timing.backend',
      '--field',
      'responseLatency=timing.all',
      file,
    ]);
    const slow = analysis.findings.find(({ rule }) => rule === 'slow-integration');
    expect(slow?.evidence.values['p99Integration']?.value).toBe(5_000);
  });

  it('--format markdown prints a report, --help prints examples', async () => {
    const report = await runTailgate(['analyze', '-q', '--format', 'markdown', path()]);
    expect(report.stdout).toMatch(/^# Tailgate findings\n/);
    const help = await runTailgate(['analyze', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('Examples');
    expect(help.stdout).toContain('tailgate analyze');
  });

  it('says which command is unknown', async () => {
    const { code, stderr } = await runTailgate(['analyse']);
    expect(code).toBe(2);
    expect(stderr).toContain('"analyse"');
  });
});
