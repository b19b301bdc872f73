import { AuditorService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { policyDetailQuerySchema } from 'backstage-plugin-cns-common';
import { Router } from 'express';
import { PoliciesService } from '../services/policies/PoliciesService';
import { audited } from './audited';
import { EntityRequests } from './EntityRequests';
import { emptyQuerySchema, parseQuery } from './parseQuery';
import { sendAnswer } from './sendAnswer';

/**
 * Adds `GET /v1/entities/:kind/:namespace/:name/policies` and `.../policies/item?cluster=&kind=&namespace=&name=`.
 *
 * @internal
 */
export function addPoliciesRoutes(
  router: Router,
  options: {
    requests: EntityRequests;
    policies: PoliciesService;
    auditor: AuditorService;
  },
): void {
  const { requests, policies, auditor } = options;
  router.get(
    '/v1/entities/:kind/:namespace/:name/policies',
    async (req, res) => {
      parseQuery(emptyQuerySchema, req);
      const query = await requests.read(req);
      sendAnswer(req, res, await policies.list(query));
    },
  );
  router.get(
    '/v1/entities/:kind/:namespace/:name/policies/item',
    async (req, res) => {
      const ref = parseQuery(policyDetailQuerySchema, req);
      const query = await requests.read(req);
      // The text of a policy says who may reach what: a privileged read.
      const answer = await audited(
        auditor,
        {
          eventId: 'policy-read',
          request: req,
          meta: { entityRef: stringifyEntityRef(query.entity), ...ref },
        },
        () => policies.get(query, ref),
      );
      sendAnswer(req, res, answer);
    },
  );
}
