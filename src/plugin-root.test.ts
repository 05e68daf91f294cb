import { pluginRoot } from './plugin-root';

test.each([
  [
    'http://localhost:3000/public/plugins/tailgate-latency-panel/module.js?_cache=0.1.0',
    'http://localhost:3000/public/plugins/tailgate-apigateway-app/',
  ],
  [
    'https://example.com/grafana/public/plugins/tailgate-apigateway-app/module.js',
    'https://example.com/grafana/public/plugins/tailgate-apigateway-app/',
  ],
  [
    'https://cdn.example.com/tailgate-apigateway-app/0.1.0/public/plugins/tailgate-apigateway-app/panels/latency/module.js',
    'https://cdn.example.com/tailgate-apigateway-app/0.1.0/public/plugins/tailgate-apigateway-app/',
  ],
  [
    'public/plugins/tailgate-apigateway-datasource/module.js',
    'public/plugins/tailgate-apigateway-app/',
  ],
  [undefined, 'public/plugins/tailgate-apigateway-app/'],
])('chunks of %s lie in the folder of the app', (address, folder) => {
  expect(pluginRoot(address)).toBe(folder);
});
