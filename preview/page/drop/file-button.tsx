import { ToolbarButton } from '@grafana/ui';
import { useRef } from 'react';

/** Chooses files for an analysis, for those who do not drag. */
export function FileButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Access log files"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      <ToolbarButton
        icon="import"
        variant="canvas"
        aria-label="Open log files"
        tooltip="Analyse access logs from files; they stay on this machine"
        onClick={() => input.current?.click()}
      >
        Open log files
      </ToolbarButton>
    </>
  );
}
