import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { errorCode } from './error-code';
import { ServiceError } from './service-error';

/**
 * Bytes of a request body. A batch of PutLogEvents has at most 1 MiB of messages; JSON may write a character of one
 * byte as `\u0000`, and each event has some frame.
 */
export const maximumBodyBytes = 8_388_608;

const unzip = promisify(gunzip);

/** Reads a body, gunzipped where it is compressed. @throws ServiceError */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    // The rest of a body too large is read and dropped: a client that still writes would not see the answer.
    if (bytes <= maximumBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > maximumBodyBytes) throw tooLarge();
  const body = Buffer.concat(chunks);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body.toString('utf8');
  if (encoding !== 'gzip') {
    throw new ServiceError(
      'SerializationException',
      `The content encoding ${encoding} is not supported: send the body plain or as gzip.`,
    );
  }
  try {
    return (await unzip(body, { maxOutputLength: maximumBodyBytes })).toString('utf8');
  } catch (thrown) {
    if (errorCode(thrown) === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new ServiceError('SerializationException', 'The body is not valid gzip.');
  }
}

function tooLarge(): ServiceError {
  return new ServiceError(
    'RequestEntityTooLargeException',
    `The request is larger than ${maximumBodyBytes} bytes.`,
  );
}
