import type { Role } from '#app/domain/kernel/actor.ts';
import { roleWarnings } from '#app/domain/members/member.policy.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Notice } from '../ui/notice.tsx';

/** What a combination of roles cannot do, though people expect it to: shown beside the person who holds it. */
export function RoleWarning({ roles }: { roles: readonly Role[] }) {
  const { t } = useT('members');
  return roleWarnings(roles).map((warning) => (
    <Notice key={warning} kind="warning" title={t(`warning.${warning}.title`)}>
      {t(`warning.${warning}.text`)}
    </Notice>
  ));
}
