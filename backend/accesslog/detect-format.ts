import type { AccessLogFormat, CanonicalField, DetectedContent, FieldSource } from './canonical';
import { missingFields, recommendedFormat } from './context-variables';
import { detectKind } from './detect-kind';
import { KeyCensus, readLine, type KeyFacts, type ReadLine } from './key-census';
import { lineShape, type LineShape } from './line-shape';
import { mapFields } from './map-fields';
import { messagePattern } from './message-pattern';
import { checkOverrides } from './overrides';

/** Lines looked at; more of them would not change the answer. */
const maxLines = 5_000;

/**
 * What the lines of a log group are, and how they spell what Tailgate reads. A few broken or foreign
 * lines among others do not matter: the shape that most recognised lines have decides.
 * @param messages lines from the group; the more, the rarer the ways of breaking JSON that are seen
 * @param overrides canonical field to the key in the line, for formats with names of their own
 * @throws TailgateError `invalid-input` where an override names an unknown field or no usable key
 */
export function detectFormat(
  messages: readonly string[],
  overrides: Readonly<Record<string, string>>,
): DetectedContent {
  const wanted = checkOverrides(overrides);
  const counts = new Map<LineShape, number>();
  const objects: ReadLine[] = [];
  for (const message of messages.slice(0, maxLines)) {
    const line = readLine(message);
    const shape = lineShape(message, line?.fields);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
    if (shape === 'json' && line !== undefined) objects.push(line);
  }
  const census = new KeyCensus();
  for (const line of objects) census.add(line);
  const fields = withOverrides(mapFields(census.keys), wanted, census.keys);

  const requests = objects.filter((line) => isRequest(line, fields, wanted));
  const others = (['lambda-text', 'lambda-json', 'clf', 'csv', 'xml'] as const)
    .map((shape) => ({ shape, lines: counts.get(shape) ?? 0 }))
    .sort((a, b) => b.lines - a.lines)[0];
  if (requests.length > 0 && requests.length >= (others?.lines ?? 0)) {
    return { content: 'access-log', format: formatOf(requests, wanted) };
  }
  if (others !== undefined && others.lines > 0) {
    if (others.shape === 'lambda-text' || others.shape === 'lambda-json') {
      return { content: others.shape };
    }
    return withoutLatency(others.shape);
  }
  return unrecognised(counts, census);
}

/** Whether a line is one request: it has a status or a latency, and something that says of what. */
function isRequest(
  line: ReadLine,
  fields: ReadonlyMap<CanonicalField, KeyFacts>,
  wanted: ReadonlyMap<CanonicalField, string>,
): boolean {
  const has = (field: CanonicalField): boolean => {
    const facts = fields.get(field);
    return facts !== undefined && line.fields.has(facts.name);
  };
  if (!has('status') && !has('integrationLatency') && !has('responseLatency')) return false;
  if ([...wanted.keys()].some(has)) return true;
  return (
    has('resourcePath') || has('routeKey') || has('path') || has('eventType') || has('httpMethod')
  );
}

/** The format of lines that are requests; keys of other lines have no say. */
function formatOf(
  requests: readonly ReadLine[],
  wanted: ReadonlyMap<CanonicalField, string>,
): AccessLogFormat {
  const census = new KeyCensus();
  for (const line of requests) census.add(line);
  const mapped = withOverrides(mapFields(census.keys), wanted, census.keys);
  // One such line is enough: a format breaks JSON only where a variable is unset or a request fails,
  // and those few lines are the ones that matter.
  const breaksJson = requests.some((line) => line.paths !== undefined);
  const kind = detectKind(mapped);
  const fields = new Map<CanonicalField, FieldSource>();
  for (const [field, facts] of mapped) {
    fields.set(
      field,
      breaksJson
        ? { from: 'message', pattern: patternOf(field, facts, census.keys) }
        : { from: 'field', name: facts.name },
    );
  }
  const seen = (field: CanonicalField): boolean => (mapped.get(field)?.lines ?? 0) > 0;
  return { kind, fields, breaksJson, missing: missingFields(kind, seen) };
}

function patternOf(
  field: CanonicalField,
  facts: KeyFacts,
  keys: ReadonlyMap<string, KeyFacts>,
): string {
  const leaf = facts.path.at(-1);
  const sameLeaf = [...keys.values()].filter(({ path }) => path.at(-1) === leaf);
  // An object of that name is no rival: its key is followed by a brace, but it is not told apart here.
  const rivals = [...keys.values()].some(
    (other) => leaf !== undefined && other.path.slice(0, -1).includes(leaf),
  );
  return messagePattern(field, facts.path, sameLeaf.length <= 1 && !rivals);
}

function withOverrides(
  mapped: ReadonlyMap<CanonicalField, KeyFacts>,
  wanted: ReadonlyMap<CanonicalField, string>,
  keys: ReadonlyMap<string, KeyFacts>,
): ReadonlyMap<CanonicalField, KeyFacts> {
  const fields = new Map(mapped);
  for (const [field, name] of wanted) {
    // A key that no line of the sample has may still come later: it is mapped, and named as missing.
    const unseen: KeyFacts = { name, path: name.split('.'), lines: 0, present: 0, examples: [] };
    fields.set(field, keys.get(name) ?? unseen);
  }
  return fields;
}

const shapeNames: Readonly<Record<'clf' | 'csv' | 'xml', string>> = {
  clf: 'the Common Log Format (CLF)',
  csv: 'CSV',
  xml: 'XML',
};

function withoutLatency(shape: 'clf' | 'csv' | 'xml'): DetectedContent {
  return {
    content: 'unknown',
    reason: `These look like API Gateway access log lines in ${shapeNames[shape]}. The default formats of the console have no latency in them, and fields are read from JSON lines only.`,
    remedy: formatAdvice(),
  };
}

function unrecognised(counts: ReadonlyMap<LineShape, number>, census: KeyCensus): DetectedContent {
  const remedy = formatAdvice();
  const json = counts.get('json') ?? 0;
  const text = counts.get('text') ?? 0;
  if (json === 0 && text === 0) {
    return { content: 'unknown', reason: 'There are no lines to look at.', remedy };
  }
  if (json < text) {
    return {
      content: 'unknown',
      reason: 'The lines are plain text: neither JSON access log lines nor Lambda platform lines.',
      remedy,
    };
  }
  const names = [...census.keys.values()]
    .sort((a, b) => b.lines - a.lines)
    .slice(0, 12)
    .map(({ name }) => name.slice(0, 60));
  return {
    content: 'unknown',
    reason:
      names.length === 0
        ? 'The lines are JSON objects without any field.'
        : `The lines are JSON objects, but no field was recognised that gives a status or a latency together with a route. Fields seen: ${names.join(', ')}.`,
    remedy: `Where the fields are there under other names, map them, for example --field integrationLatency=timing.backend. Else: ${remedy}`,
  };
}

function formatAdvice(): string {
  return `Set the access log format of the stage to JSON on one line, for a REST API: ${recommendedFormat('rest')}`;
}
