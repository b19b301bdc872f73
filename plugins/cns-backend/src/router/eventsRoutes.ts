import { Router } from 'express';
import { EventsService } from '../services/events/EventsService';
import { EntityRequests } from './EntityRequests';
import { EventStreams } from './EventStreams';
import { emptyQuerySchema, parseQuery } from './parseQuery';

/**
 * Adds `GET /v1/entities/:kind/:namespace/:name/events`: server-sent events, read with `fetch`, which can send credentials where `EventSource` cannot.
 *
 * @internal
 */
export function addEventsRoutes(
  router: Router,
  options: {
    requests: EntityRequests;
    events: EventsService;
    streams: EventStreams;
  },
): void {
  const { requests, events, streams } = options;
  router.get('/v1/entities/:kind/:namespace/:name/events', async (req, res) => {
    parseQuery(emptyQuerySchema, req);
    const query = await requests.read(req);
    // The page may be gone before its stream is open.
    const unsubscribe = await events.subscribe(query, event =>
      streams.send(res, event),
    );
    if (res.destroyed) {
      unsubscribe();
      return;
    }
    streams.open(res, unsubscribe);
  });
}
