import { at, textAt } from '../harness/http/at.ts';
import { HttpClient } from '../harness/http/HttpClient.ts';
import { startLab } from '../harness/lab/startLab.ts';
import { policiesPath, type KubernetesTarget } from './KubernetesTarget.ts';
import { MERGE_PATCH, networkPolicy } from './manifests.ts';

// Public: anybody can read them in packages/lab.
const ADMIN_TOKEN = 'lab-admin-token';
const VIEWER_TOKEN = 'lab-viewer-token';

/**
 * Starts the lab; the target is the Kubernetes API of its production cluster.
 *
 * @internal
 */
export async function startLabTarget(): Promise<KubernetesTarget> {
  const lab = await startLab();
  const client = new HttpClient({ url: lab.kubernetes['prod-eu'] });
  const api = client.as(ADMIN_TOKEN);
  return {
    api,
    limited: client.as(VIEWER_TOKEN),
    // Every container of the lab writes a line every few seconds by itself.
    talk: async () => undefined,
    expireHistory: () => overflowHistory(api),
    stop: () => lab.stop(),
  };
}

const CHANGES_AT_ONCE = 500;
const CHANGES_AT_MOST = 20_000;

/** The lab remembers the last changes of each kind: makes so many that those before this call are forgotten. */
async function overflowHistory(api: HttpClient): Promise<void> {
  const name = 'busy';
  const list = await api.request(policiesPath());
  const resourceVersion = textAt(list.json, 'metadata', 'resourceVersion');
  await api.request(policiesPath(), {
    method: 'POST',
    body: networkPolicy(name),
  });
  let change = 0;
  while (!(await isTooOld(api, resourceVersion))) {
    if (change >= CHANGES_AT_MOST) {
      throw new Error(`the lab still remembers ${change} changes`);
    }
    for (const end = change + CHANGES_AT_ONCE; change < end; change += 1) {
      await api.request(policiesPath(name), {
        method: 'PATCH',
        contentType: MERGE_PATCH,
        body: { metadata: { labels: { change: String(change) } } },
      });
    }
  }
  await api.request(policiesPath(name), { method: 'DELETE' });
}

async function isTooOld(
  api: HttpClient,
  resourceVersion: string,
): Promise<boolean> {
  const events = await api.stream(policiesPath(), {
    query: { watch: true, resourceVersion },
  });
  const first = await events.nextEvent();
  events.close();
  return at(first, 'type') === 'ERROR';
}
