import { css } from '@emotion/css';
import type { GrafanaTheme2, LinkModel } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

interface Props extends Pick<LinkModel, 'href' | 'onClick'> {
  readonly target: LinkModel['target'];
  readonly children: ReactNode;
}

/**
 * A plain link. Grafana's own needs the router of Grafana's page around it, which images and previews
 * do not have; Grafana catches the clicks of plain links all the same.
 */
export function DataLink({ href, target, onClick, children }: Props) {
  const className = useStyles2(getStyle);
  const isExternal = target === '_blank';
  return (
    <a
      className={className}
      href={href}
      target={target}
      rel={isExternal ? 'noreferrer' : undefined}
      onClick={onClick}
    >
      {children}
      {isExternal && <Icon name="external-link-alt" size="xs" aria-hidden />}
    </a>
  );
}

const getStyle = ({ colors, spacing, typography }: GrafanaTheme2) =>
  css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: spacing(0.25),
    color: colors.text.link,
    fontSize: typography.bodySmall.fontSize,
    textDecoration: 'underline',
    overflowWrap: 'anywhere',
    '&:hover': { textDecoration: 'none' },
  });
