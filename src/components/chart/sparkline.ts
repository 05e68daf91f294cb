// Like the chart parts, the sparkline of @grafana/ui is internal there and is known in this folder only.
export { Sparkline } from '@grafana/ui';
