import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Value } from '@sinclair/typebox/value';
import { Analysis } from '@tailgate/contract';
import { accessLine, accessLines } from './access-lines';
import { runTailgate } from './run-tailgate';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-bad-input-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function analyze(path: string): Promise<{ code: number | null; analysis: Analysis }> {
  const { code, stdout, stderr } = await runTailgate(['analyze', '-q', '--format', 'json', path]);
  if (stdout === '') throw new Error(`nothing was printed: ${stderr}`);
  return { code, analysis: Value.Parse(Analysis, JSON.parse(stdout)) };
}

const good = accessLines(200);
const withGood = (...bad: string[]): string => [...good, ...bad, ''].join('\n');

describe('input that cannot be read at all', () => {
  it('says of an empty file that it is empty, and exits with 3', async () => {
    const { code, analysis } = await analyze(file('empty.log', ''));
    expect(code).toBe(3);
    expect(analysis.input.files[0]?.error).toContain('empty');
  });

  it('names a missing file and exits with 3', async () => {
    const path = join(folder, 'nowhere.log');
    const { code, stderr } = await runTailgate(['analyze', path]);
    expect(code).toBe(3);
    expect(stderr).toContain(path);
    expect(stderr).not.toContain('at Object.');
  });

  it('says of binary rubbish that it is no log, and exits with 3', async () => {
    const rubbish = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256));
    const { code, analysis } = await analyze(file('rubbish.bin', rubbish));
    expect(code).toBe(3);
    expect(analysis.input.files[0]?.error).toMatch(/\S/);
  });

  it('says of other text what it expected, and exits with 3', async () => {
    const { code, stdout } = await runTailgate([
      'analyze',
      '-q',
      file('plain.txt', 'hello\nworld\n'),
    ]);
    expect(code).toBe(3);
    expect(stdout).toContain('plain text');
    expect(stdout).toContain('JSON');
  });
});

describe('input of which a part can be read', () => {
  it('keeps what stands before the end of a truncated gzip', async () => {
    const whole = gzipSync(accessLines(20_000).join('\n'));
    const path = file('cut.log.gz', whole.subarray(0, whole.length / 2));
    const { code, analysis } = await analyze(path);
    expect(analysis.input.files[0]?.events).toBeGreaterThan(1_000);
    expect(analysis.input.files[0]?.error).toContain('cut off');
    expect(analysis.input.unreadable).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  it('counts a single line of 100 MB and reads the rest, within bounded memory', async () => {
    const path = join(folder, 'long.log');
    const stream = createWriteStream(path);
    stream.write(`${good.join('\n')}\n`);
    const block = Buffer.alloc(1_000_000, 'x');
    for (let index = 0; index < 100; index += 1) {
      if (!stream.write(block)) await once(stream, 'drain');
    }
    stream.end(`\n${accessLine(201)}\n`);
    await once(stream, 'finish');
    const { code, analysis } = await analyze(path);
    expect(code).toBe(0);
    expect(analysis.input.unreadable).toBe(1);
    expect(analysis.input.unreadableReasons[0]?.file).toContain(':201');
    expect(analysis.input.events).toBe(202);
  });

  it('counts lines that are not UTF-8', async () => {
    const broken = Buffer.concat([
      Buffer.from(withGood()),
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d, 0x0a]),
    ]);
    const { code, analysis } = await analyze(file('latin.log', broken));
    expect(code).toBe(0);
    expect(analysis.input.events).toBe(201);
    expect(analysis.input.unreadable).toBe(1);
    expect(analysis.input.unreadableReasons[0]?.reason).toContain('UTF-8');
  });

  it('counts half-written JSON and shows an example', async () => {
    const half = accessLine(0).slice(0, 60);
    const { analysis } = await analyze(file('half.log', withGood(half, half)));
    expect(analysis.input.events).toBe(202);
    expect(analysis.input.unreadable).toBe(2);
    expect(analysis.input.unreadableReasons[0]?.example).toContain(half.slice(0, 40));
  });

  it('leaves out latencies that are negative, huge or text, and says so', async () => {
    const odd = [
      accessLine(300, { integrationLatency: '-50' }),
      accessLine(301, { responseLatency: '1e300' }),
      accessLine(302, { integrationLatency: '99999999999999' }),
      accessLine(303, { integrationLatency: 'soon', responseLatency: 'later' }),
      accessLine(304, { responseLatency: -7 }),
    ];
    const { analysis } = await analyze(file('odd.log', withGood(...odd)));
    expect(analysis.input.events).toBe(205);
    expect(analysis.input.unreadable).toBe(0);
    expect(analysis.findings).toEqual([]);
    expect(analysis.notices.join(' ')).toContain('3 latencies that no request can have');
  });

  it('counts times in the far future as unreadable', async () => {
    const future = [
      accessLine(1, { requestTimeEpoch: '99999999999999' }),
      accessLine(2, { requestTimeEpoch: String(Date.UTC(2090, 0, 1)) }),
    ];
    const { analysis } = await analyze(file('future.log', withGood(...future)));
    expect(analysis.input.unreadable).toBe(2);
    expect(analysis.input.to).toBe('2026-01-15T12:03:19.001Z');
  });

  it('folds 100,000 distinct paths and keeps the readable rest', async () => {
    const paths = Array.from({ length: 100_000 }, (_, index) =>
      accessLine(index % 3_000, {
        resourcePath: undefined,
        path: `/${index.toString(36)}/x${(index * 7).toString(36)}`,
        integrationLatency: '4000',
        responseLatency: '4010',
      }),
    );
    const { analysis } = await analyze(file('paths.log', paths.join('\n')));
    expect(analysis.input.events).toBe(100_000);
    const slow = analysis.findings.find(({ rule }) => rule === 'slow-integration');
    expect(slow?.evidence.sampleSize).toBe(100_000);
    expect(slow?.endpoints.length).toBeLessThanOrEqual(501);
    expect(slow?.endpoints.map(({ endpoint }) => endpoint)).toContain('(other)');
  }, 60_000);

  it('sends no control characters of a log to the terminal', async () => {
    const evil = '{"status":"200","x":"\u001b[2J\u0007';
    const { stdout } = await runTailgate(['analyze', '-q', file('evil.log', withGood(evil))]);
    expect(stdout).toContain('1 event could not be used');
    expect(stdout.includes('\u001b')).toBe(false);
    expect(stdout.includes('\u0007')).toBe(false);
  });
});
