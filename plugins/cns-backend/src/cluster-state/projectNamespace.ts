import { CNS_ANNOTATIONS } from 'backstage-plugin-cns-common';
import { textAt, textMapAt } from '../clients/kubernetes/fields';
import { KubernetesObject } from '../clients/kubernetes/KubernetesClient';
import { ClusterNamespace, Labels } from './ClusterObjects';

// Others are not read, and some are large.
const READ_ANNOTATIONS = [
  CNS_ANNOTATIONS.kubernetesId,
  CNS_ANNOTATIONS.owner,
] as const;

/** Reduces a namespace. @internal */
export function projectNamespace(
  object: KubernetesObject,
): ClusterNamespace | undefined {
  const name = textAt(object, 'metadata', 'name');
  if (name === undefined) {
    return undefined;
  }
  const annotations: Record<string, string> = {};
  for (const key of READ_ANNOTATIONS) {
    const value = textAt(object, 'metadata', 'annotations', key);
    if (value !== undefined) {
      annotations[key] = value;
    }
  }
  return { name, labels: textMapAt(object, 'metadata', 'labels'), annotations };
}

/** Whether two versions of a namespace answer every question alike. @internal */
export function equalNamespaces(
  a: ClusterNamespace,
  b: ClusterNamespace,
): boolean {
  return (
    equalLabels(a.labels, b.labels) && equalLabels(a.annotations, b.annotations)
  );
}

/** Whether two sets of labels are equal. @internal */
export function equalLabels(a: Labels, b: Labels): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => a[key] === b[key])
  );
}
