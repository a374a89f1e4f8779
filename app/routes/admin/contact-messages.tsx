import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { listMessages } from '#app/domain/contact/contact.queries.server.ts';
import { type ContactTopic, handledSchema } from '#app/domain/contact/contact.schema.ts';
import { markHandled } from '#app/domain/contact/mark-handled.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['contact'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { waiting, handled } = await listMessages(actor);
  const line = ({ message, handler }: (typeof waiting)[number]) => ({
    id: message.id,
    email: message.email,
    topic: message.topic,
    message: message.message,
    at: message.createdAt.toISOString(),
    handler: message.handledAt ? handler : null,
  });
  return {
    page: { title: getT(request, 'contact')('desk.title') },
    waiting: waiting.map(line),
    handled: handled.map(line),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = await parseForm(request, handledSchema);
  if (submission.status !== 'success') throw new DomainError('not_found');
  await markHandled(actor, submission.value.messageId);
  return redirectWithToast(request, '/dieu-phoi/loi-nhan', { key: 'contact:toast.handled' });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ContactMessages() {
  const { t } = useT('contact');
  const { waiting, handled } = useLoaderData<typeof loader>();
  return (
    <Page width="reading">
      <PageHeader title={t('desk.title')} lead={t('desk.lead')} />
      {waiting.length === 0 ? <EmptyState title={t('desk.emptyTitle')}>{t('desk.emptyText')}</EmptyState> : null}
      <ul className="text-base">
        {waiting.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {handled.length === 0 ? null : (
        <Section title={t('desk.handled')}>
          <ul className="text-base">
            {handled.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

type LineProps = {
  line: { id: string; email: string; topic: ContactTopic; message: string; at: string; handler: string | null };
};

function Line({ line }: LineProps) {
  const { t } = useT('contact');
  const href = useHref();
  const topic = t(`topic.${line.topic}`);
  return (
    <li id={line.id} className="border-t border-line py-5">
      <h3 className="text-lg">{topic}</h3>
      <p className="mt-1 text-sm text-muted">
        {line.email} · <Moment at={line.at} />
      </p>
      <p className="written mt-3">{line.message}</p>
      <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
        <a
          href={`mailto:${encodeURIComponent(line.email)}?subject=${encodeURIComponent(`Đề Bài: ${topic}`)}`}
          className="inline-flex min-h-11 items-center text-sea underline underline-offset-[0.2em]"
        >
          {t('desk.answer', { email: line.email })}
        </a>
        {line.handler ? (
          <span className="text-sm text-muted">{t('desk.handledBy', { name: line.handler })}</span>
        ) : (
          <Form method="post" action={href('/dieu-phoi/loi-nhan')}>
            <input type="hidden" name="messageId" value={line.id} />
            <Button>{t('desk.markHandled')}</Button>
          </Form>
        )}
      </div>
    </li>
  );
}
