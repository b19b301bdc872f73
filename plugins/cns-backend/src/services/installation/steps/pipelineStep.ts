import {
  CNS_ANNOTATIONS,
  InstallationStep,
  Upstream,
} from 'backstage-plugin-cns-common';
import { InstallationFacts } from '../InstallationFacts';
import { StepResult, unknownStep } from './unknownStep';

/**
 * Did the pipeline that installs the cluster's applications succeed? `ok`: the last one on the default branch of the management project did.
 *
 * @internal
 */
export function pipelineStep(facts: InstallationFacts): StepResult {
  const { managementProject: fact, cluster } = facts;
  if (!fact) {
    return {
      state: 'unknown',
      sentence: `Which project manages cluster ${cluster} is not known.`,
      evidence: [],
      fix: {
        sentence: `Name it in app-config.yaml, or with the annotation ${CNS_ANNOTATIONS.clusterManagementProject} on the Resource of the cluster in the catalog.`,
        copy: {
          language: 'yaml',
          text: [
            'cns:',
            '  clusters:',
            `    ${JSON.stringify(cluster)}:`,
            '      managementProject:',
            '        project: <group>/<project>',
            '',
          ].join('\n'),
        },
      },
    };
  }
  if (fact.state === 'unknown') {
    return unknownStep(fact.problem);
  }
  const { path, defaultBranch, pipeline, jobs, host, webUrl } = fact.value;
  const upstream: Upstream = { kind: 'gitlab', name: `${host}/${path}` };
  if (!pipeline) {
    return {
      state: 'failing',
      sentence: `${path} never ran a pipeline on ${
        defaultBranch ?? 'its default branch'
      }.`,
      evidence: [{ upstream, text: 'No pipelines', at: fact.at }],
      fix: {
        sentence: 'Run one on the default branch, from its page in GitLab.',
      },
      link: { title: 'Pipelines', url: `${webUrl}/-/pipelines` },
    };
  }
  const evidence: InstallationStep['evidence'] = [
    {
      upstream,
      text: `Pipeline ${pipeline.id} on ${pipeline.ref}: ${pipeline.status}`,
      at: pipeline.updatedAt,
    },
  ];
  const link = { title: `Pipeline ${pipeline.id}`, url: pipeline.webUrl };
  switch (pipeline.status) {
    case 'success':
      return {
        state: 'ok',
        sentence: `The last pipeline of ${path} succeeded.`,
        evidence,
        link,
      };
    case 'failed': {
      const failed = jobs.filter(
        job => job.status === 'failed' && !job.allowFailure,
      );
      const [first] = failed;
      return {
        state: 'failing',
        sentence: first
          ? `The last pipeline of ${path} failed in ${failed
              .map(({ name, stage }) => `${name} (${stage})`)
              .slice(0, 3)
              .join(', ')}.`
          : `The last pipeline of ${path} failed.`,
        evidence: [
          ...evidence,
          ...failed.slice(0, 3).map(job => ({
            upstream,
            text: `Job ${job.name}: ${job.failureReason ?? 'failed'}`,
            at: pipeline.updatedAt,
          })),
        ],
        fix: {
          sentence: 'Read the log of the failed job, and run it again.',
        },
        link: first ? { title: `Job ${first.name}`, url: first.webUrl } : link,
      };
    }
    case 'canceled':
    case 'skipped':
      return {
        state: 'warning',
        sentence: `The last pipeline of ${path} was ${
          pipeline.status === 'canceled' ? 'cancelled' : 'skipped'
        }.`,
        evidence,
        fix: { sentence: 'Run it again, from its page in GitLab.' },
        link,
      };
    default:
      return {
        state: 'warning',
        sentence: `The last pipeline of ${path} has not finished: ${pipeline.status}.`,
        evidence,
        link,
      };
  }
}
