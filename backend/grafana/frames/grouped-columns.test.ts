import { groupedColumns } from './grouped-columns';

const of = (text: string) => [...(groupedColumns(text) ?? ['no stats'])];

describe('groupedColumns', () => {
  it('is what the last stats groups by, by the names of its columns', () => {
    expect(of('stats count(*) by bin(5m), path, concat(a, b) as both')).toEqual([
      'bin(5m)',
      'path',
      'both',
    ]);
    expect(of('stats count(*) as n by path, status | stats sum(n) by path')).toEqual(['path']);
    expect(of('stats count(*)')).toEqual([]);
    expect(of('fields path')).toEqual(['no stats']);
  });

  it('leaves out what a later command overwrites', () => {
    const grouped = 'stats count(*) as n by a, path';
    for (const later of [
      'fields concat(path, n) as path',
      'display a, n, n as path',
      'parse a "*" as path',
      'parse a /(?<path>.)/',
      'unnest a into path',
    ]) {
      expect(of(`${grouped} | ${later}`)).toEqual(['a']);
    }
    for (const later of [
      'display path, n',
      'sort n desc | limit 5',
      'filter n > 3 | fields path',
    ]) {
      expect(of(`${grouped} | ${later}`)).toEqual(['a', 'path']);
    }
  });

  it('knows of a stats, but not of its columns, in a language that is newer', () => {
    expect(of('newCommand x | stats count(*) by path')).toEqual([]);
    expect(of('newCommand x')).toEqual(['no stats']);
  });
});
