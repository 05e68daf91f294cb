import { PluginPage } from '@grafana/runtime';
import { LinkButton, Stack, Text } from '@grafana/ui';

const dataSourceId = 'tailgate-apigateway-datasource';

const steps = [
  {
    title: 'Start the backend',
    text: 'Run “tailgate serve” where Grafana can reach it. It reads the access logs with its own AWS credentials. With “--sample” it shows an incident without an AWS account.',
  },
  {
    title: 'Add the data source',
    text: 'Choose a source of the backend or name log groups, then press “Save & test”. It says what is missing.',
    link: { href: `connections/datasources/${dataSourceId}`, label: 'Add the data source' },
  },
  {
    title: 'Look at your APIs',
    text: 'Add the panels API latency, API timeouts and API findings to a dashboard of yours, and episodes as annotations, one query for each severity.',
    link: { href: 'dashboard/new', label: 'New dashboard' },
  },
  {
    title: 'Let Grafana alert',
    text: 'In an alert rule choose the kind “Alert values”: one instance for each rule and endpoint, 0 while all is well.',
    link: { href: 'alerting/new/alerting', label: 'New alert rule' },
  },
];

/** The page of the app: what to do next. */
export function RootPage() {
  return (
    <PluginPage subTitle="Is it the backend or the gateway, since when, and what to do about it.">
      <Stack direction="column" gap={3} maxWidth={90}>
        {steps.map(({ title, text, link }, index) => (
          <Stack key={title} direction="column" gap={0.5} alignItems="flex-start">
            <Text element="h2" variant="h4">
              {index + 1}. {title}
            </Text>
            <Text color="secondary">{text}</Text>
            {link !== undefined && (
              <LinkButton href={link.href} variant="secondary" size="sm">
                {link.label}
              </LinkButton>
            )}
          </Stack>
        ))}
      </Stack>
    </PluginPage>
  );
}
