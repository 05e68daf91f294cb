import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { existsSync } from 'node:fs';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { listInputFiles } from './input-file';
import { spool } from './spool';
import { sampleMessages } from './sample-messages';
import { TemporaryFiles } from '../testing/temporary-files';

let files: TemporaryFiles;
beforeEach(async () => {
  files = await TemporaryFiles.create();
});
afterEach(() => files.remove());

describe('a sample of messages', () => {
  it('gives the first ones of each shape', async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `{"n":${index}}`);
    const raw = await files.write('raw', lines.join('\n'));
    expect(await sampleMessages(raw, 3)).toEqual({
      shape: 'raw-lines',
      messages: lines.slice(0, 3),
      error: null,
    });
    const packed = await files.write(
      'packed.gz',
      gzipSync(lines.map((text) => `2026-11-20T00:00:00.000Z ${text}`).join('\n')),
    );
    expect(await sampleMessages(packed, 2)).toEqual({
      shape: 's3-export',
      messages: lines.slice(0, 2),
      error: null,
    });
    const short = await files.write('short', 'only');
    expect((await sampleMessages(short, 5)).messages).toEqual(['only']);
  });

  it('says why there is none', async () => {
    const binary = await files.write('binary', Buffer.alloc(100));
    const sample = await sampleMessages(binary, 5);
    expect(sample).toMatchObject({ shape: 'unknown', messages: [] });
    expect(sample.error).toContain('binary');
    const gone = { ...binary, path: `${binary.path}.gone` };
    expect((await sampleMessages(gone, 5)).error).toContain('ENOENT');
    expect((await sampleMessages(await files.write('empty', ''), 5)).error).toContain('empty');
  });
});

describe('a spooled stream', () => {
  it('can be sampled and read, and leaves nothing behind', async () => {
    const spooled = await spool(
      Readable.from([Buffer.from('a\nb'), Buffer.from('c\n')]),
      'standard input',
    );
    expect(spooled.file).toMatchObject({ name: 'standard input', size: 5 });
    expect((await sampleMessages(spooled.file, 5)).messages).toEqual(['a', 'bc']);
    await spooled.dispose();
    expect(existsSync(spooled.file.path)).toBe(false);
  });

  it('reports a stream that fails, and one that is cancelled', async () => {
    const failing = new Readable({
      read() {
        this.destroy(new Error('pipe broken'));
      },
    });
    await expect(spool(failing, 'standard input')).rejects.toMatchObject({
      code: 'unreadable-input',
      message: 'standard input cannot be read: pipe broken',
    });
    const endless = new Readable({ read: () => undefined });
    await expect(spool(endless, 'standard input', AbortSignal.timeout(20))).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('the list of input files', () => {
  it('walks directories in order and names what it leaves out', async () => {
    await files.write('logs/b/2.gz', 'x');
    await files.write('logs/b/.hidden', 'x');
    await files.write('logs/a.log', 'x');
    await files.write('logs/aws-logs-write-test', 'Permission Check Successful');
    await symlink(files.directory, join(files.directory, 'logs', 'loop'));
    await symlink(join(files.directory, 'nowhere'), join(files.directory, 'logs', 'dangling'));
    const directory = join(files.directory, 'logs');
    const listing = await listInputFiles([directory, join(directory, 'b', '2.gz')]);
    const names = (entries: readonly { name: string }[]) =>
      entries.map(({ name }) => name.slice(files.directory.length + 1));
    expect(names(listing.files)).toEqual(['logs/a.log', 'logs/b/2.gz', 'logs/b/2.gz']);
    expect(names(listing.skipped)).toEqual([
      'logs/aws-logs-write-test',
      'logs/b/.hidden',
      'logs/dangling',
      'logs/loop/logs',
    ]);
    expect(listing.files[0]).toMatchObject({ path: join(directory, 'a.log'), size: 1 });
  });

  it('names a path that does not exist', async () => {
    await expect(listInputFiles([join(files.directory, 'none.log')])).rejects.toMatchObject({
      code: 'not-found',
      place: join(files.directory, 'none.log'),
    });
  });

  it('skips a directory that may not be opened', async () => {
    await files.write('closed/a.log', 'x');
    await chmod(join(files.directory, 'closed'), 0o000);
    const listing = await listInputFiles([files.directory]);
    await chmod(join(files.directory, 'closed'), 0o700);
    // The superuser may open everything.
    if (process.getuid?.() === 0) expect(listing.files).toHaveLength(1);
    else expect(listing.skipped[0]?.reason).toContain('EACCES');
  });

  it('tells pipes from files', async () => {
    expect(await listInputFiles(['/dev/null'])).toEqual({
      files: [],
      skipped: [],
      streams: ['/dev/null'],
    });
  });
});
