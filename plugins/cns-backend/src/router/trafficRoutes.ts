import { trafficQuerySchema } from 'backstage-plugin-cns-common';
import { Router } from 'express';
import { TrafficService } from '../services/traffic/TrafficService';
import { EntityRequests } from './EntityRequests';
import { parseQuery } from './parseQuery';
import { sendAnswer } from './sendAnswer';

/**
 * Adds `GET /v1/entities/:kind/:namespace/:name/traffic?range=`.
 *
 * @internal
 */
export function addTrafficRoutes(
  router: Router,
  options: { requests: EntityRequests; traffic: TrafficService },
): void {
  const { requests, traffic } = options;
  router.get(
    '/v1/entities/:kind/:namespace/:name/traffic',
    async (req, res) => {
      const { range } = parseQuery(trafficQuerySchema, req);
      const query = await requests.read(req);
      sendAnswer(req, res, await traffic.read(query, range));
    },
  );
}
