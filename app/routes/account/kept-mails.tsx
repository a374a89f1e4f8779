import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { listKeptMails } from '#app/domain/notifications/notification.queries.server.ts';
import { optionalPerson, requirePerson } from '#app/http/guards.server.ts';
import { site } from '#app/http/site.server.ts';
import { typedAddress } from '#app/http/typed-address.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['notifications'] };

/** Mails that went nowhere, for trying things out. In production there is no such page. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (site.production) throw new DomainError('not_found');
  const typed = site.keepsMails ? await typedAddress(request) : null;
  const person = typed === null ? await requirePerson(request) : await optionalPerson(request);
  const mails = await listKeptMails(person, typed);
  return {
    page: { title: getT(request, 'notifications')('kept.title') },
    email: [...new Set([person?.email, typed].filter((email) => email != null))].join(', '),
    mails: mails.map(({ id, subject, text, createdAt, sentAt }) => ({
      id,
      subject,
      text,
      at: createdAt.toISOString(),
      sent: sentAt !== null,
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function KeptMails() {
  const { t } = useT('notifications');
  const { mails, email } = useLoaderData<typeof loader>();
  return (
    <Page width="reading">
      <PageHeader title={t('kept.title')} lead={t('kept.lead', { email })} />
      {mails.length === 0 ? <EmptyState title={t('kept.emptyTitle')}>{t('kept.emptyText')}</EmptyState> : null}
      <ul aria-label={t('kept.list')}>
        {mails.map((mail) => (
          <li key={mail.id} className="border-t border-line py-5">
            <h2 className="text-lg">{mail.subject}</h2>
            <p className="mt-1 text-sm text-muted">
              <Moment at={mail.at} /> · {mail.sent ? t('kept.sentOver') : t('kept.keptOnly')}
            </p>
            <p className="written mt-3">
              <Linked text={mail.text} />
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** Links of the mail, to be followed where it is read: on this machine, whatever address the site is reached by. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part) => {
    if (!URL.canParse(part)) return part;
    const { pathname, search } = new URL(part);
    return (
      <a key={part} href={pathname + search} className="text-sea underline wrap-anywhere">
        {part}
      </a>
    );
  });
}
