import { GitlabPipeline } from '../../world';

/** What starts a pipeline. @internal */
export interface PipelineTrigger {
  readonly ref: string;
  readonly sha: string;
  readonly source: GitlabPipeline['source'];
  readonly userId: number;
}
