import { useEffect, useState } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Button } from '../ui/button.tsx';

/** Copies a value to the clipboard and says so; not there without JavaScript, where one selects the text. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { t } = useT('payments');
  const [state, setState] = useState<'none' | 'ready' | 'copied'>('none');
  useEffect(() => setState('ready'), []);
  if (state === 'none') return null;
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => setState('ready'),
    );
  return (
    <Button type="button" variant="quiet" onClick={copy} aria-label={`${t('instructions.copy')}: ${label}`}>
      <span aria-live="polite">{t(state === 'copied' ? 'instructions.copied' : 'instructions.copy')}</span>
    </Button>
  );
}
