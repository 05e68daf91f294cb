import { useEffect, useState, type ReactNode } from 'react';

/** The fonts of Grafana's design, as CSS names them. */
const fonts = ['400 14px Inter', '500 14px Inter', "400 14px 'Roboto Mono'"];

/**
 * Holds its content back until the fonts that the global styles name are there: what is written on a
 * canvas is drawn and measured once, with the fonts that there are.
 */
export function WithFonts({ children }: { readonly children: ReactNode }) {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    // Without them the system's fonts do.
    void Promise.allSettled(fonts.map((font) => document.fonts.load(font))).then(() => {
      if (isCurrent) setIsReady(true);
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return isReady ? children : null;
}
