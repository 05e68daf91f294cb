/** A template as rules write it: texts, values and conditions. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly words: readonly string[] }
  | {
      readonly kind: 'if';
      readonly words: readonly string[];
      readonly then: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

const action = /\{\{(-\s)?\s*((?:"(?:[^"\\]|\\.)*"|[^"}])*?)\s*(\s-)?\}\}/g;
const word = /"(?:[^"\\]|\\.)*"|[^\s]+/g;

interface Part {
  readonly kind: 'text' | 'action';
  readonly text: string;
}

/** Texts and actions in turn; `{{-` and `-}}` take the white space beside them away. */
function parts(template: string): Part[] {
  const found: Part[] = [];
  let at = 0;
  let trims = false;
  for (const match of template.matchAll(action)) {
    const [whole, trimsBefore, body = '', trimsAfter] = match;
    let text = template.slice(at, match.index);
    if (trims) text = text.trimStart();
    if (trimsBefore !== undefined) text = text.trimEnd();
    found.push({ kind: 'text', text }, { kind: 'action', text: body });
    trims = trimsAfter !== undefined;
    at = match.index + whole.length;
  }
  const rest = template.slice(at);
  if (rest.includes('{{')) throw new Error(`An action of the template is not closed: ${rest}`);
  found.push({ kind: 'text', text: trims ? rest.trimStart() : rest });
  return found;
}

/** @throws Error where a condition has no end, or an end has no condition */
export function parseTemplate(template: string): readonly TemplateNode[] {
  const queue = parts(template);
  const nodes = parseUntil(queue, []);
  if (queue.length > 0) throw new Error(`The template has an end too many: ${template}`);
  return nodes;
}

/** Takes parts off the queue up to one of the words that end a block, or to the end. */
function parseUntil(queue: Part[], ends: readonly string[]): TemplateNode[] {
  const nodes: TemplateNode[] = [];
  for (;;) {
    const [next] = queue;
    if (next === undefined) {
      if (ends.length > 0) throw new Error('A condition of the template has no end.');
      return nodes;
    }
    if (next.kind === 'action' && /^(else|end)\b/.test(next.text)) return nodes;
    queue.shift();
    if (next.kind === 'text') {
      nodes.push({ kind: 'text', text: next.text });
      continue;
    }
    const words = next.text.match(word) ?? [];
    nodes.push(words[0] === 'if' ? parseIf(queue, words.slice(1)) : { kind: 'value', words });
  }
}

function parseIf(queue: Part[], words: readonly string[]): TemplateNode {
  const then = parseUntil(queue, ['else', 'end']);
  const [, next] = /^else(?:\s+if\s+(.*))?$/.exec(queue[0]?.text ?? '') ?? [];
  // The end of the last branch ends them all.
  if (next !== undefined) {
    queue.shift();
    return { kind: 'if', words, then, otherwise: [parseIf(queue, next.match(word) ?? [])] };
  }
  const isElse = queue.shift()?.text === 'else';
  const otherwise = isElse ? parseUntil(queue, ['end']) : [];
  if (isElse && queue.shift()?.text !== 'end')
    throw new Error('An else of the template has no end.');
  return { kind: 'if', words, then, otherwise };
}
