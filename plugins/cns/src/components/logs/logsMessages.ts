/** Texts of the Logs tab, part of the plugin's translation. @internal */
export const logsMessages = {
  title: 'Logs',
  question: 'What did Cilium say about the pods of this service?',
  loading: 'Loading log sources',
  headline: {
    agents_one: '{{count}} Cilium agent watches the pods of this service',
    agents_other: '{{count}} Cilium agents watch the pods of this service',
    noPods: 'No pod of this service runs in {{namespace}} at present',
    noAgent: '{{cluster}} has no Cilium agent',
  },
  about: {
    'cilium-monitor':
      'Each node has one agent. Its container cilium-monitor prints a line for each packet that a policy dropped on that node, of all pods there. The commands below run in your terminal with your own access to the cluster.',
    'cilium-agent':
      'Each node has one agent. This cluster runs no container cilium-monitor, so the lines are those of the agent itself: policies that it took over or refused, and errors. Dropped packets are shown by hubble observe. The commands below run in your terminal with your own access to the cluster.',
  },
  noAgent: {
    text: 'Nobody writes lines about dropped packets in this cluster: its network is run by something else than Cilium, or Cilium is not installed. This command shows which network plugin runs:',
    check: 'See how to install Cilium on Installation',
  },
  noPods:
    'There is no node to look at until a pod runs. The commands for the whole cluster work all the same.',
  commands: 'In the terminal',
  moreCommands_one: 'Show {{count}} more command',
  moreCommands_other: 'Show {{count}} more commands',
  agents: {
    title: 'Follow one agent',
    ready: 'ready',
    notReady: 'not ready',
    node: 'Node {{node}}',
    agent: 'agent {{pod}} in {{namespace}}',
    serves: 'Pods of this service: {{pods}}',
    command: 'Command that follows the agent on {{node}}',
    more_one: 'Show {{count}} more node',
    more_other: 'Show {{count}} more nodes',
  },
  links: {
    title: 'Elsewhere',
  },
  none: {
    title: 'No log sources',
    text: 'The lines of Cilium say something about every pod of a node, so they are only pointed at where the namespace confirms that it belongs to this service. What is above says what is missing; the tab Policies has the command that confirms it.',
    check: 'Open Policies',
  },
  elsewhere: 'There is nothing to show for {{wanted}}. This is {{shown}}.',
} as const;
