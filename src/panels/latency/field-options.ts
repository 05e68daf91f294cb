import type { FieldConfigEditorBuilder } from '@grafana/data';
import { commonOptionsBuilder } from '@grafana/ui';
import type { LatencyFieldConfig } from './options';

/** What an override can change of a line beyond Grafana's standard options. */
export function registerFieldOptions(builder: FieldConfigEditorBuilder<LatencyFieldConfig>): void {
  builder
    .addSliderInput({
      path: 'lineWidth',
      name: 'Line width',
      description: 'In pixels. Left alone, the highest percentile is the widest.',
      settings: { min: 0, max: 6, step: 0.5 },
    })
    .addSliderInput({
      path: 'fillOpacity',
      name: 'Fill opacity',
      description: 'Of the area under backend time, in percent.',
      settings: { min: 0, max: 100, step: 1 },
    });
  commonOptionsBuilder.addHideFrom(builder);
}
