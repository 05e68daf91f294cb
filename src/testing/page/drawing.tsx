import {
  applyFieldOverrides,
  createTheme,
  dateTime,
  EventBusSrv,
  FieldColorModeId,
  LoadingState,
  standardFieldConfigEditorRegistry,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { SortOrder } from '@grafana/schema';
import { LegendDisplayMode, TooltipDisplayMode } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { LatencyPanel } from '../../panels/latency/latency-panel';
import { defaultOptions, type LatencyOptions } from '../../panels/latency/options';
import { incidentFrames } from '../../panels/latency/testing/incident-frames';
import { CoreTimeSeries } from './core-time-series';
import { renderPage } from './render-page';

// For the benchmark of drawing: 40 series of 1,440 points, drawn by the latency panel and by Grafana's
// chart in turn. `window.paint(who)` and `window.zoom(who)` give the ms until the picture is there.

standardFieldConfigEditorRegistry.setInit(() => []);

const width = 1200;
const height = 500;
const points = 1440;
const start = Date.UTC(2026, 10, 20);
const theme = createTheme();
const endpoints = Array.from({ length: 20 }, (_, number) => `GET /resources/${number + 1}`);
const legend = {
  showLegend: true,
  displayMode: LegendDisplayMode.List,
  placement: 'bottom' as const,
  calcs: [],
};
const options: LatencyOptions = {
  ...defaultOptions,
  measures: ['backend', 'total'],
  layout: 'together',
  maxEndpoints: endpoints.length,
  legend,
  tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.None },
};
const eventBus = new EventBusSrv();
const chosen = /^(time|backend_p99|response_p99)$/;

/** A day in bins of a minute, or its middle in bins of half a minute: as many points after a zoom. */
function dataOf(binMs: number, from: number): PanelData {
  const frames = incidentFrames({
    from,
    bins: points,
    binMs,
    endpoints,
    percentiles: ['p99'],
  }).map((frame) =>
    frame.name === 'latency'
      ? { ...frame, fields: frame.fields.filter(({ name }) => chosen.test(name)) }
      : frame,
  );
  return {
    state: LoadingState.Done,
    series: applyFieldOverrides({
      data: frames,
      fieldConfig: {
        defaults: { color: { mode: FieldColorModeId.PaletteClassic } },
        overrides: [],
      },
      replaceVariables: (text) => text,
      theme,
      timeZone: 'utc',
    }),
    timeRange: rangeOf(from, from + points * binMs),
  };
}

function rangeOf(from: number, to: number): TimeRange {
  const [first, last] = [dateTime(from), dateTime(to)];
  return { from: first, to: last, raw: { from: first, to: last } };
}

type Who = 'panel' | 'core' | 'nobody';
interface Shown {
  readonly who: Who;
  readonly data: PanelData;
}

function Stage() {
  const [{ who, data }, setShown] = useState<Shown>(() => ({
    who: 'nobody',
    data: dataOf(60_000, start),
  }));
  // Once the page is there, the benchmark says what is shown.
  useEffect(() => {
    offer((shown) => flushSync(() => setShown(shown)));
  }, []);
  const range = data.timeRange;
  return (
    <div id="panel" style={{ width, height }}>
      {who === 'core' && <CoreTimeSeries {...{ data, width, height, range, legend }} />}
      {who === 'panel' && (
        <LatencyPanel
          id={1}
          title="Latency"
          data={data}
          timeRange={range}
          timeZone="utc"
          options={options}
          transparent={false}
          width={width}
          height={height}
          fieldConfig={{ defaults: {}, overrides: [] }}
          renderCounter={0}
          eventBus={eventBus}
          onOptionsChange={() => {}}
          onFieldConfigChange={() => {}}
          replaceVariables={(text) => text}
          onChangeTimeRange={() => {}}
        />
      )}
    </div>
  );
}

/** After the next frame has been handed to the screen: what follows it in the queue runs after the paint. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

/** When the last picture of any canvas was on the screen, in ms of the page's clock. */
let lastPicture = 0;

/** Each picture of a chart begins with a cleared canvas; a chart may be drawn frames after its data came. */
function watchPictures(): void {
  const { prototype } = CanvasRenderingContext2D;
  const clear = Reflect.get(prototype, 'clearRect');
  prototype.clearRect = function (...box) {
    void painted().then(() => {
      lastPicture = performance.now();
    });
    Reflect.apply(clear, this, box);
  };
}

const quietMs = 150;

/** Gives the benchmark its functions. */
function offer(show: (shown: Shown) => void): void {
  const timed = async (shown: Shown): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    const before = performance.now();
    show(shown);
    do {
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      if (performance.now() - before > 10_000)
        throw new Error(`${shown.who}: no picture for 10 s.`);
    } while (lastPicture < before || performance.now() - lastPicture < quietMs);
    return lastPicture - before;
  };
  Object.assign(window, {
    /** From nothing to a picture, with data that nobody has seen. */
    paint: async (who: Who) => {
      const data = dataOf(60_000, start);
      show({ who: 'nobody', data });
      return timed({ who, data });
    },
    /** From the day to its middle, which comes with data of its own. */
    zoom: async (who: Who) => {
      const zoomed = dataOf(30_000, start + 6 * 3_600_000);
      show({ who, data: dataOf(60_000, start) });
      await painted();
      return timed({ who, data: zoomed });
    },
  });
}

watchPictures();
renderPage(<Stage />);
