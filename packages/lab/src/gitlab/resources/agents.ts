import { HttpResponse } from 'msw';
import { GitlabAgent, GitlabProject } from '../../world';
import { ACCESS } from '../access';
import { findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import { formatTime } from '../projections/formatTime';
import { toAgent, toAgentToken } from '../projections/toAgent';

const MOST_ACTIVE_TOKENS = 2;

/** Agents for Kubernetes and their tokens. @internal */
export const agentRoutes: GitlabRoutes = {
  'GET /projects/:id/cluster_agents': call => {
    const project = findProject(call, ACCESS.developer);
    return paginate(call, [...project.agents.values()], agent =>
      toAgent(call.gitlab, agent),
    );
  },

  'GET /projects/:id/cluster_agents/:agent_id': call => {
    const project = findProject(call, ACCESS.developer);
    return toAgent(call.gitlab, findAgent(call, project));
  },

  'POST /projects/:id/cluster_agents': call => {
    const project = findProject(call, ACCESS.maintainer);
    const { name } = call.parameters.required('name');
    if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) {
      throw GitlabApiError.badRequest(
        "Name can contain only lowercase letters, digits, and '-', but cannot start or end with '-'",
      );
    }
    if ([...project.agents.values()].some(agent => agent.name === name)) {
      throw GitlabApiError.badRequest('Name has already been taken');
    }
    const agent: GitlabAgent = {
      id: call.gitlab.nextId(),
      name,
      projectId: project.id,
      cluster: '',
      createdAt: call.world.clock.now(),
      createdByUserId: call.user.id,
      tokens: [],
    };
    project.agents.set(agent.id, agent);
    return HttpResponse.json(toAgent(call.gitlab, agent), { status: 201 });
  },

  'DELETE /projects/:id/cluster_agents/:agent_id': call => {
    const project = findProject(call, ACCESS.maintainer);
    project.agents.delete(findAgent(call, project).id);
    return new Response(null, { status: 204 });
  },

  'GET /projects/:id/cluster_agents/:agent_id/tokens': call => {
    const agent = findAgent(call, findProject(call, ACCESS.developer));
    return paginate(
      call,
      agent.tokens.filter(({ status }) => status === 'active'),
      token => toAgentToken(agent, token),
    );
  },

  'GET /projects/:id/cluster_agents/:agent_id/tokens/:token_id': call => {
    const agent = findAgent(call, findProject(call, ACCESS.developer));
    const token = findToken(call, agent);
    return {
      ...toAgentToken(agent, token),
      last_used_at: formatTime(token.lastUsedAt?.(call.world.clock.now())),
    };
  },

  'POST /projects/:id/cluster_agents/:agent_id/tokens': call => {
    const project = findProject(call, ACCESS.maintainer);
    const agent = findAgent(call, project);
    const { name } = call.parameters.required('name');
    const active = agent.tokens.filter(({ status }) => status === 'active');
    if (active.length >= MOST_ACTIVE_TOKENS) {
      throw GitlabApiError.badRequest(
        'An agent can have only two active tokens at a time',
      );
    }
    const token = {
      id: call.gitlab.nextId(),
      name,
      status: 'active',
      createdAt: call.world.clock.now(),
    } as const;
    project.agents.set(agent.id, {
      ...agent,
      tokens: [...agent.tokens, token],
    });
    const secret = call.world.random.fork(`agent token ${token.id}`).hex(40);
    return HttpResponse.json(
      {
        ...toAgentToken(agent, token),
        last_used_at: null,
        token: `glagent-${secret}`,
      },
      { status: 201 },
    );
  },

  'DELETE /projects/:id/cluster_agents/:agent_id/tokens/:token_id': call => {
    const project = findProject(call, ACCESS.maintainer);
    const agent = findAgent(call, project);
    const revoked = findToken(call, agent);
    project.agents.set(agent.id, {
      ...agent,
      tokens: agent.tokens.map(token =>
        token.id === revoked.id ? { ...token, status: 'revoked' } : token,
      ),
    });
    return new Response(null, { status: 204 });
  },
};

/** A revoked token is not found any more. */
function findToken(
  call: GitlabCall,
  agent: GitlabAgent,
): GitlabAgent['tokens'][number] {
  const token = agent.tokens.find(
    ({ id, status }) =>
      status === 'active' && id === Number(call.parameters.text('token_id')),
  );
  if (!token) {
    throw GitlabApiError.notFound('Agent Token');
  }
  return token;
}

function findAgent(call: GitlabCall, project: GitlabProject): GitlabAgent {
  const agent = project.agents.get(Number(call.parameters.text('agent_id')));
  if (!agent) {
    throw GitlabApiError.notFound('Agent');
  }
  return agent;
}
