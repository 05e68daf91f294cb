import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

interface Props {
  readonly maxBytes: number;
  readonly onFiles: (files: readonly File[]) => void;
}

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** The whole page takes files; while some are held over it, it says what will happen to them. */
export function DropArea({ maxBytes, onFiles }: Props) {
  const styles = useStyles2(getStyles);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  if (!isOver) return null;
  return (
    <div className={styles.cover}>
      <Icon name="import" size="xxl" />
      <p className={styles.title}>Drop access logs to see their findings</p>
      <p>
        The access log of a stage as CloudWatch Logs exports it, packed with gzip or not; up to{' '}
        {Math.floor(maxBytes / 1e6)} MB. It is read on this machine and removed afterwards.
      </p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cover: css({
    position: 'fixed',
    inset: theme.spacing(2),
    zIndex: theme.zIndex.modal,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    textAlign: 'center',
    padding: theme.spacing(2),
    pointerEvents: 'none',
    background: theme.colors.background.elevated,
    border: `2px dashed ${theme.colors.primary.border}`,
    borderRadius: theme.shape.radius.default,
  }),
  title: css({ ...theme.typography.h3, marginTop: theme.spacing(2) }),
});
