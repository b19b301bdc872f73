import { escapeRegex, PromMatcher } from '../../clients/prometheus/PromQuery';

/**
 * How the series of a metric name one end of a flow.
 *
 * @remarks
 * `namespace`: one label is the namespace (`source_namespace` of the option `labelsContext`, or `source` with the context `namespace`), and perhaps another the
 * workload (`source_workload`). `slash`: the label `source` is `namespace/pod` or `namespace/workload`. Values for the outside are empty or `reserved:...`, with
 * `slash` also addresses and domain names. The same for `destination`.
 *
 * @internal
 */
export type EndpointLabels =
  | {
      readonly kind: 'namespace';
      readonly label: string;
      readonly workload: string | undefined;
    }
  | { readonly kind: 'slash'; readonly label: string };

/** What a view is about: a namespace, or some workloads in it. @internal */
export interface TrafficScope {
  readonly namespace: string;
  /** Names; empty means the whole namespace. */
  readonly workloads: readonly string[];
}

/** Whether workloads can be told apart by these labels. @internal */
export function canSelectWorkloads(labels: EndpointLabels): boolean {
  switch (labels.kind) {
    case 'namespace':
      return labels.workload !== undefined;
    case 'slash':
      return true;
    default: {
      const never: never = labels;
      throw new Error(`No such labels: ${JSON.stringify(never)}`);
    }
  }
}

/**
 * Matchers for the flows that have the scope at this end.
 *
 * @internal
 */
export function insideMatchers(
  labels: EndpointLabels,
  scope: TrafficScope,
): readonly PromMatcher[] {
  const { namespace, workloads } = scope;
  switch (labels.kind) {
    case 'namespace': {
      const inNamespace: PromMatcher = {
        label: labels.label,
        op: 'is',
        value: namespace,
      };
      return workloads.length === 0 || labels.workload === undefined
        ? [inNamespace]
        : [
            inNamespace,
            { label: labels.workload, op: 'in', values: workloads },
          ];
    }
    case 'slash':
      return [
        {
          label: labels.label,
          op: 'matches',
          value: slashPattern(namespace, workloads),
        },
      ];
    default: {
      const never: never = labels;
      throw new Error(`No such labels: ${JSON.stringify(never)}`);
    }
  }
}

/**
 * Matcher for the flows that have at this end something that is not a pod: the internet, a node, the API server.
 *
 * @internal
 */
export function outsideMatcher(labels: EndpointLabels): PromMatcher {
  switch (labels.kind) {
    case 'namespace':
      return { label: labels.label, op: 'matches', value: '|reserved:.*' };
    case 'slash':
      return {
        label: labels.label,
        op: 'matches-not',
        value: '[a-z0-9-]+/.+',
      };
    default: {
      const never: never = labels;
      throw new Error(`No such labels: ${JSON.stringify(never)}`);
    }
  }
}

/** Names of the labels that tell this end, to group by. @internal */
export function labelNamesOf(labels: EndpointLabels): readonly string[] {
  switch (labels.kind) {
    case 'namespace':
      return labels.workload === undefined
        ? [labels.label]
        : [labels.label, labels.workload];
    case 'slash':
      return [labels.label];
    default: {
      const never: never = labels;
      throw new Error(`No such labels: ${JSON.stringify(never)}`);
    }
  }
}

/** The same as {@link insideMatchers}, for a series that is here already. @internal */
export function isInside(
  series: Readonly<Record<string, string>>,
  labels: EndpointLabels,
  scope: TrafficScope,
): boolean {
  const { namespace, workloads } = scope;
  switch (labels.kind) {
    case 'namespace':
      return (
        series[labels.label] === namespace &&
        (workloads.length === 0 ||
          labels.workload === undefined ||
          workloads.includes(series[labels.workload] ?? ''))
      );
    case 'slash':
      return new RegExp(`^(?:${slashPattern(namespace, workloads)})$`).test(
        series[labels.label] ?? '',
      );
    default: {
      const never: never = labels;
      throw new Error(`No such labels: ${JSON.stringify(never)}`);
    }
  }
}

/** The same as {@link outsideMatcher}, for a series that is here already. @internal */
export function isOutside(
  series: Readonly<Record<string, string>>,
  labels: EndpointLabels,
): boolean {
  switch (labels.kind) {
    case 'namespace':
      return /^(?:|reserved:.*)$/.test(series[labels.label] ?? '');
    case 'slash':
      return !/^[a-z0-9-]+\/.+$/.test(series[labels.label] ?? '');
    default: {
      const never: never = labels;
      throw new Error(`No such labels: ${JSON.stringify(never)}`);
    }
  }
}

// What Kubernetes appends to the names of pods: `-<hash>-<suffix>` (Deployment), `-<suffix>` (DaemonSet, ReplicaSet, Job), `-<number>` (StatefulSet), `-<minute>-<suffix>`
// (CronJob). Its alphabet has no vowels, so that `cart-cache` is not taken for a pod of `cart`.
const POD_SUFFIX =
  '(-[bcdfghjklmnpqrstvwxz2456789]{1,10})?-[bcdfghjklmnpqrstvwxz2456789]{5}|-[0-9]+(-[bcdfghjklmnpqrstvwxz2456789]{5})?';

function slashPattern(namespace: string, workloads: readonly string[]): string {
  return workloads.length === 0
    ? `${escapeRegex(namespace)}/.+`
    : `${escapeRegex(namespace)}/(${workloads
        .map(escapeRegex)
        .join('|')})(${POD_SUFFIX})?`;
}
