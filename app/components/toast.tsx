import { useT } from '#app/i18n/hooks.ts';
import type { Values } from '#app/i18n/keys.ts';
import { Notice } from './ui/notice.tsx';

/** What an action wants said on the next page; `key` is `namespace:key`. */
export type ToastMessage = { key: string; values?: Values; kind?: 'success' | 'info' | 'warning' | 'danger' };

/** Stands on top of the page instead of floating away: it is there for everybody, without JavaScript too, until the next page. */
export function Toast({ toast }: { toast: ToastMessage | null | undefined }) {
  const { lookup } = useT();
  const words = toast ? lookup.first([toast.key], toast.values) : null;
  if (!toast || !words) return null;
  return (
    <div className="mx-auto max-w-tool px-4 pt-4 md:px-8 print:hidden">
      <Notice kind={toast.kind ?? 'success'} live>
        {words}
      </Notice>
    </div>
  );
}
