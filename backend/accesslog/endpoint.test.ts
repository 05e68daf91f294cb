import fc from 'fast-check';
import { endpointOf, noRoute, otherEndpoints, type EndpointParts } from './endpoint';
import { matchesEndpoint, matchesPattern, pathOfEndpoint } from './endpoint-pattern';
import { EndpointRegistry } from './endpoint-registry';
import { maxLabelLength, toLabel } from './label';
import { templatePath, withoutStage } from './path-template';

const of = (parts: EndpointParts, patterns: readonly string[] = []) =>
  endpointOf(parts, { patterns });

describe('endpointOf', () => {
  it.each<[EndpointParts, string]>([
    [{ httpMethod: 'POST', resourcePath: '/api/reports/generate' }, 'POST /api/reports/generate'],
    [
      { httpMethod: 'GET', resourcePath: '/pets/{petId}', path: '/prod/pets/7' },
      'GET /pets/{petId}',
    ],
    [{ httpMethod: 'GET', routeKey: 'GET /orders/{id}', path: '/orders/9' }, 'GET /orders/{id}'],
    [{ httpMethod: 'GET', resourcePath: '-', routeKey: 'ANY /{proxy+}' }, 'ANY /{proxy+}'],
    [{ httpMethod: 'GET', routeKey: '$default', path: '/a' }, '$default'],
    [{ eventType: 'CONNECT', routeKey: '$connect' }, '$connect'],
    [{ eventType: 'MESSAGE', routeKey: '-' }, 'MESSAGE'],
    [{ eventType: '-', routeKey: '-' }, noRoute],
    [{ httpMethod: 'GET' }, `GET ${noRoute}`],
    [
      { httpMethod: 'GET', resourcePath: '-', path: '/prod/orders/123?x=1', stage: 'prod' },
      'GET /orders/{id}',
    ],
    [{ path: '/prod', stage: 'prod' }, '/'],
    [{}, noRoute],
  ])('%j is %s', (parts, endpoint) => expect(of(parts)).toBe(endpoint));

  it('splits greedy routes and raw paths by the patterns, the first that matches', () => {
    const patterns = ['GET /files/private/*', '/files/*'];
    const proxy = { routeKey: 'ANY /{proxy+}', stage: '$default' };
    expect(of({ ...proxy, httpMethod: 'GET', path: '/files/private/a' }, patterns)).toBe(
      'GET /files/private/*',
    );
    expect(of({ ...proxy, httpMethod: 'PUT', path: '/files/private/a' }, patterns)).toBe(
      'PUT /files/*',
    );
    expect(of({ ...proxy, httpMethod: 'PUT', path: '/other' }, patterns)).toBe('ANY /{proxy+}');
    expect(of({ httpMethod: 'GET', path: '/files/9?q' }, patterns)).toBe('GET /files/*');
    expect(of({ httpMethod: 'GET', resourcePath: '/files/{id}', path: '/files/9' }, patterns)).toBe(
      'GET /files/{id}',
    );
  });

  it('has no control characters, a bounded length, and never throws', () => {
    const text = fc.option(fc.string({ unit: 'binary', maxLength: 300 }), { nil: undefined });
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        text,
        (httpMethod, resourcePath, routeKey, path, stage) => {
          const endpoint = of({ httpMethod, resourcePath, routeKey, path, stage }, ['/a/*']);
          expect(endpoint.length).toBeLessThanOrEqual(maxLabelLength);
          // eslint-disable-next-line no-control-regex
          expect(endpoint).not.toMatch(/[\u0000-\u001f\u007f]/);
        },
      ),
      { seed: 20_261_120, numRuns: 500 },
    );
  });

  it('cuts long labels between characters', () => {
    expect(toLabel('a'.repeat(254) + '😀😀')).toBe(`${'a'.repeat(254)}…`);
    expect(toLabel('GET /a\u0000b\nc')).toBe('GET /a\ufffdb\ufffdc');
  });
});

