import { useCallback, useRef, useState } from 'react';
import { analyzeFiles, type AnalysisAnswer } from './analysis';

export type AnalysisState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'done'; readonly answer: AnalysisAnswer };

export interface AnalysisControl {
  readonly state: AnalysisState;
  /** Begins anew with these files; what runs is given up. */
  readonly start: (files: readonly File[]) => void;
  /** Gives up what runs, and forgets the findings. */
  readonly clear: () => void;
}

/** The analysis of files that somebody dropped or chose. */
export function useAnalysis(maxBytes: number): AnalysisControl {
  const [state, setState] = useState<AnalysisState>({ kind: 'none' });
  const running = useRef<AbortController>(undefined);
  const clear = useCallback(() => {
    running.current?.abort();
    setState({ kind: 'none' });
  }, []);
  const start = useCallback(
    (files: readonly File[]) => {
      running.current?.abort();
      if (files.length === 0) return;
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      if (bytes > maxBytes) {
        const limit = `${Math.floor(maxBytes / 1e6)} MB`;
        const message = `These files have ${Math.ceil(bytes / 1e6)} MB; this page takes ${limit}. For more run: bin/tailgate analyze FILES`;
        setState({ kind: 'failed', message });
        return;
      }
      const controller = new AbortController();
      running.current = controller;
      setState({ kind: 'running', names: files.map(({ name }) => name) });
      analyzeFiles(files, controller.signal).then(
        (answer) => {
          if (!controller.signal.aborted) setState({ kind: 'done', answer });
        },
        (error: unknown) => {
          if (controller.signal.aborted) return;
          const message = error instanceof Error ? error.message : 'The files could not be read.';
          setState({ kind: 'failed', message });
        },
      );
    },
    [maxBytes],
  );
  return { state, start, clear };
}
