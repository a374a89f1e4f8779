import { useT } from '#app/i18n/hooks.ts';
import { Deadline, Moment } from './deadline.tsx';
import { ButtonLink } from './ui/button.tsx';

type TaskLineProps = {
  task: {
    kind: string;
    code: string;
    title: string;
    milestone?: string;
    progress?: { done: number; total: number };
    dueAt: Date | null;
    path: string;
  };
  overdue: boolean;
};

/** What is to be done, at what, by when, and the one button that leads there. */
export function TaskLine({ task, overdue }: TaskLineProps) {
  const { t, lookup } = useT('tasks');
  const { kind, code, title, milestone, progress, dueAt, path } = task;
  const words = (part: 'title' | 'action') => lookup.first([`tasks:kind.${kind}.${part}`]) ?? '';
  const subject = milestone ? `${milestone} – ${title}` : title;
  return (
    <li className="grid gap-x-8 gap-y-3 py-5 md:grid-cols-[1fr_auto] md:items-center">
      <div className="min-w-0">
        <h3 className="text-base font-bold">
          {words('title')}
          {progress ? <span className="font-normal"> · {t('progress', progress)}</span> : null}
        </h3>
        <p className="mt-0.5 max-w-reading">{subject}</p>
        <p className="mt-1 text-sm text-muted">
          {code}
          {dueAt ? (
            <>
              {' · '}
              {overdue ? (
                <span className="font-bold text-danger">
                  {t('wasDue')} <Moment at={dueAt} zone />
                </span>
              ) : (
                <>
                  {t('due')} <Deadline at={dueAt} />
                </>
              )}
            </>
          ) : null}
        </p>
      </div>
      <ButtonLink to={path} className="md:min-w-60" aria-label={`${words('action')}: ${subject}`}>
        {words('action')}
      </ButtonLink>
    </li>
  );
}
