import { EngineOptions } from '../config/schema';
import { withDefaults } from '../config/defaults';
import { Value } from '@sinclair/typebox/value';
import { defaultEngineSwitches, forcedOutcomes } from '../logs/embedded/switches';
import { operationNames } from '../logs/operations/registry';
import { describeEngine } from './describe-engine';
import { engineSwitches } from './engine-switches';

const engine = (given: Partial<EngineOptions>): EngineOptions =>
  Value.Parse(EngineOptions, withDefaults(EngineOptions, given));

describe('engineSwitches', () => {
  it('are those of the engine where nothing is set', () => {
    expect(engineSwitches(engine({}))).toEqual(defaultEngineSwitches);
    expect(describeEngine(engine({}))).toEqual([]);
  });

  it('has a rate for every operation, and every outcome', () => {
    const { callsPerSecond, outcomes } = EngineOptions.properties;
    expect(Object.keys(callsPerSecond.properties).sort()).toEqual([...operationNames].sort());
    expect(outcomes.items.anyOf.map((outcome) => outcome.const)).toEqual([...forcedOutcomes]);
  });

  it('hands on what is set', () => {
    const switches = engineSwitches(
      engine({ latencyMs: 5, callsPerSecond: { StartQuery: 2 }, nonNumeric: 'zero' }),
    );
    expect(switches).toEqual({
      ...defaultEngineSwitches,
      latencyMs: 5,
      callsPerSecond: { StartQuery: 2 },
      semantics: { nullGroup: 'keep', nonNumeric: 'zero' },
    });
  });
});

describe('describeEngine', () => {
  it.each<[Partial<EngineOptions>, string]>([
    [{ latencyMs: 5 }, 'every query takes at least 5 ms'],
    [{ ingestionDelayMs: 60_000 }, 'queries see an event 60000 ms after it came'],
    [{ concurrentQueries: 2 }, 'queries at once: 2; further ones get LimitExceededException'],
    [
      { callsPerSecond: { StartQuery: 2, PutLogEvents: 0.5 } },
      'calls per second: StartQuery 2, PutLogEvents 0.5; further ones get ThrottlingException',
    ],
    [{ outcomes: ['Failed', 'Timeout'] }, 'the first queries end with Failed, Timeout'],
    [{ outcomes: ['Failed'], repeatOutcomes: true }, 'every query ends with Failed'],
    [
      { outcomes: ['Complete', 'Failed'], repeatOutcomes: true },
      'queries end with Complete, Failed, over and over',
    ],
    [{ rowLimit: 1_000 }, 'a query gives at most 1000 rows'],
    [{ nullGroup: 'drop' }, 'stats drops rows whose group key is missing'],
    [{ nonNumeric: 'zero' }, 'a value that is no number counts as 0'],
    [{ nonNumeric: 'exclude' }, 'events with a value that is no number are left out'],
  ])('says of %j: %s', (given, phrase) => expect(describeEngine(engine(given))).toEqual([phrase]));

  it('says nothing of a repetition of nothing', () => {
    expect(describeEngine(engine({ repeatOutcomes: true }))).toEqual([]);
  });
});
