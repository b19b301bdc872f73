import { ResourceKind } from '../../world';
import { DAY } from './BuildContext';
import { ObjectSeed } from './ObjectFactory';

/** One definition per installed custom kind, as far as clients look at it: names, scope, versions, Established. @internal */
export function toCustomResourceDefinitions(
  kinds: readonly ResourceKind[],
): readonly ObjectSeed[] {
  return kinds
    .filter(({ custom }) => custom)
    .map(kind => {
      const names = {
        plural: kind.plural,
        singular: kind.singular,
        kind: kind.kind,
        listKind: `${kind.kind}List`,
        shortNames: kind.shortNames,
      };
      return {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        name: kind.id,
        age: 90 * DAY,
        authors: [{ manager: 'cilium-operator-generic' }],
        content: {
          spec: {
            group: kind.group,
            scope: kind.namespaced ? 'Namespaced' : 'Cluster',
            names,
            versions: [
              {
                name: kind.version,
                served: true,
                storage: true,
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    'x-kubernetes-preserve-unknown-fields': true,
                  },
                },
              },
            ],
          },
          status: {
            acceptedNames: names,
            storedVersions: [kind.version],
            conditions: [
              { type: 'NamesAccepted', status: 'True', reason: 'NoConflicts' },
              {
                type: 'Established',
                status: 'True',
                reason: 'InitialNamesAccepted',
              },
            ],
          },
        },
      };
    });
}
