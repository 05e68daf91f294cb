import { iamStatement, logGroupResource } from './iam';

it.each([
  ['/x', 'eu-central-1', undefined, 'arn:aws:logs:eu-central-1:*:log-group:/x:*'],
  ['/x', 'cn-north-1', '123456789012', 'arn:aws-cn:logs:cn-north-1:123456789012:log-group:/x:*'],
  ['/x', 'us-gov-west-1', undefined, 'arn:aws-us-gov:logs:us-gov-west-1:*:log-group:/x:*'],
  ['arn:aws:logs:r:1:log-group:/x', 'r', undefined, 'arn:aws:logs:r:1:log-group:/x:*'],
  ['arn:aws:logs:r:1:log-group:/x:*', 'r', undefined, 'arn:aws:logs:r:1:log-group:/x:*'],
])('the resource of %s in %s', (name, region, account, resource) => {
  expect(logGroupResource(name, region, account)).toBe(resource);
});

it.each([
  ['logs:StartQuery', ['a'], ['a']],
  ['logs:StartQuery', [], '*'],
  ['logs:StopQuery', ['a'], '*'],
  ['sts:AssumeRole', ['role'], ['role']],
])('the statement for %s on %j', (action, resources, resource) => {
  expect(JSON.parse(iamStatement(action, resources))).toEqual({
    Effect: 'Allow',
    Action: action,
    Resource: resource,
  });
});
