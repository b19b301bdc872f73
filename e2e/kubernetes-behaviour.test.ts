// What our Kubernetes client relies on, in one place. The same assertions run against the real API server and against the
// lab, so that whatever is tested on the lab holds in a cluster. `E2E_KUBERNETES=real` or `=lab` runs only one of them.
import { after, before, describe } from 'node:test';
import { describeAccess } from './kubernetes-behaviour/describeAccess.ts';
import { describeApply } from './kubernetes-behaviour/describeApply.ts';
import { describeDiscovery } from './kubernetes-behaviour/describeDiscovery.ts';
import { describeLists } from './kubernetes-behaviour/describeLists.ts';
import { describePodLogs } from './kubernetes-behaviour/describePodLogs.ts';
import { describeValidation } from './kubernetes-behaviour/describeValidation.ts';
import { describeWatches } from './kubernetes-behaviour/describeWatches.ts';
import { describeWrites } from './kubernetes-behaviour/describeWrites.ts';
import type { KubernetesTarget } from './kubernetes-behaviour/KubernetesTarget.ts';
import { prepareTarget } from './kubernetes-behaviour/prepareTarget.ts';
import { startLabTarget } from './kubernetes-behaviour/startLabTarget.ts';
import { startRealTarget } from './kubernetes-behaviour/startRealTarget.ts';

const targets = { real: startRealTarget, lab: startLabTarget };
const wanted = process.env.E2E_KUBERNETES;

for (const [name, start] of Object.entries(targets)) {
  if (wanted === undefined || wanted === name) {
    describe(`Kubernetes, ${name}`, () => {
      let target: KubernetesTarget | undefined;
      const current = () => {
        if (!target) {
          throw new Error(`the target ${name} has not been started`);
        }
        return target;
      };
      before(async () => {
        target = await start();
        await prepareTarget(target);
      });
      after(async () => target?.stop());

      describeDiscovery(current);
      describeLists(current);
      describeWatches(current);
      describeApply(current);
      describeWrites(current);
      describeValidation(current);
      describeAccess(current);
      describePodLogs(current);
    });
  }
}
