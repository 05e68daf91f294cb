import type { ComparisonOperator } from '../ast';
import { unlessStructure } from './structure';
import type { Value } from './value';

const sqlOperators: Readonly<Record<ComparisonOperator, string>> = {
  '=': '=',
  '!=': '<>',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
};

/**
 * BOOLEAN: numbers compare as numbers, and so do texts that are both numbers; other texts by Unicode. NULL
 * where a side is missing, or where a number meets a text that is none: such a comparison matches nothing,
 * and neither does its opposite. FALSE where a side is a map or a list.
 */
export function compare(operator: ComparisonOperator, left: Value, right: Value): string {
  return unlessStructure([left, right], compareScalars(operator, left, right));
}

function compareScalars(operator: ComparisonOperator, left: Value, right: Value): string {
  const sql = sqlOperators[operator];
  const truth = compareTruth(sql, left, right) ?? compareTruth(sql, right, left);
  if (truth !== undefined) return truth;
  if (left.type !== 'text' || right.type !== 'text') {
    if (left.type === 'timestamp' && right.type === 'timestamp') {
      return `(${left.native()} ${sql} ${right.native()})`;
    }
    return `(${left.number()} ${sql} ${right.number()})`;
  }
  // Built only where needed: what is not asked for is not read from the store.
  const asNumbers = (): string => `${left.number()} ${sql} ${right.number()}`;
  const asTexts = (): string => `${left.text()} ${sql} ${right.text()}`;
  if (left.numeric && right.numeric) return `(${asNumbers()})`;
  if (neverNumber(left) || neverNumber(right)) return `(${asTexts()})`;
  const both = [left, right].filter((side) => !isNumericConstant(side));
  const test = both.map((side) => `${side.number()} IS NOT NULL`).join(' AND ');
  return `CASE WHEN ${test} THEN ${asNumbers()} ELSE ${asTexts()} END`;
}

/** `success = true`: a discovered JSON boolean is text. */
function compareTruth(sql: string, field: Value, constant: Value): string | undefined {
  if (field.type !== 'text' || typeof constant.constant !== 'boolean') return undefined;
  if (sql !== '=' && sql !== '<>') return undefined;
  const spellings = constant.constant ? "('true', '1')" : "('false', '0')";
  return `(${field.text()} ${sql === '=' ? 'IN' : 'NOT IN'} ${spellings})`;
}

function isNumericConstant(side: Value): boolean {
  return side.constant !== undefined && side.numeric;
}

function neverNumber(side: Value): boolean {
  return side.constant !== undefined && !side.numeric;
}

/** BOOLEAN: whether the operand equals one of the items; NULL where that is unknown. */
export function equalsAny(operand: Value, items: readonly Value[]): string {
  const numbers: Value[] = [];
  const decimals: Value[] = [];
  const texts: Value[] = [];
  const conditions: string[] = [];
  for (const item of items) {
    const isText = operand.type === 'text' && item.type === 'text';
    if (item.constant === undefined || typeof item.constant === 'boolean') {
      conditions.push(compare('=', operand, item));
    } else if (isText) (item.numeric ? decimals : texts).push(item);
    else numbers.push(item);
  }
  const asNumber = (list: readonly Value[]): string =>
    `${operand.number()} IN (${list.map((item) => item.number()).join(', ')})`;
  const asText = (list: readonly Value[]): string =>
    `${operand.text()} IN (${list.map((item) => item.text()).join(', ')})`;
  if (numbers.length > 0) conditions.push(asNumber(numbers));
  if (texts.length > 0) conditions.push(asText(texts));
  if (decimals.length > 0) {
    const test = `${operand.number()} IS NOT NULL`;
    conditions.push(`CASE WHEN ${test} THEN ${asNumber(decimals)} ELSE ${asText(decimals)} END`);
  }
  return `(${conditions.join(' OR ')})`;
}
