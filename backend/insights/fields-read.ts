import type { Query } from './ast';
import { compile } from './compile/compile';
import { defaultSwitches, type FieldUse, type SemanticsSwitches } from './compiled';
import type { FieldBinding, Relation } from './relation';

class FieldRecorder implements Relation {
  private readonly uses = new Map<string, { asText: boolean; asNumber: boolean }>();
  readonly from = 'events';
  readonly sequence = 'sequence';

  private read(name: string, kind: 'asText' | 'asNumber'): string {
    const use = this.uses.get(name) ?? { asText: false, asNumber: false };
    use[kind] = true;
    this.uses.set(name, use);
    return 'NULL';
  }

  get timestamp(): string {
    return this.read('@timestamp', 'asNumber');
  }
  get ingestionTime(): string {
    return this.read('@ingestionTime', 'asNumber');
  }
  get message(): string {
    return this.read('@message', 'asText');
  }
  get logStream(): string {
    return this.read('@logStream', 'asText');
  }
  get log(): string {
    return this.read('@log', 'asText');
  }
  get pointer(): string {
    return this.read('@ptr', 'asText');
  }

  field(name: string): FieldBinding {
    const read = (kind: 'asText' | 'asNumber'): string => this.read(name, kind);
    return {
      get text() {
        return read('asText');
      },
      get number() {
        return read('asNumber');
      },
    };
  }

  fields(): readonly FieldUse[] {
    return [...this.uses].map(([name, use]) => ({ name, ...use }));
  }
}

/**
 * The event fields that a query reads, and whether as text or as number: all that a store must keep for it.
 * It is the compiler itself that says so, by compiling against a relation that takes note of what is asked for;
 * so the answer holds for the same switches only. @timestamp is always among them.
 * @throws MalformedQueryError where the query is faulty
 */
export function fieldsRead(
  query: Query,
  switches: SemanticsSwitches = defaultSwitches,
): readonly FieldUse[] {
  const relation = new FieldRecorder();
  compile(query, { relation, fromMs: 0, toMs: 1, rowLimit: 1, nowMs: 0, switches });
  return relation.fields();
}
