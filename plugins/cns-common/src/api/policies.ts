import { z } from 'zod';
import { answerSchema } from './upstream';
import { bindingTargetSchema } from './binding';

/**
 * The policy kinds that are read, by their names in YAML.
 *
 * @public
 */
export const POLICY_KINDS = [
  'NetworkPolicy',
  'CiliumNetworkPolicy',
  'CiliumClusterwideNetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
] as const;

/** {@inheritDoc POLICY_KINDS} @public */
export type PolicyKindName = (typeof POLICY_KINDS)[number];

/**
 * What a policy does at present.
 *
 * @remarks
 * `enforced` only when it is neither disabled nor in audit mode and, for Cilium kinds, Cilium accepted it. `disabled`: its selector carries
 * `network-policy.gitlab.com/disabled_by`. `audit`: Cilium runs in policy audit mode, nothing is dropped. `invalid`: Cilium, or the engine, refuses it.
 * `unknown`: it cannot be told, the reason says why.
 *
 * @public
 */
export const POLICY_STATUSES = [
  'enforced',
  'disabled',
  'audit',
  'invalid',
  'unknown',
] as const;

/** {@inheritDoc POLICY_STATUSES} @public */
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/**
 * Who owns a live policy.
 *
 * @public
 */
export const POLICY_ORIGINS = [
  'auto-devops',
  'helm',
  'argo-cd',
  'flux',
  'portal',
  'manual',
] as const;

/** {@inheritDoc POLICY_ORIGINS} @public */
export type PolicyOriginKind = (typeof POLICY_ORIGINS)[number];

/** Identifies one policy object in one cluster. `namespace` is absent for cluster-scoped kinds. @public */
export const policyRefSchema = z.strictObject({
  cluster: z.string(),
  kind: z.enum(POLICY_KINDS),
  namespace: z.string().optional(),
  name: z.string(),
});

/** {@inheritDoc policyRefSchema} @public */
export type PolicyRef = z.infer<typeof policyRefSchema>;

/**
 * One row of the policy list: a live policy that selects pods of the entity, or lives in one of its namespaces.
 *
 * @public
 */
export const policySummarySchema = policyRefSchema.extend({
  status: z.enum(POLICY_STATUSES),
  /** A sentence: why it has this status. */
  statusReason: z.string(),
  /** The directions in which it isolates or decides. */
  directions: z.array(z.enum(['ingress', 'egress'])),
  /** Pods selected: of the entity, and altogether as far as the viewer may know. */
  selects: z.strictObject({
    ofEntity: z.number().int(),
    total: z.number().int(),
  }),
  origin: z.strictObject({
    kind: z.enum(POLICY_ORIGINS),
    /** Name of the release, application or kustomization, when the object says so. */
    name: z.string().optional(),
  }),
  /** Latest change of the specification that the object's managed fields know. */
  changed: z
    .strictObject({
      /** ISO 8601. */
      at: z.string(),
      /** Field manager, for example `kubectl-client-side-apply` or `helm`. */
      by: z.string().optional(),
    })
    .optional(),
  /** ISO 8601. */
  createdAt: z.string().optional(),
});

/** {@inheritDoc policySummarySchema} @public */
export type PolicySummary = z.infer<typeof policySummarySchema>;

/** Answer of `GET .../policies`. @public */
export const policiesAnswerSchema = answerSchema(policySummarySchema).extend({
  /** The places that were looked at, also those where nothing may be shown. */
  targets: z.array(bindingTargetSchema),
});
/** {@inheritDoc policiesAnswerSchema} @public */
export type PoliciesAnswer = z.infer<typeof policiesAnswerSchema>;

/** A pod that a policy selects. @public */
export const selectedPodSchema = z.strictObject({
  namespace: z.string(),
  name: z.string(),
  /** `Kind/name` of its controller. */
  workload: z.string().optional(),
  phase: z.string(),
  node: z.string().optional(),
  ofEntity: z.boolean(),
});

/** {@inheritDoc selectedPodSchema} @public */
export type SelectedPod = z.infer<typeof selectedPodSchema>;

/** Everything the page of one policy shows. @public */
export const policyDetailSchema = policySummarySchema.extend({
  apiVersion: z.string(),
  /** Opaque; passed back unchanged with a write. */
  resourceVersion: z.string(),
  /** The live object without `managedFields`, as YAML. */
  yaml: z.string(),
  /** At most 500; `podsLeftOut` says how many more there are. */
  pods: z.array(selectedPodSchema),
  podsLeftOut: z.number().int(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  /** Field managers, newest first. */
  managers: z.array(
    z.strictObject({
      manager: z.string(),
      operation: z.string(),
      at: z.string().optional(),
      subresource: z.string().optional(),
    }),
  ),
  /** Changes that the watch has seen, newest first, at most 20; kept in the plugin's database. */
  changes: z.array(
    z.strictObject({
      /** ISO 8601: when it was seen. */
      at: z.string(),
      change: z.enum(['created', 'updated', 'deleted']),
      /** Field manager that made it, when the object says so. */
      by: z.string().optional(),
    }),
  ),
  /** The command that shows the same in a terminal. */
  command: z.string(),
});

/** {@inheritDoc policyDetailSchema} @public */
export type PolicyDetail = z.infer<typeof policyDetailSchema>;

/** Query of `GET .../policies/item`. @public */
export const policyDetailQuerySchema = policyRefSchema;

/** Answer of `GET .../policies/item`: one item. @public */
export const policyDetailAnswerSchema = answerSchema(policyDetailSchema);
/** {@inheritDoc policyDetailAnswerSchema} @public */
export type PolicyDetailAnswer = z.infer<typeof policyDetailAnswerSchema>;
