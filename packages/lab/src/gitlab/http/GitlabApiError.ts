/**
 * An answer of GitLab that is not a success, thrown from wherever it is found out.
 *
 * @internal
 */
export class GitlabApiError extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(`${status} ${JSON.stringify(body)}`);
    this.name = 'GitlabApiError';
    this.status = status;
    this.body = body;
  }

  static unauthorized(): GitlabApiError {
    return new GitlabApiError(401, { message: '401 Unauthorized' });
  }

  static forbidden(): GitlabApiError {
    return new GitlabApiError(403, { message: '403 Forbidden' });
  }

  /** @param what - with a capital: `Project`. */
  static notFound(what: string): GitlabApiError {
    return new GitlabApiError(404, { message: `404 ${what} Not Found` });
  }

  /** What GitLab says about a request that it understood and refuses. */
  static badRequest(message: string): GitlabApiError {
    return new GitlabApiError(400, { message });
  }

  /** What GitLab's parameter check says: `branch is missing`. */
  static invalidParameters(error: string): GitlabApiError {
    return new GitlabApiError(400, { error });
  }
}
