/**
 * What Grafana gives to every plugin at run time, so that it is not bundled: the list of Grafana's own
 * plugin template. Grafana shares one copy of each; a second React or a second runtime would break.
 */
export const externals = [
  { 'amd-module': 'module' },
  'lodash',
  'jquery',
  'moment',
  'slate',
  'slate-react',
  'slate-plain-serializer',
  '@grafana/slate-react',
  'emotion',
  '@emotion/react',
  '@emotion/css',
  'prismjs',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-redux',
  'redux',
  'rxjs',
  'i18next',
  'react-router',
  'd3',
  'angular',
  /^@grafana\/ui/,
  /^@grafana\/runtime/,
  /^@grafana\/data/,
];
