import { Router } from 'express';
import { PipelinesService } from '../services/pipelines/PipelinesService';
import { EntityRequests } from './EntityRequests';
import { emptyQuerySchema, parseQuery } from './parseQuery';
import { sendAnswer } from './sendAnswer';

/**
 * Adds `GET /v1/entities/:kind/:namespace/:name/pipelines`.
 *
 * @internal
 */
export function addPipelinesRoutes(
  router: Router,
  options: { requests: EntityRequests; pipelines: PipelinesService },
): void {
  const { requests, pipelines } = options;
  router.get(
    '/v1/entities/:kind/:namespace/:name/pipelines',
    async (req, res) => {
      parseQuery(emptyQuerySchema, req);
      const query = await requests.read(req);
      sendAnswer(req, res, await pipelines.list(query));
    },
  );
}
