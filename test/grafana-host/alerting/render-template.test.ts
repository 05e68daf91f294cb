import fc from 'fast-check';
import { renderTemplate } from './render-template';

const instance = { labels: { endpoint: 'GET /a' }, values: { A: 1234.567, B: 0.4567, C: -1 } };
const render = (template: string) => renderTemplate(template, instance);

describe('renderTemplate', () => {
  it.each([
    ['plain { text }', 'plain { text }'],
    [
      '{{ $labels.endpoint }}: {{ printf "%.0f of %s" $values.A.Value "all" }}',
      'GET /a: 1235 of all',
    ],
    ['{{ humanizePercentage $values.B.Value }}', '45.67%'],
    ['{{ $values.C.Value }}', '-1'],
    ['{{ if $labels.endpoint }}yes{{ else }}no{{ end }}', 'yes'],
    ['{{ if $labels.other }}yes{{ else }}no{{ end }}', 'no'],
    ['{{ if not $labels.other }}no{{ else }}yes{{ end }}', 'no'],
    ['{{ if not $labels.endpoint }}no{{ else }}yes{{ end }}', 'yes'],
    ['{{ if lt 0.0 $values.C.Value }}x{{ end }}.', '.'],
    ['{{ if $labels.other }}x{{ else if lt $values.C.Value 0.0 }}y{{ else }}z{{ end }}.', 'y.'],
    ['{{ if $labels.other }}x{{ else if $labels.none }}y{{ else }}z{{ end }}.', 'z.'],
    ['{{ if $labels.other }}x{{ else if $labels.none }}y{{ end }}.', '.'],
    ['a {{- if gt $values.A.Value 1.0 }} {{ if eq 1 2 }}b{{ end }}c {{ end -}} d', 'a c d'],
  ])('%s', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  it.each([
    '{{ $labels.other }}',
    '{{ $values.Z.Value }}',
    '{{ printf "%.1f" $values.Z.Value }}',
    '{{ $unknown }}',
    '{{ humanizeDuration $values.A.Value }}',
    '{{ if $labels.endpoint }}open',
    '{{ if $labels.endpoint }}x{{ else if $labels.other }}open',
    '{{ if $labels.endpoint }}x{{ elsewhere }}y{{ end }}',
    'closed{{ end }}',
    '{{ open',
  ])('refuses %s', (template) => {
    expect(() => render(template)).toThrow();
  });

  it('renders any text or gives a reason', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{{-',
      'if',
      'else',
      'end',
      '$labels.endpoint',
      ' "',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        try {
          return typeof render(pieces.join(' ')) === 'string';
        } catch (error) {
          return error instanceof Error && error.message !== '';
        }
      }),
    );
  });
});
