import { waitUntil } from '../harness/waitUntil.ts';
import {
  NAMESPACE,
  TALKER,
  type KubernetesTarget,
} from './KubernetesTarget.ts';

/**
 * Makes the namespace and the pod that the tests use, through the API under test.
 *
 * @internal
 */
export async function prepareTarget(target: KubernetesTarget): Promise<void> {
  const post = async (path: string, body: object) => {
    const answer = await target.api.request(path, { method: 'POST', body });
    if (answer.status !== 201) {
      throw new Error(`${path}: ${answer.text}`);
    }
    return true;
  };
  await post('/api/v1/namespaces', { metadata: { name: NAMESPACE } });
  const pods = `/api/v1/namespaces/${NAMESPACE}/pods`;
  // A real cluster refuses pods for a moment, until the new namespace has its service account.
  await waitUntil('a pod in the new namespace', () =>
    post(pods, {
      metadata: { name: TALKER },
      spec: { containers: [{ name: 'main', image: 'any' }] },
    }),
  );
  await waitUntil(
    'some lines in its log',
    async () => {
      await target.talk();
      const log = await target.api.request(`${pods}/${TALKER}/log`);
      return log.status === 200 && log.text.split('\n').length > 5;
    },
    { timeoutMs: 60_000 },
  );
}
