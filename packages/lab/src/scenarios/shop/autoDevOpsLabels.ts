/** The labels that the Auto DevOps chart gives its policies. @internal */
export function autoDevOpsLabels(app: string, release: string) {
  return {
    app: release,
    chart: 'auto-deploy-app-2.104.0',
    release,
    heritage: 'Helm',
    'app.kubernetes.io/name': app,
    'helm.sh/chart': 'auto-deploy-app-2.104.0',
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/instance': release,
  };
}
