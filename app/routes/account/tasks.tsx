import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { TaskLine } from '#app/components/task-line.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { listTasks } from '#app/domain/flows/list-tasks.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['tasks'] };

const day = 86_400_000;

/** The signed-in home: what waits for this person in this organisation. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const tasks = await listTasks(actor);
  const now = Date.now();
  const within = (task: (typeof tasks)[number], from: number, to: number) =>
    task.dueAt !== null && task.dueAt.getTime() - now >= from && task.dueAt.getTime() - now < to;
  return {
    page: { title: getT(request, 'tasks')('title') },
    name: actor.displayName,
    organization: actor.organizationName,
    startup: actor.organizationKind === 'startup',
    count: tasks.length,
    groups: [
      { key: 'overdue' as const, tasks: tasks.filter((task) => within(task, Number.NEGATIVE_INFINITY, 0)) },
      { key: 'soon' as const, tasks: tasks.filter((task) => within(task, 0, 7 * day)) },
      { key: 'later' as const, tasks: tasks.filter((task) => within(task, 7 * day, Number.POSITIVE_INFINITY)) },
      { key: 'undated' as const, tasks: tasks.filter((task) => task.dueAt === null) },
    ].filter((group) => group.tasks.length > 0),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Tasks() {
  const { t } = useT('tasks');
  const { name, organization, startup, count, groups } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('title')}
        lead={count > 0 ? t('lead', { name, organization, count }) : t('leadNone', { name, organization })}
      />
      {groups.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={
            startup ? (
              <ButtonLink to="/de-bai">{t('empty.findChallenge')}</ButtonLink>
            ) : (
              <ButtonLink to="/don-vi/de-bai">{t('empty.ownChallenges')}</ButtonLink>
            )
          }
        >
          {startup ? t('empty.textStartup') : t('empty.text')}
        </EmptyState>
      ) : null}
      {groups.map(({ key, tasks }) => (
        <Section
          key={key}
          title={t(`group.${key}`)}
          aside={<span className="text-muted">{t('group.count', { count: tasks.length })}</span>}
        >
          <ul className="divide-y divide-line">
            {tasks.map((task) => (
              <TaskLine key={`${task.kind} ${task.subjectId}`} task={task} overdue={key === 'overdue'} />
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
