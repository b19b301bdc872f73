import type { Page } from 'playwright-core';
import { watchForText } from '../browser/changeSeen.ts';
import { waitForTexts } from '../browser/readText.ts';
import type { HttpStream } from '../http/HttpStream.ts';
import type { RealPortal } from './startRealPortal.ts';

/** One change, in milliseconds since the request that made it was sent. @internal */
export interface ChangeLatency {
  /** Until the API server had answered the write. */
  readonly writtenMs: number;
  /** Until the server-sent event reached an HTTP client. */
  readonly eventMs: number;
  /** Until the open page showed the changed text. */
  readonly pageMs: number;
}

/** @internal */
export interface ChangeLatencyOptions {
  readonly real: RealPortal;
  readonly page: Page;
  /** Default 20. */
  readonly rounds?: number;
  /** Time between two changes, default 500. */
  readonly pauseMs?: number;
}

const POLICIES = '/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies';
const EVENTS = '/api/cns/v1/entities/component/default/web/events';

/**
 * Measures how long a change in the API server takes to the event that the backend pushes, and to the text on an open page.
 *
 * @remarks
 * Each round switches one policy of the service `web` off or on, by GitLab's label, and waits for its status on the page. All
 * clocks are this machine's. Figures include the write itself.
 *
 * @internal
 */
export async function measureChangeLatency(
  options: ChangeLatencyOptions,
): Promise<readonly ChangeLatency[]> {
  const { real, page, rounds = 20, pauseMs = 500 } = options;
  const admin = real.cluster.client();
  const name = 'latency';
  await admin.request(POLICIES, { method: 'POST', body: toPolicy(name) });
  await page.goto(
    `${real.portal.url}/catalog/default/component/web/network-policies`,
  );
  await waitForTexts(page, [name, 'Enforced', 'live'], 30_000);
  const events = await real.portal.api.stream(EVENTS);
  try {
    const latencies: ChangeLatency[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await new Promise(resolve => setTimeout(resolve, pauseMs));
      await drain(events);
      const disable = round % 2 === 0;
      const { seen } = await watchForText(page, {
        text: 'Disabled',
        gone: !disable,
        within: '[role="grid"], table',
      });
      const heard = nextChange(events);
      const sent = Date.now();
      await admin.request(`${POLICIES}/${name}`, {
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body: {
          spec: {
            podSelector: {
              matchLabels: {
                'network-policy.gitlab.com/disabled_by': disable
                  ? 'gitlab'
                  : null,
              },
            },
          },
        },
      });
      const written = Date.now();
      const [eventAt, { at }] = await Promise.all([heard, seen]);
      latencies.push({
        writtenMs: written - sent,
        eventMs: eventAt - sent,
        pageMs: Math.round(at - sent),
      });
    }
    return latencies;
  } finally {
    events.close();
    await admin.request(`${POLICIES}/${name}`, { method: 'DELETE' });
  }
}

/**
 * The value that a share of the sorted values does not exceed: `percentile(values, 0.95)`.
 *
 * @internal
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return sorted[index] ?? Number.NaN;
}

async function nextChange(events: HttpStream): Promise<number> {
  for (;;) {
    const line = await events.nextLine(20_000);
    if (line === undefined) {
      throw new Error('the stream of events has ended');
    }
    if (line === 'event: change') {
      return Date.now();
    }
  }
}

/** Takes what has arrived already, such as the greeting. */
async function drain(events: HttpStream): Promise<void> {
  for (;;) {
    try {
      await events.nextLine(1);
    } catch {
      return;
    }
  }
}

function toPolicy(name: string): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: { podSelector: { matchLabels: { app: 'web' } } },
  };
}
