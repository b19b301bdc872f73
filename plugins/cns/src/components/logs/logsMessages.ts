/** Texts of the Logs tab, part of the plugin's translation. @internal */
export const logsMessages = {
  loading: 'Loading log sources',
} as const;
