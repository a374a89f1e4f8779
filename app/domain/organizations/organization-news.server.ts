import type { Role } from '#app/domain/kernel/actor.ts';
import type { NotificationKind } from '#app/domain/notifications/notification.kinds.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Tx } from '#db/client.server.ts';
import type { Organization } from './organization.queries.server.ts';

type News = {
  data?: Record<string, string>;
  dedupeKey: string;
  /** Besides the owners, who always hear. */
  roles?: readonly Role[];
  path?: string;
};

/** Tells the owners (and `roles`) of an organisation what became of it. */
export async function tellOrganization(
  tx: Tx,
  organization: Pick<Organization, 'id' | 'name'>,
  kind: NotificationKind,
  { data = {}, dedupeKey, roles = ['owner'], path = '/don-vi/ho-so' }: News,
): Promise<void> {
  await notify(tx, {
    to: { organizationId: organization.id, roles },
    kind,
    subject: { kind: 'organization', id: organization.id },
    path,
    data: { organization: organization.name, ...data },
    dedupeKey: `${kind}:${dedupeKey}`,
  });
}

/** Tells the verification desk that somebody waits. */
export async function tellVerifiers(
  tx: Tx,
  organization: Pick<Organization, 'id' | 'name'>,
  verificationId: string,
  request: 'first' | 'renewal' | 'change' | 'bank',
): Promise<void> {
  await notify(tx, {
    to: { desk: 'verification' },
    kind: request === 'bank' ? 'organization_bank_waiting' : 'organization_verification_waiting',
    subject: { kind: 'organization', id: organization.id },
    path: `/dieu-phoi/xac-minh/${verificationId}`,
    data: { organization: organization.name },
    dedupeKey: `verification:${verificationId}`,
  });
}
