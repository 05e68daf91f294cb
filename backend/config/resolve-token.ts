import { Value } from '@sinclair/typebox/value';
import { unreadable, type ReadTextFile } from './read-file';
import type { Report } from './report';
import { ServeOptions } from './schema';
import { Secret } from './secret';

/** The token, from its option or its file; undefined where there is none or it is wrong. */
export function resolveToken(
  { token, tokenFile }: Pick<ServeOptions, 'token' | 'tokenFile'>,
  readTextFile: ReadTextFile,
  report: Report,
): Secret | undefined {
  if (tokenFile === undefined) return token === undefined ? undefined : new Secret(token);
  if (token !== undefined) {
    report(['tokenFile'], 'Both token and tokenFile are set.', 'Keep one of them.');
    return undefined;
  }
  let text: string;
  try {
    text = readTextFile(tokenFile).trim();
  } catch (error) {
    report(['tokenFile'], unreadable(tokenFile, error), 'Name a file that holds the token.');
    return undefined;
  }
  if (!Value.Check(ServeOptions.properties.token, text)) {
    report(
      ['tokenFile'],
      'The file holds no usable token.',
      'Write 16 to 512 printable ASCII characters without blanks into it, for example: openssl rand -hex 32',
    );
    return undefined;
  }
  return new Secret(text);
}
