import { useT } from '#app/i18n/hooks.ts';
import { Moment } from '../deadline.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/section.tsx';

type Identity = {
  id: string;
  provider: string;
  email: string | null;
  createdAt: string;
  lastUsedAt: string | null;
  mayRemove: boolean;
};

type Props = {
  identities: readonly Identity[];
  /** The provider that may be linked now. */
  offered: string | null;
};

/** The identities at outside providers that open one's account. */
export function IdentitiesSection({ identities, offered }: Props) {
  const { t } = useT('outside', 'security');
  if (identities.length === 0 && offered === null) return null;
  return (
    <Section title={t('section.title')} lead={t('section.lead')}>
      <ul>
        {identities.map(({ id, provider, email, createdAt, lastUsedAt, mayRemove }) => (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-bold [overflow-wrap:anywhere]">{provider}</p>
              {email ? <p className="text-sm text-muted [overflow-wrap:anywhere]">{email}</p> : null}
              <p className="text-sm text-muted">
                {t('security:ways.added')} <Moment at={createdAt} />
                {lastUsedAt ? (
                  <>
                    {' · '}
                    {t('security:ways.lastUsed')} <Moment at={lastUsedAt} />
                  </>
                ) : null}
              </p>
              {mayRemove ? null : <p className="text-sm text-muted">{t('section.onlyWay')}</p>}
            </div>
            {mayRemove ? (
              <p className="py-1">
                <Link to={`/tai-khoan/bao-mat/dinh-danh/${id}/go`} aria-label={t('unlink.title', { provider })}>
                  {t('section.unlink')}
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {offered ? (
        <p className="mt-4">
          <ButtonLink to="/dang-nhap/oidc" reloadDocument prefetch="none">
            {t('section.link', { provider: offered })}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  );
}
