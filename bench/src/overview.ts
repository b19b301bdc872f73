import { Agent } from 'node:http';
import { startBackstage } from 'e2e/harness/backstage/startBackstage.ts';
import {
  measureRequest,
  measureViewers,
  type RepeatedRequest,
} from './measureRequests.ts';
import { percentile } from 'e2e/harness/portal/measureChangeLatency.ts';
import type { ResultTable } from './ResultTable.ts';
import { startSizedLab } from './startSizedLab.ts';

const SIZE = { clusters: 5, pods: 10_000, policies: 2_000 };

const ORDERS = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders',
    annotations: {
      'backstage.io/kubernetes-id': 'orders',
      'backstage.io/kubernetes-namespace': 'team-000',
      'backstage.io/kubernetes-label-selector': 'app=orders',
    },
  },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/team-orders',
  },
};

const TEAM = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'team-orders' },
  spec: { type: 'team', children: [], members: ['guest'] },
};

const GUEST = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'guest' },
  spec: { memberOf: ['team-orders'] },
};

/**
 * The overview answer beside the answer of the kubernetes plugin: same backend, same lab, same entity, in turn.
 *
 * @internal
 */
export async function measureOverview(table: ResultTable): Promise<void> {
  const lab = await startSizedLab(SIZE);
  const backstage = await startBackstage({
    frontend: false,
    entities: [TEAM, GUEST, ORDERS],
    clusters: lab.clusters.map(cluster => ({
      name: cluster.name,
      url: cluster.kubernetesUrl,
      token: lab.kubernetesToken,
      prometheusUrl: cluster.prometheusUrl,
    })),
  });
  try {
    const authorization = `Bearer ${await signedInToken(backstage.url)}`;
    const entity = await readEntity(backstage.url, authorization);
    const ours: RepeatedRequest = {
      url: `${backstage.url}/api/cns/v1/entities/component/default/orders/overview`,
      headers: { authorization },
    };
    const theirs: RepeatedRequest = {
      url: `${backstage.url}/api/kubernetes/services/orders`,
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ entity, auth: {} }),
    };

    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const oursCold = await measureRequest(ours, agent);
    const theirsCold = await measureRequest(theirs, agent);
    check(oursCold.status, oursCold.body);
    check(theirsCold.status, theirsCold.body);
    await untilComplete(ours, agent);
    addRow(table, 'overview, first ever view', {
      ours: oursCold.milliseconds,
      beside: theirsCold.milliseconds,
      goal: 'reported',
      least: 0,
    });

    for (const viewers of [1, 10, 100]) {
      const counts = { viewers, expected: [200] };
      const oursTimes = await measureViewers(ours, {
        ...counts,
        requestsPerViewer: viewers === 1 ? 100 : 20,
      });
      const theirsTimes = await measureViewers(theirs, {
        ...counts,
        requestsPerViewer: viewers === 100 ? 1 : 5,
      });
      for (const [name, p] of [
        ['p50', 0.5],
        ['p95', 0.95],
      ] as const) {
        const goal = viewers === 1 && name === 'p50';
        addRow(table, `overview, warm, ${viewers} viewers, ${name}`, {
          ours: percentile(oursTimes, p),
          beside: percentile(theirsTimes, p),
          goal: goal ? 'at least 20 x faster' : 'reported',
          least: goal ? 20 : 0,
        });
      }
    }

    await addCallRows(table, lab, ours, theirs, agent);
    const warm = await measureRequest(ours, agent);
    const unchanged = await measureRequest(
      {
        ...ours,
        headers: {
          ...ours.headers,
          'if-none-match': String(warm.headers.etag),
        },
      },
      agent,
    );
    const again = await measureRequest(theirs, agent);
    table.add({
      what: 'bytes of a whole answer (body)',
      ours: `${warm.bodyBytes} B`,
      beside: `${again.bodyBytes} B`,
      ratio: `${(again.bodyBytes / warm.bodyBytes).toFixed(1)} x smaller`,
      goal: 'reported',
      met: true,
    });
    table.add({
      what: 'bytes of an unchanged poll (status, headers and body on the wire)',
      ours: `${unchanged.wireBytes} B, status ${unchanged.status}`,
      beside: `${again.wireBytes} B`,
      ratio: `${(again.wireBytes / unchanged.wireBytes).toFixed(0)} x smaller`,
      goal: 'under 400 B, status 304',
      met: unchanged.status === 304 && unchanged.wireBytes < 400,
    });
    agent.destroy();
  } finally {
    await backstage.stop();
    await lab.stop();
  }
}

