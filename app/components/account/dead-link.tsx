import { useT } from '#app/i18n/hooks.ts';
import { Page, PageHeader } from '../page.tsx';
import { ButtonLink } from '../ui/button.tsx';

/** What a link of a mail shows that opens nothing any more, with the way to a new one. */
export function DeadLink({ to, words }: { to: string; words: 'verify' | 'reset' | 'change' }) {
  const { t } = useT('myAccount');
  return (
    <Page width="form">
      <PageHeader title={t('dead.title')} lead={t('dead.lead')} />
      <ButtonLink to={to} variant="primary">
        {t(`dead.${words}`)}
      </ButtonLink>
    </Page>
  );
}
