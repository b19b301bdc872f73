export {
  LAB_ADMIN_TOKEN,
  LAB_BACKSTAGE_TOKEN,
  LAB_VIEWER_TOKEN,
} from './access/labIdentities';
export {
  createKubernetesHandlers,
  kubernetesNotFound,
} from './createKubernetesHandlers';
