import { buildInstaller } from './kubernetes/installCustomResourceDefinitions.ts';
import { buildControlPlane } from './kubernetes/resolveProgram.ts';

// Builds what the tests would otherwise build on their first run, so that a person or a CI job sees the progress.
for (const build of [buildControlPlane, buildInstaller]) {
  console.log(await build());
}
