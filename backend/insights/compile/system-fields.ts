import type { Relation } from '../relation';
import type { Resolve } from './scope';
import { textValue, timestampValue, type Value } from './value';

/** Under this name, which no query can write, stands what orders events of equal time. */
export const sequenceName = '@sequence`';

/** Fields that every event has. */
export const systemFields = [
  '@timestamp',
  '@ingestionTime',
  '@message',
  '@logStream',
  '@log',
  '@ptr',
] as const;

/** The names of a relation: system fields and discovered ones. */
export function relationScope(relation: Relation): Resolve {
  const system = new Map<string, () => Value>([
    ['@timestamp', () => timestampValue(() => relation.timestamp)],
    ['@ingestionTime', () => timestampValue(() => relation.ingestionTime)],
    ['@message', () => textValue(() => relation.message)],
    ['@logStream', () => textValue(() => relation.logStream)],
    ['@log', () => textValue(() => relation.log)],
    ['@ptr', () => textValue(() => relation.pointer)],
    [sequenceName, () => timestampValue(() => relation.sequence)],
  ]);
  return (name) => {
    const known = system.get(name);
    if (known !== undefined) return known();
    const binding = relation.field(name);
    return binding && textValue(() => binding.text, { number: () => binding.number });
  };
}
