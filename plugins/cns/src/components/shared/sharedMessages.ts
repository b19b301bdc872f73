/** Texts that every page uses, part of the plugin's translation. @internal */
export const sharedMessages = {
  tabs: {
    policies: 'Policies',
    traffic: 'Traffic',
    installation: 'Installation',
    logs: 'Logs',
  },
  target: {
    label: 'Cluster and namespace',
  },
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    failed: 'Select the text and copy it',
  },
  problems: {
    label: 'What could not be read',
    retry: 'Try again',
    trying: 'Trying…',
    since: 'Since {{time}}.',
  },
  request: {
    failed: 'The portal did not answer: {{reason}}',
    unexpected:
      'The answer of the portal cannot be read. Frontend and backend of the plugin may be of different versions.',
    notFound:
      'Nothing to show here: the portal does not know this entity, or this page is not open to you.',
    unauthenticated: 'Your session has ended. Sign in again to see this page.',
    kept: 'What is shown is from {{time}}.',
  },
  freshness: {
    live: 'live, changed',
    liveUnchanged: 'live',
    read: 'read',
    reconnecting: 'reconnecting…',
    reconnectingSince: 'reconnecting… last change known is from {{time}}',
    stale: 'stale since {{time}}',
    staleUnknown: 'stale',
    loading: 'loading…',
    polling: 'no live updates at present, asking every 15 s',
    paused: 'paused',
    of: '{{name}}: ',
  },
  time: {
    now: 'just now',
    seconds: '{{value}} s ago',
    minutes: '{{value}} min ago',
    hours: '{{value}} h ago',
    days: '{{value}} d ago',
  },
  binding: {
    unconfirmed: '{{place}} has not confirmed that it belongs to this service',
    unconfirmedMeans:
      'Only pods that carry the label of this service are shown. Whoever owns the namespace confirms it with:',
    foreign: '{{place}} belongs to somebody else',
    foreignMeans: 'Nothing of it is shown.',
    absent: 'There is no namespace {{place}}',
    unknown: 'It is not known whether {{place}} belongs to this service',
  },
  links: {
    kubernetes: 'Kubernetes tab',
  },
} as const;
