import { Button, IconButton } from '@grafana/ui';
import { useState } from 'react';
import { BarList } from '../../components/bar-list';
import { fieldColor } from '../../components/field-text';
import { formatCount, formatShare } from '../../components/format';
import { findField } from '../../components/frames/cells';
import type { AffectedEndpoint } from '../../components/frames/finding-detail';
import type { FindingRow } from '../../components/frames/findings-frame';
import { endpointName } from '../../components/wording/names';
import { hasVariable, setVariable } from './endpoint-filter';
import type { ListContext } from './finding-list';

/** As many as are shown before somebody asks for all. */
const fewest = 6;

interface Props extends Pick<ListContext, 'options' | 'replaceVariables'> {
  readonly finding: FindingRow;
  readonly endpoints: readonly AffectedEndpoint[];
}

/** The endpoints on which the rule fires, worst first, with the requests that make it fire. */
export function AffectedEndpoints({ finding, endpoints, options, replaceVariables }: Props) {
  const [isWhole, setWhole] = useState(false);
  const name = options.endpointVariable;
  const canFilter = hasVariable(name, replaceVariables);
  const field = findField(finding.frame, 'affected');
  const shown = isWhole ? endpoints : endpoints.slice(0, fewest);
  return (
    <>
      <BarList
        label="Affected endpoints"
        rows={shown.map(({ endpoint, count, requests }, index) => ({
          key: `${endpoint}|${index}`,
          label: endpointName(endpoint),
          value: count,
          text: formatCount(count),
          detail:
            requests > 0
              ? `of ${formatCount(requests)}, ${formatShare(count / requests)}`
              : undefined,
          color: fieldColor(field, count),
          extra: canFilter && endpoint !== '' && (
            <IconButton
              name="filter"
              size="sm"
              tooltip={`Filter dashboard to ${endpoint}`}
              onClick={() => setVariable(name, endpoint)}
            />
          ),
        }))}
      />
      {endpoints.length > fewest && (
        <Button fill="text" size="sm" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${endpoints.length} endpoints`}
        </Button>
      )}
    </>
  );
}
