import { PipelineJob } from 'backstage-plugin-cns-common';

/**
 * The jobs as GitLab's own pipeline page shows them: the newest attempt of each, stages in their order, jobs by name within a stage.
 *
 * @remarks
 * The REST API names the stage of a job but not the order of stages. GitLab creates jobs stage by stage, so the lowest id in a stage tells its place, if the
 * attempts before a retry are counted as well.
 *
 * @param attempts - with the retried ones
 * @internal
 */
export function orderJobs(
  attempts: readonly PipelineJob[],
): readonly PipelineJob[] {
  const firstId = new Map<string, number>();
  const newest = new Map<string, PipelineJob>();
  for (const job of attempts) {
    firstId.set(
      job.stage,
      Math.min(job.id, firstId.get(job.stage) ?? Infinity),
    );
    const key = `${job.stage}\n${job.name}`;
    const known = newest.get(key);
    if (!known || known.id < job.id) {
      newest.set(key, job);
    }
  }
  return [...newest.values()].sort(
    (a, b) =>
      (firstId.get(a.stage) ?? 0) - (firstId.get(b.stage) ?? 0) ||
      a.name.localeCompare(b.name, 'en') ||
      a.id - b.id,
  );
}
