import { parseYaml } from './parse-yaml';

describe('parseYaml', () => {
  it('finds the line and column of keys, items and what lies around a missing value', () => {
    const { value, position } = parseYaml('a: 1\nlist:\n  - x: {y: 2}\n  -   z: 3\n', 'f');
    expect(value).toEqual({ a: 1, list: [{ x: { y: 2 } }, { z: 3 }] });
    expect(position([])).toBe('1:1');
    expect(position(['a'])).toBe('1:1');
    expect(position(['list'])).toBe('2:1');
    expect(position(['list', 0, 'x', 'y'])).toBe('3:9');
    expect(position(['list', 1])).toBe('4:7');
    expect(position(['list', 1, 'missing', 'deeper'])).toBe('4:7');
    expect(position(['list', 9])).toBe('2:1');
    expect(position(['nowhere'])).toBe('1:1');
  });

  it('follows aliases, but not for ever', () => {
    expect(parseYaml('a: &t {x: 1}\nb: *t', 'f').value).toEqual({ a: { x: 1 }, b: { x: 1 } });
    const rows = [...'bcdefghi'].map((name, index) => {
      const before = `*${String.fromCharCode(97 + index)}`;
      return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
    });
    const laughs = parseYaml(`a: &a [1, 1]\n${rows.join('\n')}`, 'f');
    expect(laughs.value).toBeUndefined();
    expect(laughs.issues).toHaveLength(1);
  });

  it('reports a few mistakes, not hundreds', () => {
    const { issues } = parseYaml('[\n'.repeat(500), 'f');
    expect(issues).toHaveLength(5);
    expect(issues[0]).toMatchObject({ remedy: expect.stringContaining('Correct') as unknown });
  });

  it('refuses a text that is too long', () => {
    const { issues } = parseYaml(`a: ${'x'.repeat(300_000)}`, 'f');
    expect(issues.map(({ message }) => message).join()).toContain('256 KiB');
  });

  it('makes own properties of names that are special', () => {
    const { value } = parseYaml('__proto__: {polluted: true}', 'f');
    expect(Object.hasOwn(value ?? {}, '__proto__')).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
