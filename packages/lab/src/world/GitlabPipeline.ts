/** What GitLab says about a pipeline or a job. @public */
export type GitlabStatus =
  | 'created'
  | 'pending'
  | 'running'
  | 'success'
  | 'failed'
  | 'canceled'
  | 'skipped'
  | 'manual';

/** A pipeline with its jobs in stage order. Times are milliseconds since the epoch, durations seconds. @public */
export interface GitlabPipeline {
  readonly id: number;
  readonly iid: number;
  readonly ref: string;
  readonly sha: string;
  readonly status: GitlabStatus;
  readonly source: 'push' | 'web' | 'schedule' | 'merge_request_event' | 'api';
  readonly userId: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly jobs: readonly GitlabJob[];
}

/** A job; `trace` is its whole log. @public */
export interface GitlabJob {
  readonly id: number;
  readonly name: string;
  readonly stage: string;
  readonly status: GitlabStatus;
  readonly allowFailure: boolean;
  readonly failureReason?: string;
  readonly runnerId?: number;
  readonly userId: number;
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly trace: string;
  /** Files of its artifacts by path, e.g. `tiller.log`. */
  readonly artifacts: ReadonlyMap<string, string>;
}
