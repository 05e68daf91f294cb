import { DataHoverClearEvent, DataHoverEvent, type EventBus } from '@grafana/data';
import { useEffect, useState } from 'react';

interface Props {
  /** The bus of this panel, one among those of the dashboard. */
  readonly eventBus: EventBus;
  /** What it points at, in ms. */
  readonly time: number;
}

/**
 * A panel of another plugin on the same dashboard, such as a table or a map: it draws no chart of Grafana's
 * and knows the others by the events of the dashboard alone. What it last heard stands in the element `heard`.
 */
export function OutsidePanel({ eventBus, time }: Props) {
  const [heard, setHeard] = useState('');
  useEffect(() => {
    const hover = eventBus.subscribe(DataHoverEvent, ({ origin, payload }) => {
      if (origin !== eventBus) setHeard(JSON.stringify(payload.point));
    });
    const clear = eventBus.subscribe(DataHoverClearEvent, ({ origin }) => {
      if (origin !== eventBus) setHeard('clear');
    });
    return () => {
      hover.unsubscribe();
      clear.unsubscribe();
    };
  }, [eventBus]);
  return (
    <div>
      <button onClick={() => eventBus.publish(new DataHoverEvent({ point: { time } }))}>
        Point
      </button>
      <button onClick={() => eventBus.publish(new DataHoverClearEvent())}>Leave</button>
      <output data-testid="heard">{heard}</output>
    </div>
  );
}
