import { Random } from '../../world';

/** One sine of the rate, as its integral needs it. */
interface Wave {
  /** Amplitude of the integral. */
  readonly reach: number;
  /** Radians per second. */
  readonly omega: number;
  readonly phase: number;
}

const DAY_SECONDS = 86_400;
/** Periods that have no common multiple worth mentioning, so that their sum looks like noise. Amplitudes add up to 0.6. */
const NOISE = [
  [97, 0.16],
  [411, 0.14],
  [1_307, 0.12],
  [4_217, 0.1],
  [15_013, 0.08],
] as const;

/**
 * How much an intent has wished for up to a time: the integral of a rate that swings over the day and is noisy.
 *
 * @remarks
 * The rate is a sum of sines, so that its integral can be written down for any time without adding up what came before:
 * that is what gives thirty days of history at no cost. It is never negative, so counters never go back.
 *
 * @internal
 */
export class IntentCurve {
  readonly #rate: number;
  readonly #waves: readonly Wave[];

  constructor(
    intent: { readonly ratePerSecond: number; readonly daily: number },
    random: Random,
  ) {
    this.#rate = intent.ratePerSecond;
    const daily = 0.9 * Math.min(1, Math.max(0, intent.daily));
    // Busiest at two in the afternoon (UTC), give or take an hour.
    const busiest = (14 + random.next() * 2 - 1) / 24;
    this.#waves = [
      toWave(daily, DAY_SECONDS, Math.PI / 2 - 2 * Math.PI * busiest),
      ...NOISE.map(([periodSeconds, amplitude]) =>
        toWave(
          amplitude * (1 - daily),
          periodSeconds * (0.9 + 0.2 * random.next()),
          2 * Math.PI * random.next(),
        ),
      ),
    ];
  }

  /** Flows wished for from the epoch up to a time in milliseconds; a fraction. Differences of it are what counts. */
  integral(timeMs: number): number {
    const seconds = timeMs / 1_000;
    let sum = seconds;
    for (const { reach, omega, phase } of this.#waves) {
      sum -= reach * Math.cos(omega * seconds + phase);
    }
    return this.#rate * sum;
  }
}

function toWave(amplitude: number, periodSeconds: number, phase: number): Wave {
  const omega = (2 * Math.PI) / periodSeconds;
  return { reach: amplitude / omega, omega, phase };
}