describe('templatePath', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['/orders/123', '/orders/{id}'],
    ['/orders/123/', '/orders/{id}/'],
    ['/orders/-5/items/1.5', '/orders/{id}/items/{id}'],
    ['/orders/48752d0f-c99d-4cfa-a5a7-f3c6834d19e5', '/orders/{id}'],
    ['/orders/48752d0fc99d4cfaa5a7f3c6834d19e5', '/orders/{id}'],
    ['/commit/deadbeef1', '/commit/{id}'],
    ['/days/2024-01-31/report', '/days/{id}/report'],
    ['/users/jane@example.com', '/users/{id}'],
    ['/users/jane%40example.com', '/users/{id}'],
    ['/objects/KyDfdgZ9oAMEYpA=', '/objects/{id}'],
    ['/objects/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/objects/{id}'],
    ['/customers/cus_9sD8f7A1', '/customers/{id}'],
    ['/apis/apps-v1beta1', '/apis/apps-v1beta1'],
    ['/orders/order-123456', '/orders/{id}'],
    ['/api/v1/oauth2/token', '/api/v1/oauth2/token'],
    ['/api/V2.1/top-10-products', '/api/V2.1/top-10-products'],
    ['/listAllTheThingsOfTheCustomer', '/listAllTheThingsOfTheCustomer'],
    ['/monthly-report-of-all-customers', '/monthly-report-of-all-customers'],
    ['/face/added/decade', '/face/added/decade'],
    ['/search?q=%zz#top', '/search'],
    ['/bad/%zz', '/bad/{id}'],
    ['/hidden/a%2Fb', '/hidden/{id}'],
    ['/caf%C3%A9', '/caf%C3%A9'],
    [`/long/${'x'.repeat(65)}`, '/long/{id}'],
    ['/a'.repeat(40), `${'/a'.repeat(16)}/…`],
  ])('%s is %s', (path, template) => expect(templatePath(path)).toBe(template));

  it('keeps 100,000 numbered paths to one endpoint', () => {
    const templates = new Set<string>();
    for (let i = 0; i < 100_000; i += 1) templates.add(templatePath(`/users/${i}/orders`));
    expect([...templates]).toEqual(['/users/{id}/orders']);
  });

  it('stays quick on hostile segments', () => {
    const start = process.hrtime.bigint();
    for (const unit of ['A', 'Ab', 'a-', '1.', '@.', '%', '='])
      templatePath(`/${unit.repeat(200_000)}`);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(2_000);
  });

  it('takes the stage off only where it stands alone as the first segment', () => {
    expect(withoutStage('/prod/orders', 'prod')).toBe('/orders');
    expect(withoutStage('/production/orders', 'prod')).toBe('/production/orders');
    expect(withoutStage('/orders', '$default')).toBe('/orders');
    expect(withoutStage('/-/orders', '-')).toBe('/-/orders');
  });
});

describe('patterns', () => {
  it.each([
    ['*', '', true],
    ['*', 'GET /a', true],
    ['GET /a*', 'GET /a', true],
    ['GET /*/c', 'GET /a/b/c', true],
    ['GET /*/c', 'GET /a/b/d', false],
    ['', '', true],
    ['', 'a', false],
    ['a.c', 'abc', false],
    ['*a*b*', 'xxaxxbxx', true],
  ])('%s on %s: %s', (pattern, text, matches) =>
    expect(matchesPattern(pattern, text)).toBe(matches),
  );

  it('agrees with a regular expression', () => {
    const small = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 });
    fc.assert(
      fc.property(small, text, (pattern, subject) => {
        const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(subject);
        expect(matchesPattern(pattern, subject)).toBe(expected);
      }),
      { seed: 20_261_120, numRuns: 2_000 },
    );
  });

  it('matches a path pattern whatever the method', () => {
    expect(matchesEndpoint('/api/*', 'POST /api/x')).toBe(true);
    expect(matchesEndpoint('/api/*', '/api/x')).toBe(true);
    expect(matchesEndpoint('GET /api/*', 'POST /api/x')).toBe(false);
    expect(pathOfEndpoint('$default')).toBe('$default');
  });
});

describe('EndpointRegistry', () => {
  it('keeps the most frequent whatever the order, and counts the rest', () => {
    const counts: [string, number][] = [
      ['a', 5],
      ['b', 9],
      ['c', 5],
      ['d', 1],
      ['b', 1],
    ];
    for (const order of [counts, [...counts].reverse()]) {
      const registry = new EndpointRegistry(2);
      for (const [endpoint, requests] of order) registry.add(endpoint, requests);
      expect(registry.endpoints()).toEqual(['b', 'a']);
      expect(registry.resolve('a')).toBe('a');
      expect(registry.resolve('c')).toBe(otherEndpoints);
      expect(registry.resolve('never seen')).toBe(otherEndpoints);
      expect(registry.folded).toBe(2);
      expect(registry.foldedRequests).toBe(6);
    }
  });

  it('keeps all below the cap', () => {
    const registry = new EndpointRegistry(500);
    registry.add('a', 1);
    expect(registry.folded).toBe(0);
    expect(registry.foldedRequests).toBe(0);
  });
});
