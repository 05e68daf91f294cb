import type { Field } from '@grafana/data';

/** What the overrides of a field say, as the panel uses it. */
export interface ReadFieldConfig {
  readonly lineWidth: number | undefined;
  /** In percent. */
  readonly fillOpacity: number | undefined;
  readonly hidden: boolean;
  readonly hiddenFromLegend: boolean;
  readonly hiddenFromTooltip: boolean;
}

/** Reads the custom part of a field's configuration, which may come from any panel or generator. */
export function readFieldConfig(field: Field): ReadFieldConfig {
  const custom: unknown = field.config.custom;
  const hideFrom = property(custom, 'hideFrom');
  return {
    lineWidth: positive(property(custom, 'lineWidth')),
    fillOpacity: positive(property(custom, 'fillOpacity')),
    hidden: property(hideFrom, 'viz') === true,
    hiddenFromLegend: property(hideFrom, 'legend') === true,
    hiddenFromTooltip: property(hideFrom, 'tooltip') === true,
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
