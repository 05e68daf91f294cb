import type { AlertRule } from '../provisioning/alert-rules';
import type { InstanceResult, Verdict } from './judge-rule';
import type { Labels } from './labels';

export type State = 'Normal' | 'Pending' | 'Alerting' | 'Recovering' | 'NoData' | 'Error';

/** An alert instance as Grafana keeps it from one evaluation to the next. Times in ms since the epoch. */
export interface InstanceState {
  readonly labels: Labels;
  readonly state: State;
  /** Why the state is another than the evaluation said, such as `NoData` or `MissingSeries`. */
  readonly reason: string;
  readonly startsAt: number;
  readonly evaluatedAt: number;
  readonly error: string | undefined;
  readonly values: Readonly<Record<string, number>>;
}

export function newState(labels: Labels, atMs: number): InstanceState {
  return {
    labels,
    state: 'Normal',
    reason: '',
    startsAt: atMs,
    evaluatedAt: atMs,
    error: undefined,
    values: {},
  };
}

/** The next state of an instance, by Grafana's state machine with its default settings. */
export function nextState(
  current: InstanceState,
  rule: AlertRule,
  result: InstanceResult,
  atMs: number,
): InstanceState {
  const seen = { ...current, evaluatedAt: atMs, values: nextValues(current, result) };
  const next = step(seen, rule, result, atMs);
  const differs = next.state !== result.verdict;
  const explains = result.verdict === 'NoData' || result.verdict === 'Error';
  return { ...next, reason: differs && explains ? reasonOf(rule, result.verdict) : '' };
}

function step(
  state: InstanceState,
  rule: AlertRule,
  result: InstanceResult,
  atMs: number,
): InstanceState {
  switch (result.verdict) {
    case 'Normal':
      return normal(state, rule, atMs);
    case 'Alerting':
      return alerting(state, rule, atMs);
    case 'Error': {
      const { execErrState } = rule;
      const next =
        execErrState === 'Error'
          ? failing(state, rule, atMs, 'Error')
          : mapped(state, rule, atMs, execErrState);
      return { ...next, error: result.error };
    }
    case 'NoData': {
      const { noDataState } = rule;
      return noDataState === 'NoData'
        ? failing(state, rule, atMs, 'NoData')
        : mapped(state, rule, atMs, noDataState);
    }
  }
}

const become = (state: InstanceState, name: State, atMs: number): InstanceState => ({
  ...state,
  state: name,
  startsAt: atMs,
  error: undefined,
});

function normal(state: InstanceState, rule: AlertRule, atMs: number): InstanceState {
  if (state.state === 'Normal') return state;
  if (state.state === 'Recovering') {
    const isOver = atMs - state.startsAt >= rule.keepFiringForMs;
    return isOver ? become(state, 'Normal', atMs) : state;
  }
  const keeps = state.state === 'Alerting' && rule.keepFiringForMs > 0;
  return become(state, keeps ? 'Recovering' : 'Normal', atMs);
}

function alerting(state: InstanceState, rule: AlertRule, atMs: number): InstanceState {
  if (state.state === 'Alerting') return { ...state, error: undefined };
  if (state.state === 'Pending') {
    return atMs - state.startsAt >= rule.forMs ? become(state, 'Alerting', atMs) : state;
  }
  const waits = state.state !== 'Recovering' && rule.forMs > 0;
  return become(state, waits ? 'Pending' : 'Alerting', atMs);
}

/** Errors and missing data as states of their own; they wait for `for` as alerts do. */
function failing(
  state: InstanceState,
  rule: AlertRule,
  atMs: number,
  name: 'NoData' | 'Error',
): InstanceState {
  if (state.state === name) return state;
  if (state.state === 'Pending') {
    return atMs - state.startsAt >= rule.forMs ? become(state, name, atMs) : state;
  }
  const waits = state.state !== 'Recovering' && rule.forMs > 0;
  return become(state, waits ? 'Pending' : name, atMs);
}

function mapped(
  state: InstanceState,
  rule: AlertRule,
  atMs: number,
  target: 'Alerting' | 'OK' | 'KeepLast',
): InstanceState {
  if (target === 'Alerting') return alerting(state, rule, atMs);
  if (target === 'OK') return normal(state, rule, atMs);
  if (state.state === 'Alerting') return alerting(state, rule, atMs);
  if (state.state === 'Pending') {
    return atMs - state.startsAt >= rule.forMs ? alerting(state, rule, atMs) : state;
  }
  return normal(state, rule, atMs);
}

function reasonOf({ noDataState, execErrState }: AlertRule, verdict: Verdict): string {
  const keeps = verdict === 'NoData' ? noDataState : execErrState;
  return keeps === 'KeepLast' ? `${verdict}, KeepLast` : verdict;
}

/** −1 stands for values of an evaluation that has none, so that templates still find their refIds. */
function nextValues(
  current: InstanceState,
  { verdict, values }: InstanceResult,
): Readonly<Record<string, number>> {
  if (verdict !== 'NoData' && verdict !== 'Error') return values;
  return Object.fromEntries(Object.keys(current.values).map((refId) => [refId, -1]));
}