async function addCallRows(
  table: ResultTable,
  lab: Awaited<ReturnType<typeof startSizedLab>>,
  ours: RepeatedRequest,
  theirs: RepeatedRequest,
  agent: Agent,
): Promise<void> {
  const views = 5;
  const callsFor = async (each: RepeatedRequest) => {
    // What changes with the minute is read before the count begins: a warm view is one that somebody has just had.
    await measureRequest(each, agent);
    await lab.mark();
    for (let n = 0; n < views; n += 1) await measureRequest(each, agent);
    return lab.count();
  };
  const our = await callsFor(ours);
  const their = await callsFor(theirs);
  table.add({
    what: 'Kubernetes calls per warm view',
    ours: String(our.kubernetes / views),
    beside: String(their.kubernetes / views),
    ratio: 'none',
    goal: '0',
    met: our.kubernetes === 0,
  });
  table.add({
    what: 'Prometheus and GitLab calls per warm view (shared between viewers)',
    ours: String(our.others / views),
    beside: String(their.others / views),
    ratio: '-',
    goal: 'reported',
    met: true,
  });
}

function addRow(
  table: ResultTable,
  what: string,
  row: {
    readonly ours: number;
    readonly beside: number;
    readonly goal: string;
    readonly least: number;
  },
): void {
  const ratio = row.beside / row.ours;
  table.add({
    what,
    ours: `${row.ours.toFixed(1)} ms`,
    beside: `${row.beside.toFixed(1)} ms`,
    ratio:
      ratio >= 1
        ? `${ratio.toFixed(1)} x faster`
        : `${(1 / ratio).toFixed(1)} x slower`,
    goal: row.goal,
    met: ratio >= row.least,
  });
}

/** Asks until every cluster is live and the answer has no problems of clusters, so that only complete answers are measured. */
async function untilComplete(each: RepeatedRequest, agent: Agent) {
  const until = performance.now() + 120_000;
  for (;;) {
    const answer = await measureRequest(each, agent);
    check(answer.status, answer.body);
    const {
      freshness,
    }: {
      freshness: { upstream: { kind: string }; state: string }[];
    } = JSON.parse(answer.body);
    const clusters = freshness.filter(f => f.upstream.kind === 'kubernetes');
    if (
      clusters.length === SIZE.clusters &&
      clusters.every(f => f.state === 'live')
    ) {
      return answer;
    }
    if (performance.now() > until) {
      throw new Error(
        `not all clusters became live: ${answer.body.slice(0, 500)}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

function check(status: number, body: string): void {
  if (status !== 200) {
    throw new Error(`status ${status}: ${body.slice(0, 500)}`);
  }
}

async function signedInToken(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const body: { backstageIdentity: { token: string } } = JSON.parse(
    await answer.text(),
  );
  return body.backstageIdentity.token;
}

async function readEntity(
  url: string,
  authorization: string,
): Promise<unknown> {
  const until = performance.now() + 60_000;
  for (;;) {
    const answer = await fetch(
      `${url}/api/catalog/entities/by-name/component/default/orders`,
      { headers: { authorization } },
    );
    if (answer.ok) return answer.json();
    if (performance.now() > until) {
      throw new Error('the catalog does not know the component orders');
    }
    await new Promise(resolve => setTimeout(resolve, 300));
  }
}
