import { HttpError } from './http-error';
import { hostCheck } from './host-check';

describe('hostCheck', () => {
  const check = hostCheck('tailgate.local', ['metrics.internal:7070']);

  it.each([undefined, '', ' ', ':7070', '[]'])('refuses %j', (host) => {
    expect(() => check(host)).toThrow(HttpError);
  });

  it('knows the bound name with any port, and an allowed name with its port only', () => {
    expect(() => check('TAILGATE.local.:9')).not.toThrow();
    expect(() => check('metrics.internal:7070')).not.toThrow();
    expect(() => check('metrics.internal:7071')).toThrow('not known as "metrics.internal:7071"');
  });

  it('repeats a long name only in part', () => {
    expect(() => check('x'.repeat(5_000))).toThrow(/^.{0,150}$/);
  });
});
