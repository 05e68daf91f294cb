import type { PanelOptionsEditorBuilder } from '@grafana/data';
import { severities } from '@tailgate/contract';
import { defaultOptions, type FindingsOptions } from './options';

const list = ['List'];
const links = ['Links'];

/** The editors of the panel's options. */
export function addOptions(builder: PanelOptionsEditorBuilder<FindingsOptions>): void {
  builder
    .addSelect({
      path: 'minSeverity',
      name: 'Severity',
      description: 'Findings of this severity and above are listed.',
      category: list,
      defaultValue: defaultOptions.minSeverity,
      settings: { options: severities.map((value) => ({ value, label: `${value} and above` })) },
    })
    .addBooleanSwitch({
      path: 'explained',
      name: 'Explained findings',
      description:
        'Also list what another finding explains, such as the high latency that timeouts cause.',
      category: list,
      defaultValue: defaultOptions.explained,
    })
    .addRadio({
      path: 'open',
      name: 'Open at first',
      description: 'Findings whose evidence and actions are shown before anybody clicks.',
      category: list,
      defaultValue: defaultOptions.open,
      settings: {
        options: [
          { value: 'worst', label: 'The worst' },
          { value: 'none', label: 'None' },
          { value: 'all', label: 'All' },
        ],
      },
    })
    .addTextInput({
      path: 'endpointVariable',
      name: 'Endpoint variable',
      description:
        'The dashboard variable that “Filter dashboard” sets, without $. Queries have to use it.',
      category: links,
      defaultValue: defaultOptions.endpointVariable,
      settings: { placeholder: 'endpoint' },
    })
    .addTextInput({
      path: 'traceLink',
      name: 'Trace address',
      description:
        'Makes links of trace ids. ${traceId} stands for the id, dashboard variables work too.',
      category: links,
      defaultValue: defaultOptions.traceLink,
      settings: {
        placeholder: 'https://console.aws.amazon.com/cloudwatch/home#xray:traces/${traceId}',
      },
    })
    .addTextInput({
      path: 'requestLink',
      name: 'Request address',
      description:
        'Makes links of request ids. ${requestId} stands for the id, dashboard variables work too.',
      category: links,
      defaultValue: defaultOptions.requestLink,
      settings: { placeholder: 'https://logs.example.com/search?q=${requestId}' },
    });
}
