import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { InputFile } from '../logs/input/input-file';
import { ReportBuilder, type IngestReport } from '../logs/ingest/report';
import { findSameFiles } from './same-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tailgate-same-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): InputFile {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, name, size: statSync(path).size, modifiedMs: 0 };
}

/** As a reader of the file would report, which knows its lines and no more. */
function report(name: string, text: string): IngestReport {
  const builder = new ReportBuilder(name);
  builder.bytes = text.length;
  builder.stored(text.split('\n').length, 0, 1_000, 2_000);
  return builder.report();
}

test('finds copies, packed or not, and none among files that are only alike', async () => {
  const [text, other] = ['one\ntwo', 'one\nTwo'];
  const files = [
    file('a.log', text),
    file('b.log.gz', gzipSync(text)),
    file('c.log', other),
    file('d.log', `${text}\nthree`),
  ];
  const reports = [
    ...['a.log', 'b.log.gz'].map((name) => report(name, text)),
    report('c.log', other),
    report('d.log', `${text}\nthree`),
  ];
  expect(await findSameFiles(reports, files)).toEqual([
    { names: ['a.log', 'b.log.gz'], events: 2 },
  ]);
});

test('finds a file that was given twice', async () => {
  const once = file('a.log', 'one');
  const reports = [report('a.log', 'one'), report('a.log', 'one')];
  expect(await findSameFiles(reports, [once, once])).toEqual([
    { names: ['a.log', 'a.log'], events: 1 },
  ]);
});

test('does not take files without events for copies', async () => {
  const files = [file('a.log', ''), file('b.log', '')];
  const reports = files.map(({ name }) => new ReportBuilder(name).report());
  expect(await findSameFiles(reports, files)).toEqual([]);
});
