import { overviewQuerySchema } from 'backstage-plugin-cns-common';
import { Router } from 'express';
import { OverviewService } from '../services/overview/OverviewService';
import { EntityRequests } from './EntityRequests';
import { parseQuery } from './parseQuery';
import { sendAnswer } from './sendAnswer';

/**
 * Adds `GET /v1/entities/:kind/:namespace/:name/overview?range=`.
 *
 * @internal
 */
export function addOverviewRoutes(
  router: Router,
  options: { requests: EntityRequests; overview: OverviewService },
): void {
  const { requests, overview } = options;
  router.get(
    '/v1/entities/:kind/:namespace/:name/overview',
    async (req, res) => {
      const { range } = parseQuery(overviewQuerySchema, req);
      const query = await requests.read(req);
      sendAnswer(req, res, await overview.read(query, range));
    },
  );
}
