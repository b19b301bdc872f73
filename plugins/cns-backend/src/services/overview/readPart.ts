import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import { Answer, Upstream, UpstreamProblem } from 'backstage-plugin-cns-common';

/** What stands for a part that is left out. @internal */
export interface MissingPart {
  readonly items?: undefined;
  readonly freshness?: undefined;
  readonly problems: readonly UpstreamProblem[];
}

/**
 * Reads one part of the overview so that it can neither fail nor hold up the others. A part that takes longer goes on in the background: its
 * result is shared, so the next reader has it.
 *
 * @internal
 */
export async function readPart<A extends Answer<unknown>>(options: {
  readonly read: () => Promise<A>;
  /** What is said to be late. */
  readonly upstream: Upstream;
  readonly title: string;
  readonly deadlineMs: number;
  readonly logger: LoggerService;
}): Promise<A | MissingPart> {
  const { upstream, title, deadlineMs, logger } = options;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(() => resolve('late'), deadlineMs);
  });
  try {
    const outcome = await Promise.race([options.read(), late]);
    if (outcome !== 'late') {
      return outcome;
    }
    return {
      problems: [
        {
          upstream,
          code: 'timeout',
          message: `${title} did not arrive within ${deadlineMs / 1_000} s.`,
          hint: 'It is still being read; the next refresh shows it.',
        },
      ],
    };
  } catch (error) {
    // Denied, which looks like not found: the part is left out, and nothing is said about it.
    if (isError(error) && error.name === 'NotFoundError') {
      return { problems: [] };
    }
    logger.warn(`${title} could not be read for an overview`, toError(error));
    return {
      problems: [
        {
          upstream,
          code: 'server-error',
          message: `${title} could not be read.`,
          hint: "The portal's operators see why in the log.",
        },
      ],
    };
  } finally {
    clearTimeout(timer);
  }
}
