import { inspect } from 'node:util';
import { Secret, maskSecrets } from './secret';

describe('Secret', () => {
  it('shows itself in no print', () => {
    const secret = new Secret('hunter2hunter2');
    const prints = [
      String(secret),
      `${secret.toString()}`,
      JSON.stringify({ secret }),
      inspect({ secret }),
    ];
    expect(prints.join()).not.toContain('hunter2');
    expect(Object.keys(secret)).toEqual([]);
    expect(secret.reveal()).toBe('hunter2hunter2');
  });
});

describe('maskSecrets', () => {
  it('takes a secret out as it is and as JSON spells it', () => {
    const secret = new Secret('pass"word\\1');
    const text = `${secret.reveal()} ${JSON.stringify({ message: secret.reveal() })}`;
    expect(maskSecrets(text, [secret])).toBe('(hidden) {"message":"(hidden)"}');
  });

  it('leaves words alone that a short secret would garble', () => {
    expect(maskSecrets('{"level":"info"}', [new Secret('e'), new Secret('')])).toBe(
      '{"level":"info"}',
    );
  });
});
