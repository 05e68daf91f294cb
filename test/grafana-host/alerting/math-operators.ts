const truth = (is: boolean): number => (is ? 1 : 0);

const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  '>': (a, b) => truth(a > b),
  '>=': (a, b) => truth(a >= b),
  '<': (a, b) => truth(a < b),
  '<=': (a, b) => truth(a <= b),
  '&&': (a, b) => truth(a !== 0 && b !== 0),
  '||': (a, b) => truth(a !== 0 || b !== 0),
};

/** Two numbers by an operator; null where one is missing, NaN where one is NaN and the other does not decide. */
export function binary(operator: string, a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  if (operator === '||' && a !== 0) return 1;
  if (operator === '&&' && a === 0) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const apply = operators[operator];
  if (apply === undefined) throw new Error(`expr: unknown operator ${operator}`);
  return apply(a, b);
}

export function unary(operator: '!' | '-', value: number | null): number | null {
  if (value === null || Number.isNaN(value)) return value;
  return operator === '!' ? truth(value === 0) : -value;
}

/** The functions of one argument that rules use. */
const functions: Readonly<Record<string, (value: number | null) => number | null>> = {
  is_null: (value) => truth(value === null),
  is_nan: (value) => truth(value !== null && Number.isNaN(value)),
  is_inf: (value) => truth(value === Infinity || value === -Infinity),
  is_number: (value) => truth(value !== null && Number.isFinite(value)),
  abs: (value) => (value === null ? null : Math.abs(value)),
  ceil: (value) => (value === null ? null : Math.ceil(value)),
  floor: (value) => (value === null ? null : Math.floor(value)),
  log: (value) => (value === null ? null : Math.log(value)),
  round: (value) => (value === null ? null : Math.sign(value) * Math.round(Math.abs(value))),
};

/** @throws Error for a function that is not known */
export function call(name: string, value: number | null): number | null {
  const apply = functions[name];
  if (apply === undefined) throw new Error(`non existent function ${name}`);
  return apply(value);
}
