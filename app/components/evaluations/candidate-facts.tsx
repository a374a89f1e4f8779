import { StatusBadge } from '#app/components/status-badge.tsx';
import { useT } from '#app/i18n/hooks.ts';

export type Candidate = {
  userId: string;
  name: string;
  organizations: string;
  profile: { status: string; fields: string[]; expertise: string; degree: string; available: boolean } | null;
  /** Panels that have not locked their result. */
  workload: number;
  /** Null while the box is sealed. */
  conflict: 'none' | 'same_organization' | 'same_email_domain' | 'employment' | null;
  matches: boolean;
};

/** What decides whether to ask somebody: the registry's word, their fields, how busy they are, a conflict that is known. */
export function CandidateFacts({ candidate }: { candidate: Candidate }) {
  const { t, lookup } = useT('evaluations', 'experts', 'challenges');
  const { profile, workload, conflict } = candidate;
  return (
    <div className="mt-1 space-y-1 text-sm">
      {profile ? (
        <>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StatusBadge machine="evaluator_profile" status={profile.status} />
            <span>{profile.fields.map((field) => lookup(`challenges:field.${field}`)).join(', ')}</span>
          </p>
          <p className="text-muted">
            {profile.degree}. {profile.expertise}
          </p>
        </>
      ) : (
        <p className="text-muted">{t('panel.noProfile')}</p>
      )}
      <p className={conflict && conflict !== 'none' ? 'font-bold text-danger' : 'text-muted'}>
        {[
          workload === 0 ? t('panel.idle') : t('panel.workload', { count: workload }),
          ...(profile?.available === false ? [t('panel.busy')] : []),
          ...(conflict ? [t(`panel.known.${conflict}`)] : []),
        ].join(' · ')}
      </p>
    </div>
  );
}
