import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { at, textAt } from '../http/at.ts';
import type { HttpClient } from '../http/HttpClient.ts';
import { waitUntil } from '../waitUntil.ts';

/** One request that reached the API server, in its own record. @internal */
export interface AuditedCall {
  readonly id: string;
  /** When it arrived, in milliseconds since 1970. */
  readonly receivedAt: number;
  readonly user: string;
  /** As whom it was made, if not as the user itself. */
  readonly impersonated: string | undefined;
  readonly verb: string;
  readonly uri: string;
  /** HTTP status, once known. */
  readonly status: number | undefined;
}

/** @internal */
export interface CallFilter {
  readonly user?: string;
  readonly impersonated?: string;
  readonly verb?: string;
}

const MARKER = '/version?audit-marker=';

/**
 * Reads the API server's audit log, which is proof of who called what: also of calls that a client would rather not
 * mention.
 *
 * @example
 * ```ts
 * const mark = await cluster.audit.mark();
 * await page.reload();
 * assert.deepEqual(await cluster.audit.callsSince(mark, { user: 'backstage' }), []);
 * ```
 *
 * @internal
 */
export class AuditLog {
  readonly #file: string;
  readonly #admin: HttpClient;

  constructor(file: string, admin: HttpClient) {
    this.#file = file;
    this.#admin = admin;
  }

  /** Writes the policy for the API server: one line for each request, without bodies, at its end (a watch also at its start). */
  static writePolicy(file: string): void {
    const policy = {
      apiVersion: 'audit.k8s.io/v1',
      kind: 'Policy',
      omitStages: ['RequestReceived'],
      rules: [{ level: 'Metadata' }],
    };
    writeFileSync(file, JSON.stringify(policy));
  }

  /** A point in time on the API server's side: the arrival of a request of ours. */
  async mark(): Promise<number> {
    const marker = randomUUID();
    await this.#admin.request(MARKER + marker);
    const call = await waitUntil('the audit log', () =>
      this.#read().find(each => each.uri.endsWith(marker)),
    );
    return call.receivedAt;
  }

  /** All calls that arrived after the mark and match the filter, without the log's own marks. */
  async callsSince(
    mark: number,
    filter: CallFilter = {},
  ): Promise<readonly AuditedCall[]> {
    // All earlier requests are in the file once this one is.
    await this.mark();
    return this.#read().filter(
      call =>
        call.receivedAt > mark &&
        !call.uri.startsWith(MARKER) &&
        (filter.user === undefined || call.user === filter.user) &&
        (filter.impersonated === undefined ||
          call.impersonated === filter.impersonated) &&
        (filter.verb === undefined || call.verb === filter.verb),
    );
  }

  #read(): readonly AuditedCall[] {
    const calls = new Map<string, AuditedCall>();
    const lines = readFileSync(this.#file, 'utf8').split('\n');
    // The last piece is empty, or a line that is just being written.
    for (const line of lines.slice(0, -1)) {
      const call = toCall(JSON.parse(line));
      calls.set(call.id, call);
    }
    return [...calls.values()];
  }
}

function toCall(event: unknown): AuditedCall {
  const status = at(event, 'responseStatus', 'code');
  return {
    id: textAt(event, 'auditID'),
    receivedAt: toMilliseconds(textAt(event, 'requestReceivedTimestamp')),
    user: textAt(event, 'user', 'username'),
    impersonated: textAt(event, 'impersonatedUser', 'username') || undefined,
    verb: textAt(event, 'verb'),
    uri: textAt(event, 'requestURI'),
    status: typeof status === 'number' ? status : undefined,
  };
}

/** The API server writes microseconds, and requests of one test are often that close; `Date` drops them. */
function toMilliseconds(timestamp: string): number {
  const micros = /\.\d{3}(\d{3})Z$/.exec(timestamp)?.[1] ?? '0';
  return Date.parse(timestamp) + Number(micros) / 1000;
}
