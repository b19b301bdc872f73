import { Router } from 'express';
import { InstallationService } from '../services/installation/InstallationService';
import { EntityRequests } from './EntityRequests';
import { emptyQuerySchema, parseQuery } from './parseQuery';
import { sendAnswer } from './sendAnswer';

/**
 * Adds `GET /v1/entities/:kind/:namespace/:name/installation`.
 *
 * @internal
 */
export function addInstallationRoutes(
  router: Router,
  options: { requests: EntityRequests; installation: InstallationService },
): void {
  const { requests, installation } = options;
  router.get(
    '/v1/entities/:kind/:namespace/:name/installation',
    async (req, res) => {
      parseQuery(emptyQuerySchema, req);
      const query = await requests.read(req);
      sendAnswer(req, res, await installation.list(query));
    },
  );
}
