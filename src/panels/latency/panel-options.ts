import {
  FieldType,
  type DataFrame,
  type PanelOptionsEditorBuilder,
  type SelectableValue,
  type SelectFieldConfigSettings,
} from '@grafana/data';
import { TooltipDisplayMode, commonOptionsBuilder } from '@grafana/ui';
import { readLatency } from '../../components/frames/latency-frame';
import { percentileLabel, percentileRank } from '../../components/frames/percentile-name';
import {
  defaultOptions,
  mostEndpoints,
  type EpisodeFilter,
  type LatencyOptions,
  type ShownMeasure,
} from './options';

// Grafana's type of a multiple choice has one parameter for the choice and for its default, a list.
type Several<Name> = Name | Name[];

/** The options in the panel editor, each with what it does. */
export function registerOptions(builder: PanelOptionsEditorBuilder<LatencyOptions>): void {
  addWhat(builder);
  addEndpoints(builder);
  addMarks(builder);
  addFields(builder);
  addTooltip(builder);
  commonOptionsBuilder.addLegendOptions(builder);
}

function addWhat(builder: PanelOptionsEditorBuilder<LatencyOptions>): void {
  const category = ['Latency'];
  builder
    .addRadio({
      path: 'mode',
      name: 'Show',
      description:
        'Percentiles over time, or a heatmap of all requests, which shows humps that percentiles hide. The heatmap needs "Heatmap" in the query.',
      category,
      defaultValue: defaultOptions.mode,
      settings: {
        options: [
          { value: 'series', label: 'Percentiles' },
          { value: 'heatmap', label: 'Heatmap' },
        ],
      },
    })
    .addMultiSelect<Several<ShownMeasure>, SelectFieldConfigSettings<Several<ShownMeasure>>>({
      path: 'measures',
      name: 'Measures',
      description:
        'Backend: time until the integration answered. Total: the whole response of the same requests. Difference: the area between the two. Overhead: what API Gateway added, request by request.',
      category,
      defaultValue: defaultOptions.measures,
      settings: {
        options: [
          { value: 'backend', label: 'Backend' },
          { value: 'total', label: 'Total' },
          { value: 'difference', label: 'Difference' },
          { value: 'overhead', label: 'Overhead' },
        ],
      },
      showIf: ({ mode }) => mode !== 'heatmap',
    })
    .addMultiSelect<Several<string>, SelectFieldConfigSettings<Several<string>>>({
      path: 'percentiles',
      name: 'Percentiles',
      description: 'Of those in the query; all where none is chosen.',
      category,
      defaultValue: defaultOptions.percentiles,
      settings: {
        options: [],
        getOptions: ({ data }) => Promise.resolve(percentileChoices(data)),
      },
      showIf: ({ mode }) => mode !== 'heatmap',
    })
    .addBooleanSwitch({
      path: 'logarithmic',
      name: 'Logarithmic scale',
      description: 'Shows milliseconds and half minutes on one axis. A heatmap always has it.',
      category,
      defaultValue: defaultOptions.logarithmic,
      showIf: ({ mode }) => mode !== 'heatmap',
    })
    .addBooleanSwitch({
      path: 'verdict',
      name: 'Verdict',
      description: 'Says in one line above the chart who makes the slow requests slow.',
      category,
      defaultValue: defaultOptions.verdict,
    });
}

/** The percentiles that the data has. */
function percentileChoices(frames: readonly DataFrame[]): SelectableValue<string>[] {
  const values = readLatency(frames).endpoints.flatMap((endpoint) => endpoint.values);
  return [...new Set(values.map(({ percentile }) => percentile))]
    .sort((one, other) => percentileRank(one) - percentileRank(other))
    .map((value) => ({ value, label: percentileLabel(value) }));
}

function addEndpoints(builder: PanelOptionsEditorBuilder<LatencyOptions>): void {
  const category = ['Endpoints'];
  builder
    .addRadio({
      path: 'layout',
      name: 'Several endpoints',
      description:
        'Where the query groups by endpoint: a small chart for each, or all in one. Small charts stand in the order of time lost: the sum of all response latencies, less what the same requests would have taken at the endpoint’s median (at one second where the median is slower).',
      category,
      defaultValue: defaultOptions.layout,
      settings: {
        options: [
          { value: 'auto', label: 'Small charts' },
          { value: 'together', label: 'One chart' },
        ],
      },
    })
    .addNumberInput({
      path: 'maxEndpoints',
      name: 'Most endpoints',
      description: 'Those that lost the most time are shown.',
      category,
      defaultValue: defaultOptions.maxEndpoints,
      settings: { min: 1, max: mostEndpoints, integer: true },
    })
    .addTextInput({
      path: 'endpoint',
      name: 'Endpoint',
      description: 'Only this one, such as "GET /orders/{id}" or a variable: ${endpoint}.',
      category,
      defaultValue: defaultOptions.endpoint,
    });
}

