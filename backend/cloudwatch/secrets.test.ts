import { Secrets } from './secrets';

it('hides what it was told', () => {
  const secrets = new Secrets();
  secrets.add('s3cr3t.value+');
  expect(secrets.scrub('a s3cr3t.value+ and s3cr3t.value+ again')).toBe(
    'a (hidden) and (hidden) again',
  );
});

it.each([
  ['key ASIAABCDEFGHIJKLMNOP is wrong', 'key (hidden) is wrong'],
  ['x-amz-security-token:abc/def==\nhost', 'x-amz-security-token:(hidden)\nhost'],
  ['"X-Amz-Security-Token": "abcdef"', '"X-Amz-Security-Token": "(hidden)"'],
  [`Signature=${'0a'.repeat(32)}, x`, 'Signature=(hidden), x'],
  ['aws_secret_access_key = abcdef', 'aws_secret_access_key = (hidden)'],
])('hides what looks like a secret in %j', (text, clean) => {
  expect(new Secrets().scrub(text)).toBe(clean);
});

it('leaves ordinary text alone', () => {
  const secrets = new Secrets();
  secrets.add('');
  secrets.add(undefined);
  secrets.add('dummy');
  const text = "Log group '/aws/dummy' does not exist for account ID '123456789012'";
  expect(secrets.scrub(text)).toBe(text);
});
