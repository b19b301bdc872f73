import { DAY } from './BuildContext';
import { ObjectSeed } from './ObjectFactory';

/** A ready worker node. @internal */
export function toNode(options: {
  readonly name: string;
  readonly ip: string;
  readonly version: string;
}): ObjectSeed {
  const { name, ip, version } = options;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    name,
    labels: {
      'kubernetes.io/hostname': name,
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
    },
    age: 120 * DAY,
    authors: [{ manager: 'kubelet' }],
    content: {
      spec: { podCIDR: '' },
      status: {
        addresses: [
          { type: 'InternalIP', address: ip },
          { type: 'Hostname', address: name },
        ],
        capacity: { cpu: '8', memory: '32780456Ki', pods: '250' },
        allocatable: { cpu: '7910m', memory: '29780456Ki', pods: '250' },
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'KubeletReady',
            message: 'kubelet is posting ready status',
          },
        ],
        nodeInfo: {
          kubeletVersion: version,
          operatingSystem: 'linux',
          architecture: 'amd64',
          osImage: 'Debian GNU/Linux 13 (trixie)',
          kernelVersion: '6.12.48-amd64',
          containerRuntimeVersion: 'containerd://2.2.0',
        },
      },
    },
  };
}
