import { pino, type Logger } from 'pino';
import type { ServeConfig } from '../config/config';
import { secretsOf } from '../config/config';
import { maskSecrets } from '../config/secret';

/** Where lines go; `process.stderr` outside of tests. */
export interface LineSink {
  write(line: string): unknown;
}

const hiddenPaths = ['authorization', 'token', 'secretAccessKey', 'sessionToken', 'password'];

/**
 * JSON logs, one object per line. Known secrets are taken out of every line as it leaves, whatever
 * key or message they stand in; keys that sound like a secret are hidden besides.
 */
export function createLogger(config: ServeConfig, sink: LineSink): Logger {
  const secrets = secretsOf(config);
  return pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: hiddenPaths.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '(hidden)',
      },
    },
    { write: (line: string) => void sink.write(maskSecrets(line, secrets)) },
  );
}
