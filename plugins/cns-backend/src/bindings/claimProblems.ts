import { BindingTarget, UpstreamProblem } from 'backstage-plugin-cns-common';
import { EntityIdentity } from './EntityIdentity';

/**
 * Says what is wrong with the places that an entity claims.
 *
 * @param options - `known`: names of all clusters; `leftOut`: places beyond the limit
 * @internal
 */
export function claimProblems(options: {
  readonly identity: EntityIdentity;
  readonly targets: readonly BindingTarget[];
  readonly known: readonly string[];
  /** Whether any place was looked for. */
  readonly searched: boolean;
  readonly leftOut: number;
}): readonly UpstreamProblem[] {
  const { identity, targets, known, searched, leftOut } = options;
  const entity = { kind: 'catalog', name: identity.ref } as const;
  const problems: UpstreamProblem[] = [];

  const unknown = new Set(
    targets.map(({ cluster }) => cluster).filter(name => !known.includes(name)),
  );
  for (const name of unknown) {
    problems.push({
      upstream: entity,
      code: 'cluster-unknown',
      message: `The entity names the cluster ${shorten(
        name,
      )}, which is not known here.`,
      hint: 'Correct the annotation, or add the cluster to kubernetes.clusterLocatorMethods.',
    });
  }
  for (const target of targets) {
    const problem = placeProblem(target);
    if (problem) {
      problems.push(problem);
    }
  }
  if (searched && targets.length === 0) {
    problems.push({
      upstream: entity,
      code: 'namespace-not-found',
      message:
        'No namespace was found that names the entity, or its owner, and no pod that carries its label.',
      hint: `Label the pods backstage.io/kubernetes-id: ${
        identity.labelName ?? identity.ref
      }, and annotate their namespace.`,
    });
  }
  if (leftOut > 0) {
    problems.push({
      upstream: entity,
      code: 'too-many-targets',
      message: `The entity runs in ${
        targets.length + leftOut
      } places; ${leftOut} of them are left out.`,
      hint: 'Name fewer in its annotations, or raise cns.bindings.maximumTargets.',
    });
  }
  return problems;
}

function placeProblem(target: BindingTarget): UpstreamProblem | undefined {
  const { cluster, namespace, trust, confirmCommand } = target;
  const upstream = { kind: 'kubernetes', name: cluster } as const;
  switch (trust) {
    case 'absent':
      return {
        upstream,
        code: 'namespace-not-found',
        message: `There is no namespace ${namespace} in ${cluster}.`,
        hint: 'Correct the annotation, or deploy the service first.',
      };
    case 'foreign':
      return {
        upstream,
        code: 'binding-foreign',
        message: `The namespace ${namespace} in ${cluster} belongs to somebody else, so nothing of it is shown.`,
        hint: 'Whoever may change the namespace can correct its annotation backstage-cns/owner.',
      };
    case 'unconfirmed':
      return {
        upstream,
        code: 'binding-unconfirmed',
        message: `The namespace ${namespace} in ${cluster} does not confirm that it belongs to the entity.`,
        hint: confirmCommand,
      };
    default:
      return undefined;
  }
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
