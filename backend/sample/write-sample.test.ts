import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TailgateError } from '../errors';
import { brokenLineMinutes } from './scenario';
import { folderOf, sampleSeed, writeSample } from './write-sample';

const folders: string[] = [];
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'tailgate-sample-'));
  folders.push(path);
  return path;
};
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true })));

const options = { seed: sampleSeed, now: Date.UTC(2026, 10, 20, 14, 37, 12, 345) };

it('writes the same bytes for the same seed and time, and clears an earlier sample away', async () => {
  const hashes = async (prepare: (directory: string) => void) => {
    const directory = folder();
    prepare(directory);
    const shares: number[] = [];
    const written = await writeSample(directory, {
      ...options,
      onProgress: (share) => shares.push(share),
    });
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    return {
      directory,
      written,
      sums: written.files.map(({ path }) => [
        relative(directory, path),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
    };
  };
  const first = await hashes(() => undefined);
  const second = await hashes((directory) => {
    const access = join(directory, 'api-gateway-access-logs');
    mkdirSync(access);
    writeFileSync(join(access, 'notes.txt'), 'kept');
    writeFileSync(join(access, '2026-11-19T03.log'), 'of an earlier sample');
  });
  expect(second.sums).toEqual(first.sums);

  const { files, accessLines, brokenLines, lambdaEvents } = first.written;
  expect(files).toHaveLength(25 + 3);
  expect(brokenLines).toBe(brokenLineMinutes.length);
  const logs = files.filter(({ path }) => path.endsWith('.log'));
  expect(logs.reduce((sum, { events }) => sum + events, 0)).toBe(accessLines);
  expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(100_000_000);
  for (const { path, events, bytes } of logs) {
    const content = readFileSync(path);
    expect(content.byteLength).toBe(bytes);
    expect(content.toString().split('\n')).toHaveLength(events + 1);
  }

  const exports = files.filter(({ path }) => path.endsWith('.gz'));
  expect(exports.reduce((sum, { events }) => sum + events, 0)).toBe(lambdaEvents);
  let starts = 0;
  let continued = 0;
  for (const { path } of exports) {
    for (const line of gunzipSync(readFileSync(path)).toString().split('\n')) {
      if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z /.test(line)) starts += 1;
      else if (line !== '') continued += 1;
    }
  }
  expect(starts).toBe(lambdaEvents);
  expect(continued).toBeGreaterThan(0);

  const names = readdirSync(join(second.directory, 'api-gateway-access-logs'));
  expect(names).toHaveLength(26);
  expect(names).toContain('notes.txt');
  expect(names).not.toContain('2026-11-19T03.log');
});

it('says where it cannot write', async () => {
  const path = join(folder(), 'file');
  writeFileSync(path, '');
  await expect(writeSample(path, options)).rejects.toThrow(TailgateError);
});

it('names folders after log groups', () => {
  expect(folderOf('/aws/lambda/orders-checkout')).toBe('aws-lambda-orders-checkout');
});
