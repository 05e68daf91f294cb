import { isAlerting } from '../default-query';
import { AlertFields } from './alert-fields';
import { AlertLatencyFields } from './alert-latency-fields';
import { CompareField } from './compare-field';
import { EndpointsField } from './endpoints-field';
import type { FieldProps } from './field-props';
import { GroupByField } from './group-by-field';
import { LatencyFields } from './latency-fields';
import { LogsFields } from './logs-fields';
import { NumberField } from './number-field';
import { RulesField } from './rules-field';
import { SeveritiesField } from './severities-field';

/** The fields that the kind of the query uses. */
export function KindFields(props: FieldProps) {
  const alerting = isAlerting(props.app);
  switch (props.query.kind) {
    case 'latency':
      return alerting ? <AlertLatencyFields {...props} /> : <LatencyFields {...props} />;
    case 'timeouts':
      return (
        <>
          <GroupByField {...props} />
          <EndpointsField {...props} />
          {!alerting && <CompareField {...props} />}
        </>
      );
    case 'findings':
    case 'episodes':
      return (
        <>
          <SeveritiesField {...props} />
          <RulesField {...props} />
          <EndpointsField {...props} />
        </>
      );
    case 'slow-requests':
      return (
        <>
          <EndpointsField {...props} />
          <NumberField
            {...props}
            name="limit"
            label="Requests at most"
            standard={20}
            greatest={1_000}
          />
        </>
      );
    case 'logs':
      return <LogsFields {...props} />;
    case 'alert':
      return <AlertFields {...props} />;
  }
}
