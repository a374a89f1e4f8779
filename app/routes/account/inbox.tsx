import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Link } from '#app/components/ui/link.tsx';
import { markNotificationsRead } from '#app/domain/notifications/mark-notifications-read.server.ts';
import { countUnread, listInbox } from '#app/domain/notifications/notification.queries.server.ts';
import { markReadSchema, pageSchema } from '#app/domain/notifications/notification.schema.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { optionalActor, requirePerson } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getLookup, getT } from '#app/i18n/t.server.ts';
import { notificationWords } from '#app/render/notification-words.ts';

export const handle = { i18n: ['notifications'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const before = pageSchema.safeParse(new URL(request.url).searchParams.get('truoc')).data;
  const [inbox, unread, actor] = await Promise.all([
    listInbox(person, before),
    countUnread(person),
    optionalActor(request),
  ]);
  const lookup = getLookup(request);
  return {
    page: { title: getT(request, 'notifications')('inbox.title') },
    email: person.email,
    unread,
    before: inbox.before,
    newest: before === undefined,
    lines: inbox.lines.map(({ id, kind, data, createdAt, readAt, organizationId, organizationName }) => ({
      id,
      at: createdAt.toISOString(),
      read: readAt !== null,
      // Named only where it is not the one the person acts for anyway.
      organizationName: organizationId === actor?.organizationId ? null : organizationName,
      ...notificationWords(lookup, langOf(request), { kind, data }),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const submission = await parseForm(request, markReadSchema);
  if (submission.status !== 'success') return redirect(localizedPath(langOf(request), '/thong-bao'));
  const { notificationId } = submission.value;
  await markNotificationsRead(person, notificationId);
  if (notificationId) return redirect(localizedPath(langOf(request), '/thong-bao'));
  return redirectWithToast(request, '/thong-bao', { key: 'notifications:toast.allRead' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Inbox() {
  const { t } = useT('notifications');
  const href = useHref();
  const { lines, unread, email, before, newest } = useLoaderData<typeof loader>();
  const markAll =
    unread > 0 ? (
      <Form method="post" action={href('/thong-bao')}>
        <Button>{t('inbox.markAll')}</Button>
      </Form>
    ) : null;
  return (
    <Page width="reading">
      <PageHeader
        title={t('inbox.title')}
        lead={
          <>
            {t('inbox.lead', { email })} <Link to="/tai-khoan/thong-bao">{t('preferences.title')}</Link>
          </>
        }
        meta={unread > 0 ? t('inbox.unread', { count: unread }) : lines.length > 0 ? t('inbox.allRead') : null}
        actions={markAll}
      />
      {lines.length === 0 ? (
        <EmptyState
          title={t('inbox.emptyTitle')}
          action={<ButtonLink to="/viec-can-lam">{t('inbox.emptyAction')}</ButtonLink>}
        >
          {t('inbox.emptyText')}
        </EmptyState>
      ) : (
        <ul aria-label={t('inbox.list')}>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
      {before || !newest ? (
        <nav aria-label={t('inbox.pages')} className="mt-6 flex flex-wrap gap-x-8 gap-y-2 border-t border-line pt-4">
          {newest ? null : <Link to="/thong-bao">{t('inbox.newest')}</Link>}
          {before ? <Link to={`/thong-bao?truoc=${before}`}>{t('inbox.older')}</Link> : null}
        </nav>
      ) : null}
    </Page>
  );
}

type LineProps = {
  line: { id: string; at: string; read: boolean; organizationName: string | null; title: string; text: string };
};

function Line({ line }: LineProps) {
  const { t } = useT('notifications');
  const href = useHref();
  return (
    <li className={`border-t border-line py-5 ${line.read ? '' : 'border-l-4 border-l-sea pl-4'}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className={`text-base ${line.read ? 'font-normal' : 'font-bold'}`}>
          <Link to={`/thong-bao/${line.id}`}>
            {line.read ? null : <span className="sr-only">{t('inbox.new')}: </span>}
            {line.title}
          </Link>
        </h2>
        <span className="text-sm text-muted">
          <Moment at={line.at} />
        </span>
      </div>
      <p className="mt-1">{line.text}</p>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        {line.organizationName ? <span>{t('inbox.for', { organization: line.organizationName })}</span> : null}
        {line.read ? null : (
          <Form method="post" action={href('/thong-bao')}>
            <input type="hidden" name="notificationId" value={line.id} />
            <button
              type="submit"
              className="min-h-6 text-sea underline underline-offset-[0.2em] hover:text-sea-strong"
              aria-label={t('inbox.markOneOf', { title: line.title })}
            >
              {t('inbox.markOne')}
            </button>
          </Form>
        )}
      </div>
    </li>
  );
}
