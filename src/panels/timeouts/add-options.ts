import type { PanelOptionsEditorBuilder } from '@grafana/data';
import { defaultOptions, type TimeoutsOptions } from './options';

/** The editors of the panel's options. */
export function addOptions(builder: PanelOptionsEditorBuilder<TimeoutsOptions>): void {
  const add = (path: Exclude<keyof TimeoutsOptions, 'version'>, name: string, help: string) =>
    builder.addBooleanSwitch({
      path,
      name,
      description: help,
      category: ['Show'],
      defaultValue: defaultOptions[path],
    });
  add('sparkline', 'Over time', 'Timeouts per bin as small bars, with their first, last and peak.');
  add('change', 'Change', 'More or fewer than before. Needs “compare” in the query.');
  add('endpoints', 'Endpoints', 'The worst first. Needs the query to group by endpoint.');
  add('quietEndpoints', 'Endpoints without timeouts', 'List these too, after the others.');
  add(
    'nearTimeouts',
    'Near timeouts',
    'Requests that came close to the timeout but were answered.',
  );
  add('signals', 'Signals', 'What in the log gave the timeouts away, and how often.');
}
