import { useCallback, useEffect, useRef, useState } from 'react';
import { changeSearch } from '../state/search';
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
}

/**
 * The analysis of files that somebody dropped or chose. It is a view of its own in the address, so that
 * the browser's way back leads to what was shown before; what runs is given up then.
 * @param isShown whether the address names that view
 */
export function useAnalysis(isShown: boolean, maxBytes: number): AnalysisControl {
  const [state, setState] = useState<AnalysisState>({ kind: 'none' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => {
    if (!isShown) running.current?.abort();
  }, [isShown]);
  const start = useCallback(
    (files: readonly File[]) => {
      running.current?.abort();
      if (files.length === 0) return;
      const controller = new AbortController();
      running.current = controller;
      setState(beginning(files, maxBytes));
      changeSearch({ view: 'files' }, isShown);
      if (bytesOf(files) > maxBytes) return;
      analyzeFiles(files, controller.signal).then(
        (answer) => {
          if (!controller.signal.aborted) setState({ kind: 'done', answer });
        },
        (error: unknown) => {
          if (controller.signal.aborted) {
            // What was given up is not there when somebody comes back.
            if (running.current === controller) setState({ kind: 'none' });
            return;
          }
          const message = error instanceof Error ? error.message : 'The files could not be read.';
          setState({ kind: 'failed', message });
        },
      );
    },
    [isShown, maxBytes],
  );
  return { state, start };
}

const bytesOf = (files: readonly File[]): number => files.reduce((sum, { size }) => sum + size, 0);

function beginning(files: readonly File[], maxBytes: number): AnalysisState {
  const bytes = bytesOf(files);
  if (bytes <= maxBytes) return { kind: 'running', names: files.map(({ name }) => name) };
  const limit = `${Math.floor(maxBytes / 1e6)} MB`;
  const message = `These files have ${Math.ceil(bytes / 1e6)} MB; this page takes ${limit}. For more run: bin/tailgate analyze FILES`;
  return { kind: 'failed', message };
}
