import { createContext, useContext } from 'react';

/** Id of the request that made this document; the server provides it. */
export const RequestIdContext = createContext<string | null>(null);

/** The script nonce of this document; the browser hides it from scripts, so there it is empty. */
export const NonceContext = createContext('');

/** The id as the server wrote it; the browser reads it back from the page, so that hydration finds the same. */
export function useRequestId(): string | null {
  const fromServer = useContext(RequestIdContext);
  if (fromServer !== null || typeof document === 'undefined') return fromServer;
  return document.querySelector('[data-request-id]')?.textContent ?? null;
}
