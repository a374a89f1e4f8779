import { formatDateTime } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Fact, Facts } from '../ui/section.tsx';

export type OfferFacts = {
  email: string;
  roles: readonly ('manager' | 'finance' | 'member')[];
  message: string;
  expiresAt: Date | string;
  inviterName: string;
};

/** Who invites whom to what, until when. */
export function Offer({ offer }: { offer: OfferFacts }) {
  const { t, lang } = useT('members');
  const { email, roles, message, expiresAt, inviterName } = offer;
  return (
    <>
      <Facts>
        <Fact name={t('offer.to')}>
          <span className="wrap-anywhere">{email}</span>
        </Fact>
        <Fact name={t('offer.as')}>
          <ul className="space-y-2">
            {roles.map((role) => (
              <li key={role}>
                <span className="font-bold">{t(`role.${role}.label`)}</span>
                <span className="block text-sm text-muted">{t(`role.${role}.may`)}</span>
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={t('offer.until')}>{formatDateTime(expiresAt, lang)}</Fact>
      </Facts>
      {message ? (
        <blockquote className="mt-5 border-l-4 border-line-strong pl-4">
          <p className="text-sm text-muted">{t('offer.message', { inviter: inviterName })}</p>
          <p className="whitespace-pre-line">{message}</p>
        </blockquote>
      ) : null}
    </>
  );
}
