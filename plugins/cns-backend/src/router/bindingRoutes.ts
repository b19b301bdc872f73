import { Router } from 'express';
import { BindingAnswerService } from '../services/binding/BindingAnswerService';
import { EntityRequests } from './EntityRequests';
import { emptyQuerySchema, parseQuery } from './parseQuery';
import { sendAnswer } from './sendAnswer';

/**
 * Adds `GET /v1/entities/:kind/:namespace/:name/binding`.
 *
 * @internal
 */
export function addBindingRoutes(
  router: Router,
  options: { requests: EntityRequests; binding: BindingAnswerService },
): void {
  const { requests, binding } = options;
  router.get(
    '/v1/entities/:kind/:namespace/:name/binding',
    async (req, res) => {
      parseQuery(emptyQuerySchema, req);
      const query = await requests.read(req);
      sendAnswer(req, res, await binding.read(query));
    },
  );
}
