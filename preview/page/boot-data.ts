import { themeMode } from './state/theme';

// Read by @grafana/runtime while it is loaded, so this module comes before all that import it.

Object.assign(window, {
  grafanaBootData: {
    settings: {
      appSubUrl: '',
      datasources: {},
      panels: {},
      apps: {},
      featureToggles: {},
      buildInfo: { version: '12.4.0', env: 'preview', edition: 'Open Source' },
    },
    user: {
      timezone: 'browser',
      locale: navigator.language,
      lightTheme: themeMode() === 'light',
      orgRole: 'Editor',
      permissions: { 'alert.rules:create': true, 'datasources:explore': true },
    },
    navTree: [],
  },
  __grafana_public_path__: '/public/',
  // The translation package prints an advertisement otherwise.
  __i18next_supportNoticeShown: true,
});
