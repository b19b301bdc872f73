import { useEffect, useState } from 'react';

/**
 * The time, again every so often, for texts like "12 s ago".
 *
 * @returns epoch milliseconds
 *
 * @internal
 */
export function useNow(everySeconds: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everySeconds * 1_000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return now;
}
