import { maximumEventBytes } from '../log-event';
import { LineSplitter } from './line-splitter';
import type { Reader } from './reader';
import { decode, exampleOf, isBlank, unreadableReasons } from './text';

/** One event per line, as API Gateway or a function wrote it. The line itself tells the time, if anything does. */
export const rawLines: Reader = {
  shape: 'raw-lines',
  recognises: () => true,
  start: (sink) =>
    new LineSplitter(
      {
        line(bytes, line) {
          if (isBlank(bytes)) return;
          const message = decode(bytes);
          if (message === undefined)
            sink.unreadable(unreadableReasons.notUtf8, line, exampleOf(bytes));
          else sink.event({ timestamp: undefined, message, line });
        },
        tooLong: (beginning, line) =>
          sink.unreadable(unreadableReasons.tooLong, line, exampleOf(beginning)),
      },
      maximumEventBytes,
    ),
};
