/** What Tailgate asks of CloudWatch Logs. */
export const requiredActions = [
  'logs:StartQuery',
  'logs:GetQueryResults',
  'logs:StopQuery',
  'logs:DescribeLogGroups',
] as const;

/** Actions of these that IAM can narrow to log groups; the others need the resource `*`. */
const perLogGroup = new Set<string>(['logs:StartQuery', 'logs:DescribeLogGroups']);

/** The partition of a region, for ARNs. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/**
 * The ARN of a log group as IAM wants it as a resource: with `:*`, which stands for its streams.
 * An account that is not known becomes `*`.
 */
export function logGroupResource(nameOrArn: string, region: string, accountId = '*'): string {
  const arn = nameOrArn.startsWith('arn:')
    ? nameOrArn
    : `arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group:${nameOrArn}`;
  return arn.endsWith(':*') ? arn : `${arn}:*`;
}

/** A statement that allows the action, as JSON on one line, ready to paste into a policy. */
export function iamStatement(action: string, resources: readonly string[]): string {
  const narrow = resources.length > 0 && (perLogGroup.has(action) || !action.startsWith('logs:'));
  return JSON.stringify({
    Effect: 'Allow',
    Action: action,
    Resource: narrow ? resources : '*',
  });
}
