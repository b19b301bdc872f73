import { IncomingHttpHeaders } from 'node:http';
import { UpstreamControl } from '../server';
import { addWarnings } from './addWarnings';
import { Fault } from './Fault';
import { faultResponse, spoil } from './faultResponse';
import { UpstreamKind } from './UpstreamKind';

/** A request that reached an upstream. @public */
export interface RequestRecord {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly impersonate?: string;
}

/** How many requests are remembered in full; they are counted beyond that. */
const REMEMBERED = 10_000;

/**
 * Counts the requests of one upstream and makes them fail when told to.
 *
 * @public
 */
export class UpstreamMonitor implements UpstreamControl {
  readonly name: string;
  readonly kind: UpstreamKind;
  #faults: readonly Fault[] = [];
  #strikes = new Map<Fault, number>();
  #requests: RequestRecord[] = [];
  #count = 0;
  #onRefusal: (refused: boolean) => Promise<void> = async () => undefined;

  constructor(name: string, kind: UpstreamKind) {
    this.name = name;
    this.kind = kind;
  }

  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** Replaces all faults; an empty list ends them. Resolves when the port is closed or open as asked. */
  async setFaults(faults: readonly Fault[]): Promise<void> {
    this.#faults = faults;
    this.#strikes = new Map();
    await this.#onRefusal(faults.some(fault => fault.type === 'refuse'));
  }

  /** Requests since the last mark. */
  get requests(): readonly RequestRecord[] {
    return this.#requests;
  }

  /** Number of requests since the last mark, also of those no longer remembered. */
  get requestCount(): number {
    return this.#count;
  }

  /** Starts counting anew. */
  mark(): void {
    this.#requests = [];
    this.#count = 0;
  }

  /** @internal */
  onRefusal(listener: (refused: boolean) => Promise<void>): void {
    this.#onRefusal = listener;
  }

  /** @internal */
  count(method: string, url: string, headers: IncomingHttpHeaders): void {
    this.#count += 1;
    if (this.#requests.length >= REMEMBERED) return;
    const user = headers['impersonate-user'];
    this.#requests.push({
      method,
      url,
      ...(typeof user === 'string' ? { impersonate: user } : {}),
    });
  }

  /** @internal */
  async intercept(request: Request): Promise<Response | 'cut' | undefined> {
    for (const fault of this.#faults) {
      if (!this.#strikesAt(fault, request)) continue;
      if (fault.type === 'latency') {
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, fault.ms);
          request.signal.addEventListener('abort', () => {
            clearTimeout(timer);
            resolve();
          });
        });
      } else if (fault.type === 'cut' && fault.afterBytes === 0) return 'cut';
      else if (fault.type === 'cut') this.#cuts.set(request, fault.afterBytes);
      else if (fault.type === 'warnings') {
        this.#warnings.set(request, fault.warnings);
      } else return faultResponse(this.kind, fault);
    }
    return undefined;
  }

  readonly #cuts = new WeakMap<Request, number>();
  readonly #warnings = new WeakMap<Request, readonly string[]>();

  /** @internal */
  transform(response: Response, request: Request): Response {
    const bytes = this.#cuts.get(request);
    const warnings = this.#warnings.get(request);
    const warned =
      warnings === undefined ? response : addWarnings(response, warnings);
    return bytes === undefined ? warned : spoil(warned, bytes);
  }

  #strikesAt(fault: Fault, request: Request): boolean {
    const { pathname, search } = new URL(request.url);
    if (
      fault.path !== undefined &&
      !`${pathname}${search}`.includes(fault.path)
    ) {
      return false;
    }
    if (fault.method !== undefined && fault.method !== request.method) {
      return false;
    }
    const strikes = this.#strikes.get(fault) ?? 0;
    if (fault.times !== undefined && strikes >= fault.times) return false;
    this.#strikes.set(fault, strikes + 1);
    return true;
  }
}
