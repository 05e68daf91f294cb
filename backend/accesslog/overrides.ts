import { TailgateError } from '../errors';
import { canonicalFields, type CanonicalField } from './canonical';

const maxKeyLength = 200;

function isCanonical(name: string): name is CanonicalField {
  return (canonicalFields as readonly string[]).includes(name);
}

/**
 * Checked field overrides of a source: canonical field to the key in the line.
 * @throws TailgateError `invalid-input` naming the field, where the name is unknown or the key unusable
 */
export function checkOverrides(
  overrides: Readonly<Record<string, string>>,
): ReadonlyMap<CanonicalField, string> {
  const checked = new Map<CanonicalField, string>();
  for (const [name, value] of Object.entries(overrides)) {
    const place = `--field ${name}=${value}`;
    if (!isCanonical(name)) {
      throw new TailgateError('invalid-input', `There is no field named "${name}" to map.`, {
        place,
        remedy: `Name one of: ${canonicalFields.join(', ')}.`,
      });
    }
    const key = value.trim();
    if (key === '' || key.length > maxKeyLength || !isUsableKey(key)) {
      throw new TailgateError('invalid-input', `"${value}" cannot be the key of ${name}.`, {
        place,
        remedy:
          'Give the key as it stands in the log line, keys of nested objects joined by dots, for example integrationLatency=timing.backend.',
      });
    }
    checked.set(name, key);
  }
  return checked;
}

/** A key goes into query texts: no control characters, and none that would end a quoted name. */
function isUsableKey(key: string): boolean {
  // eslint-disable-next-line no-control-regex
  return !/[\u0000-\u001f\u007f`"\\]/.test(key) && !key.split('.').includes('');
}
