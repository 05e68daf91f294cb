import type { AccessLogFormat, CanonicalField } from '../../accesslog/canonical';
import { wholeNumberPattern } from '../../insights/regex/whole-number';
import { quoteField } from './quote-field';

/**
 * Spells the fields of a format in a query, and collects the `parse` commands that they need.
 * Names begin with `tg_`, so that none is a field that CloudWatch discovered in the line.
 */
export class FieldReader {
  private readonly parses: string[] = [];
  private readonly texts = new Map<CanonicalField, string>();
  private readonly numbers = new Map<CanonicalField, string>();

  constructor(private readonly format: AccessLogFormat) {}

  has(field: CanonicalField): boolean {
    return this.format.fields.has(field);
  }

  /** The field as text, missing where a line lacks it; undefined where the format lacks it. */
  text(field: CanonicalField): string | undefined {
    const known = this.texts.get(field);
    if (known !== undefined) return known;
    const source = this.format.fields.get(field);
    if (source === undefined) return undefined;
    let expression: string;
    if (source.from === 'field') {
      expression = quoteField(source.name);
    } else {
      expression = `tg_text_${field}`;
      const pattern = source.pattern.replace(`(?<${field}>`, `(?<${expression}>`);
      this.parses.push(`parse @message /${pattern}/`);
    }
    this.texts.set(field, expression);
    return expression;
  }

  /**
   * The field as a number, missing where the text is no plain decimal number: what AWS makes of `-`
   * in arithmetic is not documented, so no such text may reach it.
   */
  number(field: CanonicalField): string | undefined {
    const known = this.numbers.get(field);
    if (known !== undefined) return known;
    const text = this.text(field);
    if (text === undefined) return undefined;
    const name = `tg_number_${field}`;
    this.parses.push(`parse ${text} /${wholeNumberPattern(name)}/`);
    this.numbers.set(field, name);
    return name;
  }

  /** The `parse` commands, in the order in which they have to stand. */
  commands(): readonly string[] {
    return this.parses;
  }
}
