import { LauncherHolds } from './launcher-holds';

describe('LauncherHolds', () => {
  let ended: string[];
  let holds: LauncherHolds;
  let nowMs: number;
  const add = (peer: string, name = peer) => holds.add(peer, () => ended.push(name));
  beforeEach(() => {
    ended = [];
    nowMs = 0;
    holds = new LauncherHolds({ most: 4, mostOfPeer: 2 }, () => nowMs);
  });

  it('ends the holds of one peer only, and each once', () => {
    add('10.0.0.1', 'a');
    add('10.0.0.2', 'b');
    add('10.0.0.1', 'c');
    holds.release('10.0.0.1');
    holds.release('10.0.0.1');
    expect(ended).toEqual(['a', 'c']);
  });

  it('takes an IPv4 address that came as IPv6 for the same peer', () => {
    add('::ffff:10.0.0.1', 'a');
    add('10.0.0.1', 'b');
    holds.release('::FFFF:10.0.0.1');
    expect(ended).toEqual(['a', 'b']);
  });

  it('ends all where the peer is not known, but none that was forgotten', () => {
    add('10.0.0.1');
    add('::1')();
    add('10.0.0.2');
    holds.release(undefined);
    expect(ended).toEqual(['10.0.0.1', '10.0.0.2']);
  });

  it('ends the next hold of a peer that found none to end, once', () => {
    holds.release('10.0.0.1');
    add('10.0.0.2', 'other');
    nowMs = 2_900;
    add('::ffff:10.0.0.1', 'late');
    expect(ended).toEqual(['late']);
    // The launcher that Grafana starts in its place, or that of another Grafana, lives.
    add('10.0.0.1', 'next');
    add('10.0.0.1', 'another');
    expect(ended).toEqual(['late']);
    holds.release('10.0.0.1');
    expect(ended).toEqual(['late', 'next', 'another']);
  });

  it('ends as many holds as there were early shutdowns', () => {
    holds.release('10.0.0.1');
    holds.release('10.0.0.1');
    for (const name of ['a', 'b', 'c']) add('10.0.0.1', name);
    expect(ended).toEqual(['a', 'b']);
  });

  it('forgets an early shutdown after a few seconds, and one that ended a hold at once', () => {
    holds.release('10.0.0.1');
    nowMs = 3_000;
    add('10.0.0.1', 'a');
    expect(ended).toEqual([]);
    holds.release('10.0.0.1');
    expect(ended).toEqual(['a']);
    add('10.0.0.1', 'b');
    expect(ended).toEqual(['a']);
  });

  it('ends any next hold where the peer of an early shutdown is not known', () => {
    holds.release(undefined);
    add('10.0.0.1', 'a');
    add('10.0.0.1', 'b');
    expect(ended).toEqual(['a']);
  });

  it('remembers no more early shutdowns than there may be holds', () => {
    for (let n = 0; n < 6; n += 1) holds.release(`10.0.0.${String(n)}`);
    for (let n = 0; n < 6; n += 1) add(`10.0.0.${String(n)}`)();
    expect(ended).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5']);
  });

  it('refuses more than its limits, and has room again after one has ended', () => {
    const forget = add('10.0.0.1');
    add('10.0.0.1');
    expect(() => add('10.0.0.1')).toThrow('Too many launchers');
    add('10.0.0.2');
    add('10.0.0.3');
    expect(() => add('10.0.0.4')).toThrow('Too many launchers');
    forget();
    add('10.0.0.1');
  });
});
