import type { FieldConfigEditorBuilder } from '@grafana/data';
import { commonOptionsBuilder } from '@grafana/ui';
import type { LatencyFieldConfig } from './options';

// Numbers and not sliders: a slider has no place for “nothing chosen” and would stand at 0, which is no line.
const automatic = 'auto';

/** What an override can change of a line beyond Grafana's standard options. */
export function registerFieldOptions(builder: FieldConfigEditorBuilder<LatencyFieldConfig>): void {
  builder
    .addNumberInput({
      path: 'lineWidth',
      name: 'Line width',
      description: 'In pixels, 0 to 6. Left empty, the highest percentile is the widest.',
      settings: { min: 0, max: 6, step: 0.5, placeholder: automatic },
    })
    .addNumberInput({
      path: 'fillOpacity',
      name: 'Fill opacity',
      description:
        'Of the area under backend time, in percent. Left empty, that of the highest percentile is the strongest.',
      settings: { min: 0, max: 100, step: 1, placeholder: automatic },
    });
  commonOptionsBuilder.addHideFrom(builder);
}
