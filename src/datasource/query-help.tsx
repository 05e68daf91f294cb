import { css } from '@emotion/css';
import type { GrafanaTheme2, QueryEditorHelpProps } from '@grafana/data';
import { Card, Stack, Text, useStyles2 } from '@grafana/ui';
import { logsExamples } from './logs-examples';
import type { TailgateQuery } from './types';

/** The cheat sheet: queries that can be taken over by a click. */
export function QueryHelp({ query, onClickExample }: QueryEditorHelpProps<TailgateQuery>) {
  const styles = useStyles2(getStyles);
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3">Logs Insights queries over access logs</Text>
      {logsExamples.map(({ title, text }) => (
        <Card
          key={title}
          noMargin
          isCompact
          onClick={() => onClickExample({ refId: query.refId, kind: 'logs', text })}
        >
          <Card.Heading>{title}</Card.Heading>
          <Card.Description>
            <code className={styles.text}>{text}</code>
          </Card.Description>
        </Card>
      ))}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    display: 'block',
    lineHeight: 1.5,
    padding: theme.spacing(0.5, 1),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
