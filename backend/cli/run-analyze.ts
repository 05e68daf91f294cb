import type { Analysis } from '@tailgate/contract';
import { analyzeFiles } from '../services/analyze-files';
import { parseAnalyzeOptions, type OutputFormat } from './analyze-options';
import { exitCodeOf, exitCodes } from './exit-code';
import { analyzeHelp } from './help';
import { progressOn } from './progress';
import { renderJson } from './render-json';
import { renderMarkdown } from './render-markdown';
import { renderText } from './render-text';
import { terminalOf, type Terminal } from './terminal';

function render(analysis: Analysis, format: OutputFormat, terminal: Terminal): string {
  switch (format) {
    case 'text':
      return renderText(analysis, terminal);
    case 'json':
      return renderJson(analysis);
    case 'markdown':
      return renderMarkdown(analysis);
  }
}

/** `tailgate analyze`: reads files, prints findings, returns the exit code. */
export async function runAnalyze(args: readonly string[], signal: AbortSignal): Promise<number> {
  const options = parseAnalyzeOptions(args);
  if (options.help) {
    process.stdout.write(analyzeHelp);
    return exitCodes.fine;
  }
  const progress = progressOn(process.stderr, options.quiet);
  try {
    const analysis = await analyzeFiles({
      paths: options.paths,
      fieldOverrides: options.fields,
      ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      ...(options.fromMs === undefined ? {} : { fromMs: options.fromMs }),
      ...(options.toMs === undefined ? {} : { toMs: options.toMs }),
      onStep: (text) => progress.step(text),
      onShare: (part) => progress.share(part),
      signal,
    });
    progress.end();
    process.stdout.write(render(analysis, options.format, terminalOf(process.stdout, process.env)));
    return exitCodeOf(analysis, options.failOn);
  } finally {
    progress.end();
  }
}
