import { Router } from 'express';
import { LogsService } from '../services/logs/LogsService';
import { EntityRequests } from './EntityRequests';
import { emptyQuerySchema, parseQuery } from './parseQuery';
import { sendAnswer } from './sendAnswer';

/**
 * Adds `GET /v1/entities/:kind/:namespace/:name/logs`.
 *
 * @internal
 */
export function addLogsRoutes(
  router: Router,
  options: { requests: EntityRequests; logs: LogsService },
): void {
  const { requests, logs } = options;
  router.get('/v1/entities/:kind/:namespace/:name/logs', async (req, res) => {
    parseQuery(emptyQuerySchema, req);
    const query = await requests.read(req);
    sendAnswer(req, res, await logs.list(query));
  });
}
