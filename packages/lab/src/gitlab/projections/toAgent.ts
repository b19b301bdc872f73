import { GitlabAgent, GitlabState } from '../../world';
import { formatTime } from './formatTime';
import { toProjectReference } from './toProject';

/** An agent for Kubernetes with the project of its configuration. @internal */
export function toAgent(gitlab: GitlabState, agent: GitlabAgent) {
  const project = gitlab.projects.get(agent.projectId);
  return {
    id: agent.id,
    name: agent.name,
    config_project: project ? toProjectReference(gitlab, project) : null,
    created_at: formatTime(agent.createdAt),
    created_by_user_id: agent.createdByUserId,
    is_receptive: false,
  };
}

/** A token of an agent; GitLab tells when it was last used only where it is asked for alone. @internal */
export function toAgentToken(
  agent: GitlabAgent,
  token: GitlabAgent['tokens'][number],
) {
  return {
    id: token.id,
    name: token.name,
    description: null,
    agent_id: agent.id,
    status: token.status,
    created_at: formatTime(token.createdAt),
    created_by_user_id: agent.createdByUserId,
  };
}
