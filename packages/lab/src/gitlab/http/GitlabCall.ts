import { GitlabState, GitlabToken, GitlabUser, World } from '../../world';
import { GitlabParameters } from './GitlabParameters';

/**
 * One call of the API after authentication: who asks for what, and the world to answer from.
 *
 * @internal
 */
export interface GitlabCall {
  readonly world: World;
  readonly gitlab: GitlabState;
  readonly method: string;
  readonly url: URL;
  /** Where this GitLab is: the beginning of every `web_url`. */
  readonly baseUrl: string;
  readonly parameters: GitlabParameters;
  readonly user: GitlabUser;
  readonly token: GitlabToken;
}
