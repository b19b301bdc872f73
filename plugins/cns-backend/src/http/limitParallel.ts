import pLimit from 'p-limit';
import { HttpClient } from './HttpClient';

/**
 * Lets a client send so many calls at a time; the rest wait here. A call's deadline starts when it is sent.
 *
 * @internal
 */
export function limitParallel(http: HttpClient, calls: number): HttpClient {
  const limit = pLimit(calls);
  return { request: request => limit(() => http.request(request)) };
}
