import {
  TierPeer,
  TierPolicy,
  TierRule,
  TierSubject,
} from '../../model/TierPolicy';
import { parseCidr } from '../cidr/parseCidr';
import { Fields } from './Fields';
import { emptySelector, parseLabelSelector } from './parseLabelSelector';

/**
 * Reads `subject`: exactly one of `namespaces` and `pods`.
 *
 * @internal
 */
export function parseTierSubject(spec: Fields): TierSubject {
  const subject = spec.fields('subject');
  const selectors = subject === undefined ? [] : podPeers(subject);
  if (selectors.length !== 1) {
    spec.error(
      'invalid-subject',
      'The subject needs exactly one of namespaces and pods.',
      'subject',
    );
  }
  return (
    selectors[0] ?? { type: 'namespaces', namespaceSelector: emptySelector }
  );
}

/**
 * Reads one peer of a rule. A peer without any field that we know stays, as `unrecognised`, because it has to fail closed.
 *
 * @internal
 */
export function parseTierPeer(
  peer: Fields,
  context: {
    readonly direction: 'ingress' | 'egress';
    readonly kind: TierPolicy['kind'];
    readonly action: TierRule['action'];
  },
): TierPeer[] {
  const peers: TierPeer[] = podPeers(peer);
  if (context.direction === 'egress') {
    peers.push(...egressPeers(peer, context.action));
  }
  if (peers.length > 1) {
    peer.error('mixed-peer', 'A peer needs exactly one field.');
  }
  if (peers.length > 0) return peers.slice(0, 1);
  peer.warning(
    'unrecognised-peer',
    'A peer without namespaces or pods (or in egress rules networks, nodes or domainNames) fails closed: it allows nothing, and with Deny or Pass it denies everything.',
  );
  return [{ type: 'unrecognised' }];
}

function podPeers(fields: Fields): TierSubject[] {
  const peers: TierSubject[] = [];
  const namespaceSelector = parseLabelSelector(fields, 'namespaces');
  if (namespaceSelector !== undefined) {
    peers.push({ type: 'namespaces', namespaceSelector });
  }
  const pods = fields.fields('pods');
  if (pods !== undefined) {
    peers.push({
      type: 'pods',
      namespaceSelector:
        parseLabelSelector(pods, 'namespaceSelector') ?? emptySelector,
      podSelector: parseLabelSelector(pods, 'podSelector') ?? emptySelector,
    });
  }
  return peers;
}

function egressPeers(peer: Fields, action: TierRule['action']): TierPeer[] {
  const peers: TierPeer[] = [];
  const cidrs = peer.strings('networks');
  if (cidrs !== undefined) {
    for (const cidr of cidrs) {
      if (parseCidr(cidr) === undefined) {
        peer.error(
          'invalid-cidr',
          `"${cidr}" is no address block.`,
          'networks',
        );
      }
    }
    peers.push({ type: 'networks', cidrs });
  }
  const nodeSelector = parseLabelSelector(peer, 'nodes');
  if (nodeSelector !== undefined) peers.push({ type: 'nodes', nodeSelector });
  const names = peer.strings('domainNames');
  if (names !== undefined) {
    if (action !== 'Accept') {
      peer.error(
        'invalid-domain-names',
        'domainNames are only possible in rules that allow.',
        'domainNames',
      );
    }
    peers.push({ type: 'domainNames', names });
  }
  return peers;
}
