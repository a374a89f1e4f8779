import { useRouteLoaderData } from '@remix-run/react';
import { useEffect, useState } from 'react';

/**
 * The time of the page: the server's when it was made (so that hydration finds the same words), then going on minute by minute.
 * The browser's clock only measures the minutes that have passed, so that a wrong one does not move a deadline.
 */
export function useNow(): Date {
  const root = useRouteLoaderData('root') as { now?: string } | undefined;
  const start = root?.now;
  const [passed, setPassed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page starts a new count
  useEffect(() => {
    const from = performance.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(performance.now() - from), 30_000);
    return () => clearInterval(timer);
  }, [start]);
  return new Date((start ? new Date(start).getTime() : Date.now()) + passed);
}
