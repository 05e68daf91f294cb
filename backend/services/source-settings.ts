import { Value } from '@sinclair/typebox/value';
import { SourceSettings } from '@tailgate/contract';
import { TailgateError } from '../errors';

/**
 * Settings of a source with the defaults of the schema filled in.
 * @throws TailgateError invalid-input naming the setting and the value that it may not have
 */
export function sourceSettings(given: unknown): SourceSettings {
  const filled = Value.Default(
    SourceSettings,
    Value.Default(SourceSettings, { timeouts: {}, thresholds: {}, ...asObject(given) }),
  );
  if (Value.Check(SourceSettings, filled)) return filled;
  const first = Value.Errors(SourceSettings, filled).First();
  throw new TailgateError(
    'invalid-input',
    `The setting ${first?.path ?? '/'} is ${JSON.stringify(first?.value)}: ${first?.message ?? 'not allowed'}.`,
    { place: first?.path ?? '/', remedy: 'See the settings in the documentation.' },
  );
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
