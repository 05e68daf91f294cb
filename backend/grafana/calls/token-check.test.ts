import { Secret } from '../../config/secret';
import { pluginContext } from '../testing/client';
import { tokenCheck } from './token-check';

const contextOf = (secrets: { readonly token?: string }) => pluginContext(secrets);

describe('tokenCheck', () => {
  const check = tokenCheck(new Secret('a-token-of-some-length-0123'));

  it('lets in who sends the token, and nobody else', () => {
    check(contextOf({ token: 'a-token-of-some-length-0123' }));
    for (const token of ['a-token-of-some-length-0124', 'a', 'ä'.repeat(40)]) {
      expect(() => check(contextOf({ token }))).toThrow('is wrong');
    }
    expect(() => check(contextOf({ token: '' }))).toThrow('sends no token');
    expect(() => check(contextOf({}))).toThrow('sends no token');
    expect(() => check(null)).toThrow('sends no token');
  });

  it('forgives blanks around a token, as they come with copying: none begins or ends with one', () => {
    check(contextOf({ token: ' a-token-of-some-length-0123\r\n' }));
    expect(() => check(contextOf({ token: 'a-token-of- some-length-0123' }))).toThrow('is wrong');
    expect(() => check(contextOf({ token: ' \n' }))).toThrow('sends no token');
  });

  it('lets everybody in where there is no token to expect', () => {
    tokenCheck(undefined)(null);
  });
});
