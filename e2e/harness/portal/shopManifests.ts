/** What a namespace, two services and an installed Cilium look like to the API server. @internal */
export function shopManifests(): readonly object[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'shop',
        annotations: { 'backstage-cns/owner': 'group:default/team-shop' },
      },
    },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'elsewhere' } },
    deployment({ namespace: 'shop', name: 'web', replicas: 2 }),
    deployment({ namespace: 'shop', name: 'cart', replicas: 1 }),
    deployment({ namespace: 'elsewhere', name: 'stranger', replicas: 1 }),
    deployment({
      namespace: 'kube-system',
      name: 'cilium-operator',
      labels: { 'io.cilium/app': 'operator' },
      image: 'quay.io/cilium/operator-generic:v1.20.0',
      replicas: 1,
    }),
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace: 'kube-system', name: 'cilium-config' },
      data: {
        'policy-audit-mode': 'false',
        'enable-policy': 'default',
        'enable-hubble': 'true',
        'hubble-metrics':
          'flow:sourceContext=namespace;destinationContext=namespace drop:sourceContext=namespace;destinationContext=namespace',
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: {
        namespace: 'kube-system',
        name: 'cilium',
        labels: { 'k8s-app': 'cilium' },
      },
      spec: workloadSpec({
        name: 'cilium-agent',
        image: 'quay.io/cilium/cilium:v1.20.0',
        labels: { 'k8s-app': 'cilium' },
      }),
    },
  ];
}

/** The catalog's entities for {@link shopManifests}. @internal */
export function shopEntities(cluster: string): readonly object[] {
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'team-shop' },
      spec: { type: 'team', children: [] },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'guest' },
      spec: { memberOf: ['team-shop'] },
    },
    component(cluster, 'web', 'shop'),
    component(cluster, 'cart', 'shop'),
    component(cluster, 'stranger', 'elsewhere'),
  ];
}

function component(cluster: string, name: string, namespace: string): object {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/kubernetes-id': name,
        'backstage.io/kubernetes-namespace': namespace,
        'backstage.io/kubernetes-label-selector': `app=${name}`,
        'backstage.io/kubernetes-cluster': cluster,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/team-shop',
    },
  };
}

interface DeploymentOptions {
  readonly namespace: string;
  readonly name: string;
  readonly replicas: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly image?: string;
}

function deployment(options: DeploymentOptions): object {
  const { namespace, name, replicas } = options;
  const labels = options.labels ?? {
    app: name,
    'backstage.io/kubernetes-id': name,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace, name, labels },
    spec: {
      replicas,
      ...workloadSpec({
        name,
        image: options.image ?? `registry.example/shop/${name}:1`,
        labels,
      }),
    },
  };
}

function workloadSpec(options: {
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
}): object {
  const { name, image, labels } = options;
  return {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name, image }] },
    },
  };
}
