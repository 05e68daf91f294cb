import type { Notice } from '@tailgate/contract';
import type { AccessLogFormat } from '../accesslog/canonical';
import { blindRules } from '../rules';
import { info, warning } from './notice';

/** What the reader should know about the log format of a log group. */
export function formatNotices(logGroup: string, format: AccessLogFormat): Notice[] {
  const notices: Notice[] = [];
  const blind = blindRules(format.missing);
  if (blind.length > 0) {
    const them = format.missing.length === 1 ? 'it' : 'them';
    notices.push(
      warning(
        'log-format',
        `${logGroup}: the log format lacks ${format.missing.join(', ')}, so ${blind.join(', ')} cannot run there. Add ${them} to the access log format of the stage.`,
      ),
    );
  }
  if (format.breaksJson) {
    notices.push(
      info(
        'log-format',
        `${logGroup}: some lines are not valid JSON (unquoted or doubly quoted values), so CloudWatch discovers no fields in them; they were read by pattern. Quote every variable in the log format except those that are quoted already, such as $context.error.messageString.`,
      ),
    );
  }
  return notices;
}
