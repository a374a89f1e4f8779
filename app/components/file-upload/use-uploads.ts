import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { refusalOf } from '#app/domain/documents/document.policy.ts';
import type { Target } from './upload-client.ts';

/** A file on its way from this page. */
export type Sending = {
  id: number;
  file: File;
  state: 'waiting' | 'sending' | 'again' | 'failed' | 'sent';
  percent: number;
  /** A code of `documents:reason`, when it failed. */
  reason: string | null;
};

type Change =
  | { type: 'add'; files: Sending[] }
  | { type: 'change'; id: number; to: Partial<Omit<Sending, 'id' | 'file'>> }
  | { type: 'drop'; id: number };

function reduce(list: Sending[], change: Change): Sending[] {
  if (change.type === 'add') return [...list, ...change.files];
  if (change.type === 'drop') return list.filter(({ id }) => id !== change.id);
  return list.map((each) => (each.id === change.id ? { ...each, ...change.to } : each));
}

/** Files sent at the same time. */
const lanes = 3;

/** The files being sent from this page. The page's own list takes over as soon as the server has a file. */
export function useUploads(target: Target) {
  const [list, dispatch] = useReducer(reduce, []);
  const nextId = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const { revalidate } = useRevalidator();

  const send = useCallback(
    async ({ id, file }: Sending) => {
      const abort = new AbortController();
      running.current.set(id, abort);
      const change = (to: Partial<Sending>) => dispatch({ type: 'change', id, to });
      change({ state: 'sending', reason: null });
      try {
        const { sendFile } = await import('./upload-client.ts');
        await sendFile(file, target, {
          signal: abort.signal,
          onProgress: (percent) => change({ state: 'sending', percent }),
          onCut: () => change({ state: 'again' }),
        });
        change({ state: 'sent', percent: 100 });
        revalidate();
      } catch (error) {
        const reason = error instanceof Error && 'reason' in error ? String(error.reason) : 'network';
        if (!abort.signal.aborted) change({ state: 'failed', reason });
      } finally {
        running.current.delete(id);
      }
    },
    [target, revalidate],
  );

  useEffect(() => {
    const waiting = list.filter(({ id, state }) => state === 'waiting' && !running.current.has(id));
    for (const each of waiting.slice(0, Math.max(0, lanes - running.current.size))) void send(each);
  }, [list, send]);

  useEffect(() => {
    const { current } = running;
    return () => {
      for (const abort of current.values()) abort.abort();
    };
  }, []);

  const add = useCallback((files: Iterable<File>) => {
    const added = [...files].map((file): Sending => {
      const reason = refusalOf({ name: file.name, sizeBytes: file.size });
      return { id: nextId.current++, file, state: reason ? 'failed' : 'waiting', percent: 0, reason };
    });
    dispatch({ type: 'add', files: added });
  }, []);

  const retry = useCallback(
    (id: number) => dispatch({ type: 'change', id, to: { state: 'waiting', reason: null } }),
    [],
  );
  const drop = useCallback((id: number) => {
    running.current.get(id)?.abort();
    dispatch({ type: 'drop', id });
  }, []);

  return { list, add, retry, drop };
}
