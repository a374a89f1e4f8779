import { useT } from '#app/i18n/hooks.ts';
import { type MachineName, statusWords, toneOf } from './status-words.ts';
import { Badge } from './ui/badge.tsx';

/** The state of an object in one word, the same on every page. The page's `handle.i18n` names the machine's namespace. */
export function StatusBadge({ machine, status }: { machine: MachineName; status: string }) {
  const { lookup } = useT();
  return <Badge tone={toneOf(status)}>{lookup(`${statusWords[machine]}.${status}.label`)}</Badge>;
}
