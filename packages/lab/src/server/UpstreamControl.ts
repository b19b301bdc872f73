import { IncomingHttpHeaders } from 'node:http';

/**
 * What stands between a server of the lab and its handlers: counters, and faults that are switched on while it runs.
 *
 * @internal
 */
export interface UpstreamControl {
  /** Notes a request, before anything else happens to it. */
  count(method: string, url: string, headers: IncomingHttpHeaders): void;
  /** A fault to answer with instead of the handlers; `cut` closes the socket; `undefined` lets it pass (perhaps late). */
  intercept(request: Request): Promise<Response | 'cut' | undefined>;
  /** The answer as it leaves, for faults that spoil its body. */
  transform(response: Response, request: Request): Response;
}
