import {
  IngressBackend,
  IngressFacts,
  ServiceFacts,
} from '../../model/ClusterSnapshot';
import { Labels } from '../../model/LabelSelector';
import { Fields } from './Fields';

/**
 * Reads ports and selector of a Service. Its endpoints come from elsewhere.
 *
 * @internal
 */
export function parseService(
  object: Fields,
  identity: {
    readonly namespace: string;
    readonly name: string;
    readonly labels: Labels;
  },
): ServiceFacts {
  const spec = object.fields('spec');
  const selector = spec?.labels('selector') ?? {};
  return {
    namespace: identity.namespace,
    name: identity.name,
    labels: identity.labels,
    selector: Object.keys(selector).length === 0 ? undefined : selector,
    ports:
      spec?.fieldsList('ports')?.flatMap(item => {
        const port = item.integer('port');
        if (port === undefined) return [];
        return [
          {
            name: item.string('name') || undefined,
            port,
            targetPort: item.intOrString('targetPort'),
            protocol: item.string('protocol') || 'TCP',
          },
        ];
      }) ?? [],
    endpoints: [],
  };
}

/**
 * The addresses in an EndpointSlice or an Endpoints object.
 *
 * @internal
 */
export function parseEndpointAddresses(object: Fields): string[] {
  const slices = object
    .fieldsList('endpoints')
    ?.flatMap(item => item.strings('addresses') ?? []);
  const subsets = object
    .fieldsList('subsets')
    ?.flatMap(subset => subset.fieldsList('addresses') ?? [])
    .flatMap(address => address.string('ip') ?? []);
  return [...(slices ?? []), ...(subsets ?? [])];
}

/**
 * Reads the Service backends of an Ingress (also in its old `extensions` form) or of a Route.
 *
 * @internal
 */
export function parseIngress(
  object: Fields,
  identity: {
    readonly kind: IngressFacts['kind'];
    readonly namespace: string;
    readonly name: string;
  },
): IngressFacts {
  const spec = object.fields('spec');
  const backends =
    identity.kind === 'Ingress' ? ingressBackends(spec) : routeBackends(spec);
  return { ...identity, backends };
}

function ingressBackends(spec: Fields | undefined): IngressBackend[] {
  const paths = (spec?.fieldsList('rules') ?? []).flatMap(
    rule => rule.fields('http')?.fieldsList('paths') ?? [],
  );
  return [
    spec?.fields('defaultBackend') ?? spec?.fields('backend'),
    ...paths.map(path => path.fields('backend')),
  ].flatMap(backend => (backend === undefined ? [] : ingressBackend(backend)));
}

function ingressBackend(backend: Fields): IngressBackend[] {
  const service = backend.fields('service');
  const name = service?.string('name') ?? backend.string('serviceName');
  if (name === undefined) return [];
  const port = service?.fields('port');
  return [
    {
      service: name,
      port:
        port?.string('name') ??
        port?.integer('number') ??
        backend.intOrString('servicePort'),
    },
  ];
}

function routeBackends(spec: Fields | undefined): IngressBackend[] {
  const port = spec?.fields('port')?.intOrString('targetPort');
  return [
    spec?.fields('to'),
    ...(spec?.fieldsList('alternateBackends') ?? []),
  ].flatMap(target => {
    const name = target?.string('name');
    const kind = target?.string('kind') || 'Service';
    return name === undefined || kind !== 'Service'
      ? []
      : [{ service: name, port }];
  });
}
