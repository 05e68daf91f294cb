import type { AlertRule } from '../provisioning/alert-rules';
import { newState, nextState, type InstanceState, type State } from './instance-state';
import type { InstanceResult } from './judge-rule';
import { fingerprint, type Labels } from './labels';

/** A change of an instance; `from` is what it was before. */
export interface Transition {
  readonly ruleUid: string;
  readonly atMs: number;
  readonly from: State;
  readonly to: State;
  readonly instance: InstanceState;
}

/** The instances of one rule from evaluation to evaluation. */
export class RuleStates {
  private readonly states = new Map<string, InstanceState>();

  constructor(private readonly rule: AlertRule) {}

  all(): readonly InstanceState[] {
    return [...this.states.values()];
  }

  /** Takes in an evaluation. @returns what every instance became, changed or not */
  apply(results: readonly InstanceResult[], atMs: number): readonly Transition[] {
    const transitions = this.applyResults(results, atMs);
    return [...transitions, ...this.resolveMissing(atMs)];
  }

  private applyResults(results: readonly InstanceResult[], atMs: number): readonly Transition[] {
    const [first] = results;
    // Where all is missing or failing, and the rule maps that to another state, every instance follows.
    if (first !== undefined && this.states.size > 0 && this.isForAll(results)) {
      return [...this.states.values()].map((state) =>
        this.set(state, nextState(state, this.rule, first, atMs), atMs),
      );
    }
    return results.map((result) => {
      const labels = this.labelsOf(result.labels);
      const current = this.states.get(fingerprint(labels)) ?? newState(labels, atMs);
      return this.set(current, nextState(current, this.rule, result, atMs), atMs);
    });
  }

  private isForAll(results: readonly InstanceResult[]): boolean {
    const { noDataState, execErrState } = this.rule;
    const all = (verdict: string): boolean => results.every((item) => item.verdict === verdict);
    return (
      (all('NoData') && noDataState !== 'NoData') || (all('Error') && execErrState !== 'Error')
    );
  }

  /** Resolves and forgets instances that no result named for long enough. */
  private resolveMissing(atMs: number): readonly Transition[] {
    const transitions: Transition[] = [];
    for (const [key, state] of this.states) {
      if (state.evaluatedAt === atMs) continue;
      const isFault =
        state.state === 'Error' ||
        state.state === 'NoData' ||
        (state.state === 'Pending' && (state.reason === 'Error' || state.reason === 'NoData'));
      const evaluations = isFault ? 1 : this.rule.missingSeriesEvalsToResolve;
      if (atMs - state.evaluatedAt < evaluations * this.rule.intervalMs) continue;
      this.states.delete(key);
      transitions.push({
        ruleUid: this.rule.uid,
        atMs,
        from: state.state,
        to: 'Normal',
        instance: { ...state, state: 'Normal', reason: 'MissingSeries', evaluatedAt: atMs },
      });
    }
    return transitions;
  }

  private set(before: InstanceState, after: InstanceState, atMs: number): Transition {
    this.states.set(fingerprint(after.labels), after);
    return { ruleUid: this.rule.uid, atMs, from: before.state, to: after.state, instance: after };
  }

  /** The labels under which an instance is known: its own, those of the rule and Grafana's. */
  private labelsOf(labels: Labels): Labels {
    const { title, folder, uid } = this.rule;
    return {
      ...labels,
      ...this.rule.labels,
      alertname: title,
      grafana_folder: folder,
      __alert_rule_uid__: uid,
    };
  }
}
