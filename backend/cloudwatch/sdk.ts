import type * as CredentialsSdk from '@aws-sdk/credential-providers';
import type * as LogsSdk from '@aws-sdk/client-cloudwatch-logs';

const supportWarning = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/**
 * The CloudWatch Logs part of the AWS SDK, loaded on first use: it costs about 0.1 s, which
 * reading files should not pay. Under Node 20 the SDK announces on stderr which Node its versions
 * after January 2027 need; the installed version is pinned, so the announcement is switched off
 * unless the variable is set already.
 */
export async function loadLogsSdk(): Promise<typeof LogsSdk> {
  process.env[supportWarning] ??= 'true';
  return import('@aws-sdk/client-cloudwatch-logs');
}

/** The SDK's credential providers, loaded on first use. */
export async function loadCredentialsSdk(): Promise<typeof CredentialsSdk> {
  return import('@aws-sdk/credential-providers');
}
