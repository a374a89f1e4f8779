import { Form } from '@remix-run/react';
import { formatDateTime } from '#app/i18n/format.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { ActingFor } from '../acting-for.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Table } from '../ui/table.tsx';

type Pending = {
  id: string;
  email: string;
  roles: readonly ('manager' | 'finance' | 'member')[];
  inviterName: string;
  expiresAt: Date | string;
  expired: boolean;
};

/** What was offered and not answered yet, each to be sent again or taken back. */
export function PendingInvitations({ invitations }: { invitations: readonly Pending[] }) {
  const { t, lang } = useT('members');
  return (
    <Table
      caption={t('pending.caption')}
      rows={invitations}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'email',
          heading: t('pending.email'),
          cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
        },
        {
          key: 'roles',
          heading: t('list.roles'),
          cell: ({ roles }) => roles.map((role) => t(`role.${role}.label`)).join(', '),
        },
        { key: 'by', heading: t('pending.by'), cell: ({ inviterName }) => inviterName },
        {
          key: 'until',
          heading: t('pending.until'),
          cell: ({ expired, expiresAt }) =>
            expired ? (
              <Badge tone="waiting">{t('pending.expired')}</Badge>
            ) : (
              formatDateTime(expiresAt, lang, { zone: false })
            ),
        },
        {
          key: 'act',
          heading: t('list.act'),
          stacked: true,
          cell: ({ id, email }) => (
            <span className="flex flex-wrap gap-x-4">
              <Act id={id} act="resend" words={t('pending.resend')} label={t('pending.resendTo', { email })} />
              <Act id={id} act="revoke" words={t('pending.revoke')} label={t('pending.revokeFrom', { email })} />
            </span>
          ),
        },
      ]}
    />
  );
}

function Act({ id, act, words, label }: { id: string; act: 'resend' | 'revoke'; words: string; label: string }) {
  const href = useHref();
  return (
    <Form method="post" action={href('/don-vi/thanh-vien')}>
      <ActingFor />
      <input type="hidden" name="invitationId" value={id} />
      <Button variant="quiet" name="act" value={act} aria-label={label}>
        {words}
      </Button>
    </Form>
  );
}
