import { labelled, printable, shorten, wrap } from './wrap';

describe('wrap', () => {
  it('breaks at spaces and keeps long words whole', () => {
    expect(wrap('one two three abcdefghijklmnop four', 9)).toEqual([
      'one two',
      'three',
      'abcdefghijklmnop',
      'four',
    ]);
  });

  it('gives one empty line for empty text', () => {
    expect(wrap('', 10)).toEqual(['']);
  });
});

describe('labelled', () => {
  it('stands the text beside its label', () => {
    expect(labelled('Do', 'aaaaaaaaaaaa bbbbbbbbbbbb', 24, 4)).toBe(
      'Do  aaaaaaaaaaaa\n    bbbbbbbbbbbb',
    );
  });
});

describe('printable', () => {
  it('shows control characters instead of sending them to the terminal', () => {
    expect(printable('a\u001b[31mred\u0007\u202e')).toBe('a\\x1b[31mred\\x07\\u{202e}');
  });
});

describe('shorten', () => {
  it('keeps both ends', () => {
    expect(shorten('/very/long/path/to/a/file.log', 11)).toBe('/very…e.log');
    expect(shorten('short', 11)).toBe('short');
  });
});