function addMarks(builder: PanelOptionsEditorBuilder<LatencyOptions>): void {
  const category = ['Marks'];
  builder
    .addBooleanSwitch({
      path: 'timeouts',
      name: 'Timeouts',
      description: 'In a lane of their own below the lines, with their count.',
      category,
      defaultValue: defaultOptions.timeouts,
    })
    .addBooleanSwitch({
      path: 'limits',
      name: 'Limits',
      description: 'From where on a backend counts as slow, and the integration timeout.',
      category,
      defaultValue: defaultOptions.limits,
    })
    .addSelect<EpisodeFilter, SelectFieldConfigSettings<EpisodeFilter>>({
      path: 'episodes',
      name: 'Finding episodes',
      description: 'The times in which a rule found something, from this severity on.',
      category,
      defaultValue: defaultOptions.episodes,
      settings: {
        options: [
          { value: 'critical', label: 'Critical' },
          { value: 'high', label: 'High and above' },
          { value: 'warning', label: 'Warning and above' },
          { value: 'info', label: 'All' },
          { value: 'none', label: 'None' },
        ],
      },
    })
    .addBooleanSwitch({
      path: 'annotations',
      name: 'Annotations',
      description:
        'The dashboard’s own, such as deploys. An episode that is drawn is not repeated.',
      category,
      defaultValue: defaultOptions.annotations,
    })
    .addBooleanSwitch({
      path: 'ghost',
      name: 'Earlier range',
      description:
        'The total of a day or a week before as a dotted line, where a chart is of one endpoint. Needs "Compare" in the query.',
      category,
      defaultValue: defaultOptions.ghost,
    });
}

/** Grafana's own, without those that have no effect here, such as the order of values. */
function addTooltip(builder: PanelOptionsEditorBuilder<LatencyOptions>): void {
  const category = ['Tooltip'];
  const isShown = ({ tooltip }: LatencyOptions) => tooltip.mode !== TooltipDisplayMode.None;
  builder
    .addRadio({
      path: 'tooltip.mode',
      name: 'Tooltip mode',
      description: 'All percentiles of a bin side by side, or the one next to the pointer.',
      category,
      defaultValue: TooltipDisplayMode.Multi,
      settings: {
        options: [
          { value: TooltipDisplayMode.Single, label: 'Single' },
          { value: TooltipDisplayMode.Multi, label: 'All' },
          { value: TooltipDisplayMode.None, label: 'Hidden' },
        ],
      },
    })
    .addNumberInput({
      path: 'tooltip.maxWidth',
      name: 'Max width',
      description: 'In pixels. Left empty, as wide as it needs, up to 480.',
      category,
      settings: { integer: true, min: 100 },
      showIf: isShown,
    })
    .addNumberInput({
      path: 'tooltip.maxHeight',
      name: 'Max height',
      description: 'In pixels; what is longer scrolls once the tooltip is pinned by a click.',
      category,
      settings: { integer: true, min: 50 },
      showIf: isShown,
    });
}

function addFields(builder: PanelOptionsEditorBuilder<LatencyOptions>): void {
  const category = ['Other data sources'];
  const numbers = {
    filter: ({ type }: { type: FieldType }) => type === FieldType.number,
    noFieldsMessage: 'The data has no number field',
  };
  builder
    .addFieldNamePicker({
      path: 'backendField',
      name: 'Backend field',
      description:
        'For data that is not from Tailgate, such as the CloudWatch metric IntegrationLatency.',
      category,
      defaultValue: defaultOptions.backendField,
      settings: numbers,
    })
    .addFieldNamePicker({
      path: 'totalField',
      name: 'Total field',
      description: 'The whole response, such as the CloudWatch metric Latency.',
      category,
      defaultValue: defaultOptions.totalField,
      settings: numbers,
    })
    .addTextInput({
      path: 'slowRequestsLink',
      name: 'Link to slow requests',
      description:
        'Where a click on a bin leads; ${endpoint}, ${__from} and ${__to} are filled in. Left empty, data from Tailgate leads to Explore.',
      category,
      defaultValue: defaultOptions.slowRequestsLink,
    });
}
