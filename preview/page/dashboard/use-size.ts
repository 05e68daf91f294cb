import { useCallback, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of an element in whole px, as it changes; undefined until it stands. */
export function useSize(): [
  (element: HTMLElement | null) => (() => void) | undefined,
  Size | undefined,
] {
  const [size, setSize] = useState<Size>();
  const [observer] = useState(
    () =>
      new ResizeObserver(([entry]) => {
        if (entry === undefined) return;
        const { width, height } = entry.contentRect;
        setSize({ width: Math.floor(width), height: Math.floor(height) });
      }),
  );
  // React 18 calls again with null at the end, React 19 what is returned.
  const watch = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) {
        observer.disconnect();
        return undefined;
      }
      observer.observe(element);
      return () => observer.disconnect();
    },
    [observer],
  );
  return [watch, size];
}
