import type { FastifyInstance } from 'fastify';
import { messageOf, TailgateError } from '../../backend/errors';
import { mapError } from '../../backend/http/map-error';
import { judgeFiles } from '../../backend/services/analyze-files';
import { analysisAnswer } from './analysis-answer';
import { fileAdvice } from './file-advice';
import { receiveFiles, type AnnouncedFile } from './receive-files';

/** What one request may bring: more than a day of a busy API when packed, and less than a disk. */
export const analysisLimits = { bytes: 512 * 1_024 * 1_024, files: 50 } as const;

/**
 * `POST /preview/analysis?files=[{"name","size"}]`: the files' bytes one after the other as body. They
 * are analysed in this process and removed before the answer is sent. One analysis at a time, as each
 * takes half a gigabyte of memory.
 * @returns ends what runs when it is aborted
 */
export function addAnalysisRoute(server: FastifyInstance): AbortController {
  const stop = new AbortController();
  let isBusy = false;
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload);
  });
  server.post<{ Querystring: { files?: string } }>(
    '/preview/analysis',
    { bodyLimit: analysisLimits.bytes },
    async (request, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const signal = AbortSignal.any([stop.signal, gone.signal]);
      try {
        if (isBusy) throw busy();
        const announced = readAnnouncement(request.query.files);
        isBusy = true;
        try {
          const received = await receiveFiles(request.raw, announced, signal);
          try {
            const judged = await judgeFiles({ paths: received.paths, signal });
            const advice = await adviceFor(received.paths);
            return await reply.send(analysisAnswer(judged, received.nameOf, advice));
          } finally {
            await received.remove();
          }
        } finally {
          isBusy = false;
        }
      } catch (error) {
        request.raw.resume();
        const { status, body } = mapError(error, request.id);
        return reply.status(status).send(body);
      }
    },
  );
  return stop;
}

/** What to do about those files that are no logs. */
async function adviceFor(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const advice = new Map<string, string>();
  for (const path of paths) {
    const text = await fileAdvice(path);
    if (text !== undefined) advice.set(path, text);
  }
  return advice;
}

const busy = (): TailgateError =>
  new TailgateError('limit-exceeded', 'Another analysis is running.', {
    remedy: 'Wait until it has ended, then drop the files again.',
  });

/** @throws TailgateError `invalid-input` or `limit-exceeded` */
function readAnnouncement(text: string | undefined): readonly AnnouncedFile[] {
  const files = listOf(text).map(fileOf);
  if (files.length === 0) {
    throw new TailgateError('invalid-input', 'No file is named.', {
      place: 'files',
      remedy: 'Drop one file or more.',
    });
  }
  const { bytes, files: count } = analysisLimits;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (files.length > count || total > bytes) {
    const given = `${files.length} files of ${Math.ceil(total / 1e6)} MB`;
    throw new TailgateError('limit-exceeded', `These are ${given}, too much for this page.`, {
      remedy: `At most ${count} files of ${Math.floor(bytes / 1e6)} MB together; for more run: bin/tailgate analyze FILES`,
    });
  }
  return files;
}

function listOf(text: string | undefined): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (Array.isArray(value)) return value;
  } catch (error) {
    throw wrongAnnouncement(messageOf(error));
  }
  throw wrongAnnouncement('it is no list');
}

function fileOf(value: unknown): AnnouncedFile {
  if (typeof value === 'object' && value !== null && 'name' in value && 'size' in value) {
    const { name, size } = value;
    const isSize = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
    if (typeof name === 'string' && isSize) return { name, size };
  }
  throw wrongAnnouncement('each needs a name and a size');
}

const wrongAnnouncement = (reason: string): TailgateError =>
  new TailgateError('invalid-input', `The list of files cannot be read: ${reason}.`, {
    place: 'files',
    remedy: 'Reload the page and drop the files again.',
  });
