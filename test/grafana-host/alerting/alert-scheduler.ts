import type { GrafanaHost } from '../grafana-host';
import type { AlertRule } from '../provisioning/alert-rules';
import type { InstanceState } from './instance-state';
import { judgeRule, type InstanceResult } from './judge-rule';
import { RuleStates, type Transition } from './rule-states';
import { runRule } from './run-rule';

/** Evaluates alert rules whenever the caller moves the clock. */
export class AlertScheduler {
  private readonly states = new Map<string, RuleStates>();
  private readonly latest = new Map<string, readonly InstanceResult[]>();
  private nowMs: number;

  /** @param startMs ms since the epoch; the first evaluation is at the next whole interval after it */
  constructor(
    private readonly host: GrafanaHost,
    readonly rules: readonly AlertRule[],
    startMs: number,
  ) {
    this.nowMs = startMs;
    for (const rule of rules) this.states.set(rule.uid, new RuleStates(rule));
  }

  /**
   * Moves the clock and evaluates every rule at each of its intervals on the way, in order.
   * @returns what changed
   */
  async advanceTo(toMs: number): Promise<readonly Transition[]> {
    const changes: Transition[] = [];
    for (const { rule, atMs } of this.due(toMs)) {
      changes.push(...(await this.evaluate(rule, atMs)).filter(({ from, to }) => from !== to));
    }
    this.nowMs = Math.max(this.nowMs, toMs);
    return changes;
  }

  /** Evaluates a rule once, at `atMs`. @returns what every instance became */
  async evaluate(rule: AlertRule, atMs: number): Promise<readonly Transition[]> {
    const results = judgeRule(rule, await runRule(this.host, rule, atMs));
    this.latest.set(rule.uid, results);
    return this.states.get(rule.uid)?.apply(results, atMs) ?? [];
  }

  /** The instances of a rule as they are now. */
  instances(ruleUid: string): readonly InstanceState[] {
    return this.states.get(ruleUid)?.all() ?? [];
  }

  /** What the last evaluation of a rule said, before states. */
  results(ruleUid: string): readonly InstanceResult[] {
    return this.latest.get(ruleUid) ?? [];
  }

  private due(toMs: number): readonly { rule: AlertRule; atMs: number }[] {
    const due: { rule: AlertRule; atMs: number }[] = [];
    for (const rule of this.rules) {
      if (rule.isPaused) continue;
      const { intervalMs } = rule;
      const first = (Math.floor(this.nowMs / intervalMs) + 1) * intervalMs;
      for (let atMs = first; atMs <= toMs; atMs += intervalMs) due.push({ rule, atMs });
    }
    return due.sort((a, b) => a.atMs - b.atMs);
  }
}
