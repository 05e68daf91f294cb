import { LauncherHolds } from './launcher-holds';

describe('LauncherHolds', () => {
  let ended: string[];
  let holds: LauncherHolds;
  const add = (peer: string, name = peer) => holds.add(peer, () => ended.push(name));
  beforeEach(() => {
    ended = [];
    holds = new LauncherHolds({ most: 4, mostOfPeer: 2 });
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
