import { testServer, type TestServer } from './testing/test-server';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Mapping = { readonly [key: string]: Json };

const isMapping = (value: Json | undefined): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const at = (value: Json | undefined, ...keys: readonly string[]): Json | undefined =>
  keys.reduce<Json | undefined>((inner, key) => (isMapping(inner) ? inner[key] : undefined), value);

function* walk(value: Json | undefined): Generator<Mapping> {
  if (isList(value)) for (const item of value) yield* walk(item);
  if (!isMapping(value)) return;
  yield value;
  for (const inner of Object.values(value)) yield* walk(inner);
}

let running: TestServer;
let document: Json;
let text: string;

beforeAll(async () => {
  running = await testServer();
  const answer = await running.server.inject({ url: '/openapi.json' });
  text = answer.body;
  document = answer.json<Json>();
});
afterAll(() => running.server.close());

const operations: readonly (readonly [string, string])[] = [
  ['/healthz', 'get'],
  ['/readyz', 'get'],
  ['/openapi.json', 'get'],
  ['/metrics', 'get'],
  ['/api/v1/query', 'post'],
  ['/api/v1/findings', 'get'],
  ['/api/v1/findings', 'post'],
  ['/api/v1/episodes', 'get'],
  ['/api/v1/episodes', 'post'],
  ['/api/v1/values', 'get'],
  ['/api/v1/values', 'post'],
  ['/api/v1/sources', 'get'],
  ['/api/v1/rules', 'get'],
  ['/api/v1/plugin/address', 'get'],
  ['/api/v1/plugin/hold', 'get'],
];
/** Paths that need no token. */
const open = ['/api/v1/plugin/address', '/api/v1/plugin/hold'];
/** Paths without anything to set. */
const withoutInput = ['/api/v1/sources', '/api/v1/rules', ...open];

describe('/openapi.json', () => {
  it('is OpenAPI 3.1 with title, version and a token scheme', () => {
    expect(at(document, 'openapi')).toBe('3.1.0');
    expect(at(document, 'info', 'title')).toBe('Tailgate');
    expect(at(document, 'info', 'version')).toBe('1.2.3');
    expect(at(document, 'components', 'securitySchemes', 'token', 'scheme')).toBe('bearer');
  });

  it('has every route and no other', () => {
    const paths = at(document, 'paths');
    const found = isMapping(paths)
      ? Object.entries(paths).flatMap(([path, item]) =>
          isMapping(item) ? Object.keys(item).map((method) => `${method} ${path}`) : [],
        )
      : [];
    expect(found.sort()).toEqual(operations.map(([path, method]) => `${method} ${path}`).sort());
  });

  it.each(operations)('describes %s %s with request, answers and errors', (path, method) => {
    const operation = at(document, 'paths', path, method);
    expect(at(operation, 'operationId')).toEqual(expect.any(String));
    expect(at(operation, 'summary')).toEqual(expect.any(String));
    const isText = path === '/metrics' || open.includes(path);
    const type = isText ? 'text/plain' : 'application/json';
    expect(at(operation, 'responses', '200', 'content', type, 'schema')).toBeDefined();
    if (path === '/healthz') return;
    for (const status of [open.includes(path) ? '503' : '401', '403', '500']) {
      const schema = at(operation, 'responses', status, 'content', 'application/json', 'schema');
      expect(schema).toEqual({ $ref: '#/components/schemas/Error' });
    }
    if (!path.startsWith('/api/') || withoutInput.includes(path)) return;
    const body = at(operation, 'requestBody', 'content', 'application/json', 'schema');
    if (method === 'post') expect(body).toBeDefined();
    else expect(JSON.stringify(at(operation, 'parameters'))).toContain('"in":"query"');
  });

  it('offers every kind of query and answer', () => {
    const operation = at(document, 'paths', '/api/v1/query', 'post');
    const names = (value: Json | undefined) =>
      [...walk(value)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : [])).sort();
    const kinds = 'Latency Timeouts Findings Episodes SlowRequests Logs Values Alert'.split(' ');
    const references = (suffix: string) =>
      kinds.map((kind) => `#/components/schemas/${kind}${suffix}`).sort();
    expect(names(at(operation, 'requestBody'))).toEqual(references('Query'));
    expect(names(at(operation, 'responses', '200'))).toEqual(references('Answer'));
  });

  it('resolves every reference', () => {
    const references = [...walk(document)].flatMap(({ $ref }) =>
      $ref === undefined ? [] : [$ref],
    );
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      const pointer = typeof reference === 'string' ? reference : '';
      expect(pointer).toMatch(/^#\/components\/schemas\/[A-Za-z]+$/);
      expect(at(document, ...pointer.slice(2).split('/'))).toBeDefined();
    }
  });

  it('has schemas of known types, each required name described, and unique operation ids', () => {
    const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
    const schemas = [...walk(at(document, 'components', 'schemas'))];
    expect(schemas.length).toBeGreaterThan(100);
    for (const schema of schemas) {
      if (typeof schema['type'] === 'string') expect(types).toContain(schema['type']);
      const { required, properties } = schema;
      if (!Array.isArray(required)) continue;
      for (const name of required) expect(at(properties, String(name))).toBeDefined();
    }
    const ids = [...walk(at(document, 'paths'))].flatMap(({ operationId }) =>
      typeof operationId === 'string' ? [operationId] : [],
    );
    expect(new Set(ids).size).toBe(operations.length);
  });

  it('repeats no schema that it could refer to', () => {
    expect(text.length).toBeLessThan(60_000);
    expect(text.split('"what to do, in order"')).toHaveLength(2);
  });
});
