import { timeoutSignalMask } from '../../accesslog/timeout';
import { minusOne } from '../buckets';
import type { Cells } from '../cells/cells';
import { mark, type JudgedColumns } from './indexed-cells';
import { trait, type OutcomeTraits } from './outcome-traits';

/** The limits of an endpoint, ms. */
export interface EndpointLimits {
  readonly timeoutMs: number;
  /** How far below the timeout a 503 or 504 still counts as timed out. */
  readonly toleranceMs: number;
  /** From here on a request is a near timeout. */
  readonly nearMs: number;
}

/** Latencies of a cell as far as they tell a timeout, ms. */
interface TellingLatencies {
  readonly integrationLatency: number;
  readonly responseLatency: number;
}

/** Timeout signals of a cell by which a latency may say so. */
function signalsOf(
  cells: Cells,
  outcome: number,
  latencies: TellingLatencies,
  limits: EndpointLimits,
): number {
  const { status, errorResponseType, errorFlags } = cells.outcomeTable[outcome];
  const { integrationLatency, responseLatency } = latencies;
  const { timeoutMs, toleranceMs } = limits;
  return timeoutSignalMask({
    status,
    integrationLatency,
    responseLatency,
    errorResponseType,
    errorFlags,
    timeoutMs,
    toleranceMs,
  });
}

/**
 * Judges the cells of one group: fills `marks`, `outcomes` and the latencies as they add up in the cell.
 * @param order by place, the cell
 * @param from first place of the group
 * @param to end of the group, exclusive
 */
export function judgeGroup(
  cells: Cells,
  order: Uint32Array,
  from: number,
  to: number,
  { traits, textSignals }: OutcomeTraits,
  limits: EndpointLimits,
  out: JudgedColumns,
): void {
  // Properties are read before the loop: compiled code that meets one for the first time is discarded.
  const { integrations, responses, outcomes, groups } = cells;
  const keys = groups?.integrationKeys;
  const integrationMaxima = groups?.integrationMaxima ?? integrations;
  const responseMaxima = groups?.responseMaxima ?? responses;
  const { nearMs } = limits;
  const { timeoutStatus, serverError, throttled, refusedByGateway, streamed } = trait;
  const { marks: marksOut, outcomes: outcomesOut } = out;
  const { integration: integrationOut, response: responseOut } = out;
  const answered = mark.response;
  const paired = mark.response | mark.pair;
  const { throttledByGateway, throttledByBackend, nearTimeout } = mark;
  const { integration: measuredMark, serverError: serverErrorMark } = mark;
  for (let at = from; at < to; at += 1) {
    const cell = order[at];
    const outcome = outcomes[cell];
    const traitBits = traits[outcome];
    const integration = integrations[cell];
    const response = responses[cell];
    const logged = integration >= 0;
    // Of a group the greatest latency decides, so that both shapes agree on whether there is a timeout.
    const exact = keys === undefined || Number.isNaN(keys[cell]);
    const greatestIntegration = exact ? integration : integrationMaxima[cell];
    const greatestResponse = exact ? response : responseMaxima[cell];

    let marks = textSignals[outcome];
    if (integration === minusOne || (traitBits & timeoutStatus) !== 0) {
      const latencies = {
        integrationLatency: logged ? greatestIntegration : integration,
        responseLatency: greatestResponse,
      };
      marks = signalsOf(cells, outcome, latencies, limits);
    }
    const timedOut = marks !== 0;
    const measured = logged && !timedOut;
    if (response >= 0) marks |= measured || timedOut ? paired : answered;
    if (measured) {
      marks |= measuredMark;
      const near = greatestIntegration >= nearMs || greatestResponse >= nearMs;
      if (near && (traitBits & streamed) === 0) marks |= nearTimeout;
    }
    if (traitBits !== 0) {
      if ((traitBits & serverError) !== 0 && !timedOut) marks |= serverErrorMark;
      if ((traitBits & throttled) !== 0) {
        const byGateway = !logged || (traitBits & refusedByGateway) !== 0;
        marks |= byGateway ? throttledByGateway : throttledByBackend;
      }
    }
    marksOut[at] = marks;
    outcomesOut[at] = outcome;
    integrationOut[at] = measured ? integration : NaN;
    responseOut[at] = response >= 0 ? response : NaN;
  }
}
