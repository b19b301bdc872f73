/** Texts of the Installation tab and card, part of the plugin's translation. @internal */
export const installationMessages = {
  loading: 'Loading installation status',
} as const;
