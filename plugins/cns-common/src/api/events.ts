import { z } from 'zod';

/** Parts of the answers that a change can touch. @public */
export const CHANGE_TOPICS = [
  'binding',
  'policies',
  'pods',
  'installation',
  'freshness',
] as const;

/** {@inheritDoc CHANGE_TOPICS} @public */
export type ChangeTopic = (typeof CHANGE_TOPICS)[number];

/**
 * Data of a server-sent event `change` on `GET .../events`: something that the entity's answers are made of is different now. The page
 * asks again, with its ETag. The first event after opening is `ready` without data; comment lines keep the connection alive.
 *
 * @public
 */
export const changeEventSchema = z.strictObject({
  topics: z.array(z.enum(CHANGE_TOPICS)),
  /** Clusters in which it changed. */
  clusters: z.array(z.string()),
});

/** {@inheritDoc changeEventSchema} @public */
export type ChangeEvent = z.infer<typeof changeEventSchema>;
