import { useT } from '#app/i18n/hooks.ts';
import { Notice } from '../ui/notice.tsx';

type OpenDutiesProps = {
  duties: {
    roles: readonly ('manager' | 'finance')[];
    tasks: readonly { kind: string; subjectId: string; code: string; title: string }[];
  };
};

/** What nobody else could do once this person is gone. */
export function OpenDuties({ duties }: OpenDutiesProps) {
  const { t, lookup } = useT('members', 'tasks');
  const { roles, tasks } = duties;
  if (roles.length === 0 && tasks.length === 0) return <Notice>{t('duties.none')}</Notice>;
  return (
    <Notice kind="warning" title={t('duties.title')}>
      <p>{t('duties.lead')}</p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {roles.map((role) => (
          <li key={role}>{t(`duties.role.${role}`)}</li>
        ))}
        {tasks.map((task) => (
          <li key={`${task.kind} ${task.subjectId}`}>
            {lookup(`tasks:kind.${task.kind}.title`)}: {task.title} ({task.code})
          </li>
        ))}
      </ul>
    </Notice>
  );
}
