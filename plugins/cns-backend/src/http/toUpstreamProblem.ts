import { isError } from '@backstage/errors';
import { Upstream, UpstreamProblem } from 'backstage-plugin-cns-common';
import { OutboundError } from './OutboundError';

type ProblemCode = UpstreamProblem['code'];

/**
 * Turns whatever a call to an upstream threw into the problem that pages show: which upstream, what happened in a sentence, and the way out.
 *
 * @internal
 */
export function toUpstreamProblem(
  upstream: Upstream,
  error: unknown,
): UpstreamProblem {
  const { code, predicate } = readFailure(error);
  return {
    upstream,
    code,
    message: `${upstreamSubject(upstream)} ${predicate}.`,
    hint: hintFor(code, upstream),
  };
}

/**
 * How an upstream is called in sentences: `Prometheus of prod-eu`.
 *
 * @internal
 */
export function upstreamSubject(upstream: Upstream): string {
  switch (upstream.kind) {
    case 'kubernetes':
      return `Cluster ${upstream.name}`;
    case 'prometheus':
      return `Prometheus of ${upstream.name}`;
    case 'gitlab':
      return `GitLab (${upstream.name})`;
    case 'catalog':
      return `The catalog (${upstream.name})`;
    case 'configuration':
      return `The configuration (${upstream.name})`;
    default: {
      const never: never = upstream.kind;
      throw new Error(`No subject for upstream kind ${never}`);
    }
  }
}

/**
 * The problem code of an HTTP status that is not a success.
 *
 * @internal
 */
export function problemCodeOfStatus(status: number): ProblemCode {
  if (status >= 300 && status < 400) {
    return 'moved';
  }
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not-found';
    case 408:
    case 504:
      return 'timeout';
    case 429:
      return 'rate-limited';
    default:
      return 'server-error';
  }
}

function readFailure(error: unknown): { code: ProblemCode; predicate: string } {
  // The chain of causes: a ForwardedError says the context, the one inside it the reason.
  for (
    let at: unknown = error, depth = 0;
    isError(at) && depth < 6;
    at = at.cause, depth += 1
  ) {
    if (at instanceof OutboundError) {
      return { code: at.code, predicate: at.predicate };
    }
    const status = statusOf(at);
    if (status !== undefined) {
      return {
        code: problemCodeOfStatus(status),
        predicate: statusPredicate(status, at.cause),
      };
    }
  }
  return {
    code: 'server-error',
    predicate: 'could not be read because of an unexpected error',
  };
}

/** The status of a `ResponseError`. By shape, since errors cross package copies. */
function statusOf(error: {
  name: string;
  statusCode?: unknown;
}): number | undefined {
  return error.name === 'ResponseError' && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

function statusPredicate(status: number, cause: unknown): string {
  const detail =
    isError(cause) && !cause.message.startsWith('Request failed with status')
      ? `: ${cause.message.replace(/[.\s]+$/, '')}`
      : '';
  switch (problemCodeOfStatus(status)) {
    case 'moved':
      return `answered with a redirect (${status}), which is not followed`;
    case 'unauthenticated':
      return `does not accept the configured credentials (401)`;
    case 'forbidden':
      return `does not allow the configured identity to read this (403)${detail}`;
    case 'not-found':
      return `does not have what was asked for (${status})${detail}`;
    case 'rate-limited':
      return `limits the rate of requests (429)${detail}`;
    default:
      return `answered with status ${status}${detail}`;
  }
}

function hintFor(code: ProblemCode, upstream: Upstream): string | undefined {
  switch (code) {
    case 'refused':
      return 'Check the address in the configuration, and that it can be reached from the Backstage backend.';
    case 'timeout':
    case 'rate-limited':
    case 'cut':
      return 'It is asked again with the next refresh.';
    case 'unauthenticated':
      return `Renew the token or credentials in ${configurationPlace(
        upstream,
      )}.`;
    case 'forbidden':
      return `Give the identity configured in ${configurationPlace(
        upstream,
      )} the right to read it.`;
    case 'moved':
      return `Put the new address into ${configurationPlace(upstream)}.`;
    case 'answer-malformed':
      return `Check that the address in ${configurationPlace(
        upstream,
      )} is that of the API, not of a login page or proxy.`;
    default:
      return undefined;
  }
}

function configurationPlace(upstream: Upstream): string {
  switch (upstream.kind) {
    case 'gitlab':
      return 'integrations.gitlab';
    case 'prometheus':
      return `cns.clusters.${upstream.name}.prometheus`;
    case 'kubernetes':
      return 'kubernetes.clusterLocatorMethods';
    default:
      return 'the configuration';
  }
}
