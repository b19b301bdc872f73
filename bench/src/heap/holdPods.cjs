// Runs in a process of its own (node --expose-gc, with Backstage's TypeScript transform): holds one cluster in the product's watch cache
// and prints what that costs, as one line of JSON. Arguments: address of the API server, token.
const {
  createClusterState,
} = require('../../../plugins/cns-backend/src/cluster-state/createClusterState');

async function settledHeap() {
  for (let n = 0; n < 4; n += 1) {
    global.gc();
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  return process.memoryUsage().heapUsed;
}

async function main([url, token]) {
  const state = await createClusterState(
    {
      name: 'bench',
      url,
      authProvider: 'serviceAccount',
      authMetadata: { serviceAccountToken: token },
      skipTlsVerify: false,
    },
    {
      config: {
        timeoutMs: 120_000,
        idleTimeoutMs: 600_000,
        pollIntervalMs: 30_000,
        maximumAnswerBytes: 256 * 1_048_576,
      },
      strategyFor: () => ({
        getCredential: async () => ({ type: 'bearer token', token }),
        validateCluster: () => [],
        presentAuthMetadata: () => ({}),
      }),
      onPolicyChange: () => {},
    },
  );
  const before = await settledHeap();
  const began = performance.now();
  while (state.freshness().state !== 'live') {
    await state.ready();
    await new Promise(resolve => setTimeout(resolve, 20));
    if (performance.now() - began > 300_000)
      throw new Error(
        `not live after 300 s: ${JSON.stringify(state.problems())}`,
      );
  }
  const seconds = (performance.now() - began) / 1_000;
  const heap = (await settledHeap()) - before;
  process.stdout.write(
    `${JSON.stringify({
      pods: state.podCount(),
      heap,
      seconds,
      rss: process.memoryUsage().rss,
    })}\n`,
  );
  process.exit(0);
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
