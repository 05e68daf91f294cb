import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Modal, useStyles2 } from '@grafana/ui';
import type { AlertDraft } from './alert-draft';

interface Props {
  readonly draft: AlertDraft;
  readonly onClose: () => void;
}

/** Says where the editor for alert rules is, and shows what it would be filled in with. */
export function AlertEditorNote({ draft: { facts }, onClose }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Modal title="The editor for alert rules is in Grafana" isOpen onDismiss={onClose}>
      <p>
        This page has none. There the same button opens the editor filled in as follows; folder,
        group and whom to tell are yours to choose before you save the rule.
      </p>
      <dl className={styles.facts}>
        {facts.map(({ name, value }, index) => (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Modal.ButtonRow>
        <Button onClick={onClose}>Close</Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

const getStyles = ({ colors, spacing }: GrafanaTheme2) => ({
  facts: css({
    '& > div': {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: spacing(2),
      padding: spacing(0.75, 0),
      borderTop: `1px solid ${colors.border.weak}`,
    },
    '& dt': { flex: '0 0 10rem', color: colors.text.secondary, fontWeight: 'normal' },
    '& dd': { flex: '1 1 16rem', minWidth: 0, margin: 0, overflowWrap: 'anywhere' },
  }),
});
