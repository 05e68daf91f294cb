import { pluginContext } from '../testing/client';
import { readSettings, sourceOfSettings } from './read-settings';

describe('sourceOfSettings', () => {
  const services = {
    inlineSource: ({ logGroups, region }: { logGroups: readonly string[]; region?: string }) =>
      `inline:${region ?? ''}:${logGroups.join(',')}`,
  };
  const sourceOf = (settings: object) =>
    sourceOfSettings(services, readSettings(pluginContext({ settings })));

  it('is the source named, the log groups listed, or none', () => {
    expect(sourceOf({ source: ' orders ' })).toBe('orders');
    expect(sourceOf({ source: '', logGroups: ['a', 'b'] })).toBe('inline::a,b');
    expect(sourceOf({ logGroups: ['a'], region: 'eu-central-1' })).toBe('inline:eu-central-1:a');
    expect(sourceOf({ logGroups: [], tlsSkipVerify: false })).toBeUndefined();
    expect(sourceOfSettings(services, readSettings(null))).toBeUndefined();
  });

  it('says what is wrong with settings', () => {
    expect(() => sourceOf({ source: 'orders', logGroups: ['a'] })).toThrow('both set');
    expect(() => sourceOf({ region: 'Frankfurt' })).toThrow('The field region cannot be');
  });
});
