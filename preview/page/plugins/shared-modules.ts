import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import * as lodash from 'lodash';
import * as moment from 'moment';
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import * as rxjs from 'rxjs';

/** The modules that Grafana shares with plugins, by the names that plugins ask for. */
export const sharedModules: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['@emotion/css', emotionCss],
  ['@emotion/react', emotionReact],
  ['@grafana/data', grafanaData],
  ['@grafana/runtime', grafanaRuntime],
  ['@grafana/ui', grafanaUi],
  ['lodash', lodash],
  ['moment', moment],
  ['react', react],
  ['react/jsx-runtime', jsxRuntime],
  ['react-dom', reactDom],
  ['rxjs', rxjs],
]);
