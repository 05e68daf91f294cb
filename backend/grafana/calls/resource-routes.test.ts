import { resourceRoute } from './resource-routes';

describe('resourceRoute', () => {
  it('leads to the routes of the list, with and without slashes', () => {
    expect(resourceRoute('values', 'GET', 'Viewer').path).toBe('/api/v1/values');
    expect(resourceRoute('/sources/', 'GET', 'Admin').path).toBe('/api/v1/sources');
  });

  it.each([
    ['api/v1/query', 'GET'],
    ['values', 'POST'],
    ['values/../metrics', 'GET'],
    ['%76alues', 'GET'],
    ['__proto__', 'GET'],
    ['constructor', 'GET'],
    ['', 'GET'],
  ])('refuses %s by %s', (path, method) => {
    expect(() => resourceRoute(path, method, 'Admin')).toThrow('There is no');
  });

  it.each([undefined, '', 'None', 'viewer'])('refuses the role %s', (role) => {
    expect(() => resourceRoute('values', 'GET', role)).toThrow('needs the role Viewer');
  });
});
