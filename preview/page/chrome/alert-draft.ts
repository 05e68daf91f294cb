/** What an alert rule would be filled in with, for people. */
export interface AlertDraft {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** Reads the `defaults` that a link gives Grafana's editor for alert rules. */
export function readAlertDraft(json: string | null): AlertDraft {
  const defaults = parse(json);
  const facts = [
    ['Name', text(defaults, 'name')],
    ...list(defaults, 'queries').map((query) => [
      `Query ${text(query, 'refId')}`,
      queryText(query),
    ]),
    ['Condition', text(defaults, 'condition')],
    ['Pending period', text(defaults, 'evaluateFor')],
    ['No data', text(defaults, 'noDataState')],
    ['Error', text(defaults, 'execErrState')],
    ...pairs(defaults, 'labels').map(([key, value]) => [`Label ${key}`, value]),
    ...pairs(defaults, 'annotations').map(([key, value]) => [capital(key), value]),
  ];
  return {
    facts: facts.flatMap(([name = '', value = '']) => (value === '' ? [] : [{ name, value }])),
  };
}

/** A query of the data source by its fields; a condition by what it compares. */
function queryText(query: unknown): string {
  const model = property(query, 'model');
  const [condition] = list(model, 'conditions');
  if (condition !== undefined) {
    const evaluator = property(condition, 'evaluator');
    const limits = list(evaluator, 'params').map(String).join(', ');
    return `${text(model, 'expression')} ${signs[text(evaluator, 'type')] ?? ''} ${limits}`;
  }
  return ['kind', 'source', 'rules', 'endpoints', 'measure', 'explained']
    .map((name) => [name, valueText(property(model, name))])
    .flatMap(([name = '', value = '']) => (value === '' ? [] : [`${name}: ${value}`]))
    .join(', ');
}

const signs: Readonly<Record<string, string>> = { gt: '>', lt: '<' };

const capital = (name: string): string =>
  name
    .replace(/^__(.*)Uid__$|^__(.*)Id__$/, '$1$2')
    .replace(/^\w/, (letter) => letter.toUpperCase());

function parse(json: string | null): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = property(value, name);
  return Array.isArray(found) ? found : [];
}

const text = (value: unknown, name: string): string => valueText(property(value, name));

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function pairs(value: unknown, name: string): [string, string][] {
  return list(value, name).map((pair) => [text(pair, 'key'), text(pair, 'value')]);
}
