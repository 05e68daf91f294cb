import type { EngineOptions } from '../config/schema';
import type { EngineSwitches } from '../logs/embedded/switches';

/** The switches of the embedded engine that a configuration asks for. */
export function engineSwitches(engine: EngineOptions): EngineSwitches {
  const { nullGroup, nonNumeric, callsPerSecond, ...same } = engine;
  const rates = Object.entries(callsPerSecond).filter(([, rate]) => rate !== undefined);
  return {
    ...same,
    callsPerSecond: Object.fromEntries(rates),
    semantics: { nullGroup, nonNumeric: nonNumeric === 'missing' ? 'null' : nonNumeric },
  };
}
