import { HttpResponse } from 'msw';
import { GitlabMergeRequest, GitlabProject } from '../../world';
import { ACCESS } from '../access';
import { findProject } from '../findProject';
import { GitlabRoutes } from '../http/createRoutes';
import { GitlabApiError } from '../http/GitlabApiError';
import { GitlabCall } from '../http/GitlabCall';
import { paginate } from '../http/paginate';
import { formatTime } from '../projections/formatTime';
import { toUser } from '../projections/toUser';
import { findMergeRequest } from './mergeRequests';

/** Approvals of and comments on merge requests. @internal */
export const approvalRoutes: GitlabRoutes = {
  'GET /projects/:id/merge_requests/:iid/approvals': call => {
    const project = findProject(call);
    return toApprovals(call, project, findMergeRequest(call, project));
  },

  'POST /projects/:id/merge_requests/:iid/approve': call => {
    const project = findProject(call, ACCESS.developer);
    const request = findMergeRequest(call, project);
    const approvedBy = request.approvedByUserIds ?? [];
    if (request.state !== 'opened' || approvedBy.includes(call.user.id)) {
      throw GitlabApiError.unauthorized();
    }
    const approved = save(call, project, {
      ...request,
      approvedByUserIds: [...approvedBy, call.user.id],
    });
    return HttpResponse.json(toApprovals(call, project, approved), {
      status: 201,
    });
  },

  'POST /projects/:id/merge_requests/:iid/unapprove': call => {
    const project = findProject(call, ACCESS.developer);
    const request = findMergeRequest(call, project);
    const approvedBy = request.approvedByUserIds ?? [];
    if (!approvedBy.includes(call.user.id)) {
      throw new GitlabApiError(404, { message: '404 Not found' });
    }
    const changed = save(call, project, {
      ...request,
      approvedByUserIds: approvedBy.filter(id => id !== call.user.id),
    });
    return HttpResponse.json(toApprovals(call, project, changed), {
      status: 201,
    });
  },

  'GET /projects/:id/merge_requests/:iid/notes': call => {
    const { notes } = findMergeRequest(call, findProject(call));
    return paginate(call, [...notes].reverse(), note => toNote(call, note));
  },

  'POST /projects/:id/merge_requests/:iid/notes': call => {
    const project = findProject(call);
    const request = findMergeRequest(call, project);
    const { body } = call.parameters.required('body');
    const note = {
      id: call.gitlab.nextId(),
      authorId: call.user.id,
      body,
      createdAt: call.world.clock.now(),
    };
    save(call, project, { ...request, notes: [...request.notes, note] });
    return HttpResponse.json(toNote(call, note), { status: 201 });
  },
};

function save(
  call: GitlabCall,
  project: GitlabProject,
  request: GitlabMergeRequest,
): GitlabMergeRequest {
  const saved = { ...request, updatedAt: call.world.clock.now() };
  project.mergeRequests.set(request.iid, saved);
  return saved;
}

function toApprovals(
  { gitlab, baseUrl, user }: GitlabCall,
  project: GitlabProject,
  request: GitlabMergeRequest,
) {
  const approvedBy = request.approvedByUserIds ?? [];
  return {
    id: request.id,
    iid: request.iid,
    project_id: project.id,
    title: request.title,
    description: request.description,
    state: request.state,
    created_at: formatTime(request.createdAt),
    updated_at: formatTime(request.updatedAt),
    merge_status: 'can_be_merged',
    approved: approvedBy.length > 0,
    approvals_required: 0,
    approvals_left: 0,
    approved_by: approvedBy.map(id => ({ user: toUser(gitlab, id, baseUrl) })),
    user_has_approved: approvedBy.includes(user.id),
    user_can_approve:
      request.state === 'opened' && !approvedBy.includes(user.id),
  };
}

function toNote(
  { gitlab, baseUrl }: GitlabCall,
  note: GitlabMergeRequest['notes'][number],
) {
  return {
    id: note.id,
    body: note.body,
    author: toUser(gitlab, note.authorId, baseUrl),
    created_at: formatTime(note.createdAt),
    updated_at: formatTime(note.createdAt),
    system: false,
    noteable_type: 'MergeRequest',
    resolvable: false,
    internal: false,
  };
}
