import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import type { Topic } from '#app/domain/notifications/notification.topics.ts';
import { readUnsubscribeToken, unsubscribe } from '#app/domain/notifications/unsubscribe.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['notifications'] };

/**
 * Stops mails without signing in. The link's signature is the permission; opening it asks, since mail programs open links
 * by themselves, and a POST stops at once: from the button, or from a mail program (RFC 8058, `List-Unsubscribe=One-Click`).
 */
export function loader({ request, params }: LoaderFunctionArgs) {
  const { topics } = readUnsubscribeToken(params.token ?? '');
  return { page: { title: getT(request, 'notifications')('unsubscribe.title') }, topics };
}

export async function action({ params }: ActionFunctionArgs) {
  return { stopped: await unsubscribe(params.token ?? '') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Unsubscribe() {
  const { t } = useT('notifications');
  const { topics } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  if (done) {
    return (
      <Page width="form">
        <PageHeader title={t('unsubscribe.doneTitle')} lead={t('unsubscribe.done')} />
        <Topics topics={done.stopped} />
        <p className="my-4 text-muted">{t('unsubscribe.again')}</p>
        <ButtonLink to="/tai-khoan/thong-bao">{t('unsubscribe.settings')}</ButtonLink>
      </Page>
    );
  }
  return (
    <Page width="form">
      <PageHeader title={t('unsubscribe.title')} lead={t('unsubscribe.lead')} />
      <Topics topics={topics} />
      <Form method="post" className="mt-6">
        <Button variant="primary">{t('unsubscribe.submit')}</Button>
      </Form>
    </Page>
  );
}

function Topics({ topics }: { topics: readonly Topic[] }) {
  const { t } = useT('notifications');
  return (
    <ul className="list-disc space-y-1.5 pl-5">
      {topics.map((topic) => (
        <li key={topic}>
          <span className="font-bold">{t(`preferences.topic.${topic}.name`)}</span>:{' '}
          {t(`preferences.topic.${topic}.text`)}
        </li>
      ))}
    </ul>
  );
}
