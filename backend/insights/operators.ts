/** An operator of the language: an entry of the catalogue. */
export interface OperatorDefinition {
  readonly symbols: readonly string[];
  readonly summary: string;
  readonly example: string;
}

/** Every operator, in groups of equal binding, the strongest first: what the parser of expressions does. */
export const operators: readonly OperatorDefinition[] = [
  {
    symbols: ['^'],
    summary: 'Power; binds to the right.',
    example: 'latency ^ 2',
  },
  {
    symbols: ['-', '!'],
    summary: 'Sign and negation, in front of one value.',
    example: '!ispresent(latency)',
  },
  {
    symbols: ['*', '/', '%'],
    summary: 'Product, quotient and remainder; missing where divided by 0.',
    example: 'latency / 1000',
  },
  {
    symbols: ['+', '-'],
    summary: 'Sum and difference.',
    example: 'responseLatency - integrationLatency',
  },
  {
    symbols: ['=', '==', '!=', '<', '<=', '>', '>='],
    summary: 'Comparison: of numbers where both sides are numbers, else of texts.',
    example: 'status >= 500',
  },
  {
    symbols: ['like', 'not like', '=~'],
    summary: 'Whether the text has "a text" in it, or matches /a pattern/; `=~` takes a pattern.',
    example: 'path like /(?i)orders/',
  },
  {
    symbols: ['in', 'not in'],
    summary: 'Whether the value equals one of a list.',
    example: 'status in [502, 504]',
  },
  { symbols: ['not'], summary: 'Negation.', example: 'not ispresent(status)' },
  { symbols: ['and'], summary: 'Both.', example: 'status >= 500 and latency > 1000' },
  { symbols: ['or'], summary: 'Either.', example: 'status = 502 or status = 504' },
];
