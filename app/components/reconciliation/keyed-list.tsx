import { type ReactNode, useEffect, useRef } from 'react';

/**
 * A queue that is worked through by keyboard: while the focus is in the list, j goes to the next link and k to the one
 * before; Enter opens it, as for every link. Outside the list the keys mean nothing, so that nobody presses them by mistake.
 */
export function KeyedList({ label, children }: { label: string; children: ReactNode }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const here = list.current;
    if (!here) return;
    const move = (event: KeyboardEvent) => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      const links = [...here.querySelectorAll<HTMLAnchorElement>('a[data-queue]')];
      const at = links.findIndex((link) => link === document.activeElement);
      const next = links[Math.min(Math.max(at + step, 0), links.length - 1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    here.addEventListener('keydown', move);
    return () => here.removeEventListener('keydown', move);
  }, []);
  return (
    <ol ref={list} aria-label={label} className="border-t border-line">
      {children}
    </ol>
  );
}
