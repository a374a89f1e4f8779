import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** Asks again every two seconds, for a minute at most, while a rail has yet to confirm something. */
export function useAwaited(waiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waiting) return;
    let left = 30;
    const timer = setInterval(() => {
      if (left-- > 0) revalidate();
      else clearInterval(timer);
    }, 2_000);
    return () => clearInterval(timer);
  }, [waiting, revalidate]);
}
