import { defer, finalize, type Observable } from 'rxjs';

let running = 0;

/** Whether any query waits for its answer. */
export const isRunning = (): boolean => running > 0;

/** Counts a query as running from the subscription until it ends or is given up. */
export function counted<Answer>(query: Observable<Answer>): Observable<Answer> {
  return defer(() => {
    running += 1;
    return query.pipe(finalize(() => (running -= 1)));
  });
}
