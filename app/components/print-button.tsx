import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '#app/i18n/hooks.ts';
import { Button } from './ui/button.tsx';

/** Needs a script and appears with it; without one the browser's own menu prints. */
export function PrintButton() {
  const { t } = useT();
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  if (!scripted) return null;
  return (
    <Button type="button" onClick={() => window.print()} icon={<Printer aria-hidden="true" className="size-4.5" />}>
      {t('action.print')}
    </Button>
  );
}
