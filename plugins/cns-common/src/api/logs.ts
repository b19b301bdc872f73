import { z } from 'zod';
import { answerSchema } from './upstream';

/** Where the log lines of one place can be read. @public */
export const logSourceSchema = z.strictObject({
  cluster: z.string(),
  namespace: z.string(),
  /** The container that prints drops and verdicts; absent when the cluster has no Cilium agent. */
  container: z.enum(['cilium-monitor', 'cilium-agent']).optional(),
  /** Cilium agents on the nodes where the entity's pods run. */
  agents: z.array(
    z.strictObject({
      namespace: z.string(),
      pod: z.string(),
      node: z.string(),
      ready: z.boolean(),
      /** Names of the entity's pods on that node. */
      serves: z.array(z.string()),
      /** The exact command that follows this agent's lines. */
      command: z.string(),
    }),
  ),
  /** Commands for the whole place, most useful first. */
  commands: z.array(z.strictObject({ title: z.string(), command: z.string() })),
  /** Configured links (Grafana, Kibana, Splunk), filled in. */
  links: z.array(z.strictObject({ title: z.string(), url: z.string() })),
});

/** {@inheritDoc logSourceSchema} @public */
export type LogSource = z.infer<typeof logSourceSchema>;

/** Answer of `GET .../logs`: one item per place. @public */
export const logsAnswerSchema = answerSchema(logSourceSchema);
/** {@inheritDoc logsAnswerSchema} @public */
export type LogsAnswer = z.infer<typeof logsAnswerSchema>;
