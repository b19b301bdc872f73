import { RawPod } from '../RawManifest';
import { ciliumMiddle } from './ciliumSide';
import { networkPolicySide } from './networkPolicySide';
import { tierSide } from './tierSide';
import {
  either,
  isNodePod,
  onlyAllow,
  onlyDeny,
  Possible,
  RefEnd,
  RefTraffic,
  World,
} from './World';

/**
 * Decides one connection slowly and straight from the words of the specification: one pair, one port, one policy after the
 * other, nothing remembered. Shares no code with the engine; the engine is compared with it.
 *
 * @internal
 */
export function referenceVerdict(
  world: World,
  from: RefEnd,
  to: RefEnd,
  traffic: RefTraffic,
): 'allowed' | 'denied' | 'unknown' {
  if (from.type === 'pod' && to.type === 'pod' && from.pod === to.pod) {
    return 'allowed';
  }
  const source = asNode(world, from);
  const destination = asNode(world, to);
  const egress = side(world, source, destination, 'egress', traffic);
  const ingress = side(world, destination, source, 'ingress', traffic);
  if (!egress.has('allow') || !ingress.has('allow')) return 'denied';
  return egress.has('deny') || ingress.has('deny') ? 'unknown' : 'allowed';
}

/** A pod on the network of its node is that node. */
function asNode(world: World, end: RefEnd): RefEnd {
  return end.type === 'pod' && isNodePod(world, end.pod)
    ? { type: 'node', node: end.pod.spec.nodeName }
    : end;
}

function side(
  world: World,
  self: RefEnd,
  other: RefEnd,
  way: 'ingress' | 'egress',
  traffic: RefTraffic,
): Possible {
  if (self.type !== 'pod') return onlyAllow;
  return world.options.profile === 'cilium'
    ? ciliumSideOf(world, self.pod, other, way, traffic)
    : kubernetesSide(world, self.pod, other, way, traffic);
}

function kubernetesSide(
  world: World,
  self: RawPod,
  other: RefEnd,
  way: 'ingress' | 'egress',
  traffic: RefTraffic,
): Possible {
  if (other.type === 'node' && other.node === self.spec.nodeName) {
    return onlyAllow;
  }
  const result = new Set<'allow' | 'deny'>();
  for (const admin of tierSide(world, 'Admin', self, other, way, traffic)) {
    if (admin === 'allow' || admin === 'deny') {
      result.add(admin);
      continue;
    }
    const normal = networkPolicySide(world, self, other, way, traffic);
    if (normal !== undefined) {
      for (const answer of normal) result.add(answer);
      continue;
    }
    for (const base of tierSide(world, 'Baseline', self, other, way, traffic)) {
      result.add(base === 'deny' ? 'deny' : 'allow');
    }
  }
  return result;
}

function ciliumSideOf(
  world: World,
  self: RawPod,
  other: RefEnd,
  way: 'ingress' | 'egress',
  traffic: RefTraffic,
): Possible {
  if (world.options.policyEnforcement === 'never') return onlyAllow;
  const result = new Set<'allow' | 'deny'>();
  for (const admin of tierSide(world, 'Admin', self, other, way, traffic)) {
    if (admin === 'allow' || admin === 'deny') {
      result.add(admin);
      continue;
    }
    const middle = ciliumMiddle(world, self, other, way, traffic);
    if (middle === 'allow' || middle === 'deny') {
      result.add(middle);
      continue;
    }
    for (const base of tierSide(world, 'Baseline', self, other, way, traffic)) {
      if (base === 'allow' || base === 'deny') result.add(base);
      else result.add(middle === 'isolated' ? 'deny' : 'allow');
    }
  }
  if (result.size === 2) return either;
  return result.has('allow') ? onlyAllow : onlyDeny;
}
