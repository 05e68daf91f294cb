import { getTemplateSrv } from '@grafana/runtime';

/** The dashboard's variables as they are written in a field; none outside a dashboard. */
export function variableOptions(): { value: string; label: string; description: string }[] {
  return getTemplateSrv()
    .getVariables()
    .map(({ name }) => ({
      value: `$${name}`,
      label: `$${name}`,
      description: 'dashboard variable',
    }));
}
