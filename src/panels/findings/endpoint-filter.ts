import type { InterpolateFunction } from '@grafana/data';
import { locationService } from '@grafana/runtime';

/** Whether the dashboard has a variable of this name: one that it has not stays as it is written. */
export function hasVariable(name: string, replaceVariables: InterpolateFunction): boolean {
  if (!/^\w+$/.test(name)) return false;
  const written = `\${${name}}`;
  return replaceVariables(written) !== written;
}

/** Sets a dashboard variable, as choosing it above the dashboard does. */
export function setVariable(name: string, value: string): void {
  locationService.partial({ [`var-${name}`]: value });
}
