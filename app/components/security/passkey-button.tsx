import type { SubmissionResult } from '@conform-to/react';
import { useFetcher } from '@remix-run/react';
import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Button, type ButtonVariant } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Words: `security:passkey.problem.…`. */
export type PasskeyProblem = 'stopped' | 'known' | 'unavailable';

type Props = {
  purpose: 'sign_in' | 'confirm';
  /** Where the answer is sent, without language. */
  action: string;
  next: string;
  variant?: ButtonVariant;
  wide?: boolean;
  children: string;
};

/** Asks the browser for a passkey. Needs our script, as passkeys do: without it there is no button that does nothing. */
export function PasskeyButton({ purpose, action, next, variant, wide, children }: Props) {
  const { t, messageText } = useT('security');
  const href = useHref();
  const fetcher = useFetcher<SubmissionResult<string[]>>();
  const [problem, setProblem] = useState<PasskeyProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const supported = useSupported();
  const refusal = Object.values(fetcher.data?.error ?? {})
    .flatMap((messages) => messages ?? [])
    .map(messageText)
    .join(' ');

  async function ask() {
    setProblem(null);
    setBusy(true);
    try {
      const answer = await answerOf(purpose);
      fetcher.submit({ passkey: JSON.stringify(answer), next }, { method: 'post', action: href(action) });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  if (!supported) return null;
  const working = busy || fetcher.state !== 'idle';
  return (
    <div className="space-y-3">
      <Button
        type="button"
        variant={variant}
        wide={wide}
        icon={<KeyRound aria-hidden="true" className="size-4.5" />}
        aria-disabled={working}
        onClick={working ? undefined : ask}
      >
        {working ? t('common:action.working') : children}
      </Button>
      {problem ? <Notice kind="warning" live title={t(`passkey.problem.${problem}`)} /> : null}
      {!problem && refusal ? <Notice kind="danger" live title={refusal} /> : null}
    </div>
  );
}

/** Known after the page has come to life only, so that the server's page and the browser's first one are the same. */
export function useSupported(): boolean {
  const [supported, setSupported] = useState(false);
  useEffect(() => setSupported(typeof window.PublicKeyCredential === 'function'), []);
  return supported;
}

/** What the server wants answered. @throws Error `unavailable` */
export async function fetchOptions<T>(purpose: 'sign_in' | 'confirm' | 'register'): Promise<T> {
  const answer = await fetch('/api/khoa-truy-cap', { method: 'POST', body: new URLSearchParams({ purpose }) });
  if (!answer.ok) throw new Error('unavailable');
  return answer.json();
}

/** The library is fetched when somebody presses the button, not with every page. */
async function answerOf(purpose: 'sign_in' | 'confirm') {
  const [{ startAuthentication }, optionsJSON] = await Promise.all([
    import('@simplewebauthn/browser'),
    fetchOptions<Parameters<typeof import('@simplewebauthn/browser').startAuthentication>[0]['optionsJSON']>(purpose),
  ]);
  return startAuthentication({ optionsJSON });
}

/** Browsers do not tell a refusal from a timeout, so that pages cannot learn who has a key (WebAuthn, 14.5). */
export function problemOf(error: unknown): PasskeyProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return 'stopped';
  return name === 'InvalidStateError' ? 'known' : 'unavailable';
}
