import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

/** Text for screen readers alone: what the panel draws, in words. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  const className = useStyles2(getStyle);
  return <p className={className}>{children}</p>;
}

const getStyle = () =>
  css({
    position: 'absolute',
    width: 1,
    height: 1,
    margin: -1,
    padding: 0,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
    border: 0,
  });
