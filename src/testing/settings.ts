import {
  PluginType,
  type DataSourceInstanceSettings,
  type DataSourceSettings,
} from '@grafana/data';
import type { TailgateSecrets, TailgateSettings } from '../datasource/types';

const id = 'tailgate-apigateway-datasource';

/** A data source as the pages of Grafana know it. */
export function instanceSettings(
  jsonData: TailgateSettings = {},
): DataSourceInstanceSettings<TailgateSettings> {
  return {
    uid: 'tailgate',
    type: id,
    name: 'Tailgate',
    access: 'proxy',
    readOnly: false,
    jsonData,
    meta: {
      id,
      name: 'Tailgate',
      type: PluginType.datasource,
      module: '',
      baseUrl: '',
      info: {
        author: { name: '' },
        description: '',
        links: [],
        logos: { small: '', large: '' },
        screenshots: [],
        updated: '',
        version: '',
      },
    },
  };
}

/** A data source as its settings page edits it. */
export function editedSettings(
  changed: Partial<DataSourceSettings<TailgateSettings, TailgateSecrets>> = {},
): DataSourceSettings<TailgateSettings, TailgateSecrets> {
  return {
    id: 1,
    uid: 'tailgate',
    orgId: 1,
    name: 'Tailgate',
    type: id,
    typeName: 'Tailgate',
    typeLogoUrl: '',
    access: 'proxy',
    url: '',
    user: '',
    database: '',
    basicAuth: false,
    basicAuthUser: '',
    isDefault: false,
    jsonData: {},
    secureJsonFields: {},
    readOnly: false,
    withCredentials: false,
    ...changed,
  };
}
