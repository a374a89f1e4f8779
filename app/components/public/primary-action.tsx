import { Form } from '@remix-run/react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { ActingFor } from '../acting-for.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';

export type ShownAction =
  | { kind: 'none' | 'sign_in' | 'choose_organization' | 'start' }
  | { kind: 'own_solution'; solutionId: string; editable: boolean }
  | { kind: 'manage'; challengeId: string }
  | { kind: 'denied'; why: string };

/** The one thing this visitor can do about the challenge, or in words why not. */
export function PrimaryAction({ action, code }: { action: ShownAction; code: string }) {
  const { t, lookup } = useT('publicChallenge');
  const href = useHref();
  switch (action.kind) {
    case 'start':
      return (
        <Form method="post" action={href(`/de-bai/${code}/giai-phap`)} className="mt-5">
          <ActingFor />
          <Button variant="primary" wide>
            {t('submit')}
          </Button>
          <Quiet>{t('sealed')}</Quiet>
        </Form>
      );
    case 'sign_in':
    case 'choose_organization':
      return (
        <div className="mt-5">
          <ButtonLink to={signInPath(action.kind, href(`/de-bai/${code}`))} variant="primary" wide>
            {action.kind === 'sign_in' ? t('signIn') : t('common:account.switchOrganization')}
          </ButtonLink>
          <Quiet>{t('signInHint')}</Quiet>
        </div>
      );
    case 'own_solution':
      return (
        <div className="mt-5">
          <ButtonLink to={`/giai-phap/${action.solutionId}`} variant="primary" wide>
            {t(action.editable ? 'continue' : 'view')}
          </ButtonLink>
        </div>
      );
    case 'manage':
      return (
        <div className="mt-5">
          <ButtonLink to={`/don-vi/de-bai/${action.challengeId}`} wide>
            {t('manage')}
          </ButtonLink>
        </div>
      );
    case 'denied':
      return <p className="mt-5 border-t border-line pt-4 text-muted">{lookup(`errors:denied.${action.why}`)}</p>;
    case 'none':
      return null;
  }
}

function signInPath(kind: 'sign_in' | 'choose_organization', back: string): string {
  return `${kind === 'sign_in' ? '/dang-nhap' : '/to-chuc'}?next=${encodeURIComponent(back)}`;
}

function Quiet({ children }: { children: string }) {
  return <p className="mt-3 text-sm text-muted">{children}</p>;
}
