const CONTEXT =
  'labelsContext=source_namespace,source_workload,destination_namespace,destination_workload,traffic_direction';

/**
 * Values of the Cilium chart with which Hubble counts flows and drops per namespace and workload, and tells the direction of a connection.
 *
 * @internal
 */
export const HUBBLE_VALUES = `hubble:
  enabled: true
  metrics:
    enabled:
      - flow:${CONTEXT}
      - drop:${CONTEXT}
`;

/**
 * The command that applies {@link HUBBLE_VALUES}, saved as `hubble-metrics.yaml`, to a Cilium that Helm installed.
 *
 * @internal
 */
export const HUBBLE_VALUES_COMMAND =
  'helm upgrade cilium cilium/cilium --namespace kube-system --reuse-values --values hubble-metrics.yaml';
