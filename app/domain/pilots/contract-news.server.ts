import type { Actor, Role } from '#app/domain/kernel/actor.ts';
import type { NotificationKind } from '#app/domain/notifications/notification.kinds.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Tx } from '#db/client.server.ts';
import type { Contract, Milestone } from './contract.queries.server.ts';
import type { Proposal } from './proposal.queries.server.ts';

type News = {
  to: string;
  roles?: readonly Role[];
  data?: Record<string, string>;
  /** What tells this event from an earlier one of the same kind, such as the round of a delivery. */
  occasion?: string;
  except?: string;
};

/** Tells members of one party about the contract. */
export function tellOfContract(tx: Tx, contract: Contract, kind: NotificationKind, news: News): Promise<void> {
  return notify(tx, {
    to: { organizationId: news.to, ...(news.roles && { roles: news.roles }) },
    kind,
    subject: { kind: 'contract', id: contract.id },
    path: `/hop-dong/${contract.id}`,
    data: { title: contract.title, code: contract.code, ...news.data },
    dedupeKey: [kind, contract.id, news.occasion].filter(Boolean).join(':'),
    ...(news.except && { except: news.except }),
  });
}

/** Tells members of one party about a milestone. */
export function tellOfMilestone(
  tx: Tx,
  contract: Contract,
  milestone: Milestone,
  kind: NotificationKind,
  news: News,
): Promise<void> {
  return notify(tx, {
    to: { organizationId: news.to, ...(news.roles && { roles: news.roles }) },
    kind,
    subject: { kind: 'milestone', id: milestone.id },
    path: `/hop-dong/${contract.id}#moc-${milestone.position}`,
    data: {
      title: contract.title,
      milestone: milestone.title,
      amountVnd: milestone.amountVnd.toString(),
      ...news.data,
    },
    dedupeKey: [kind, milestone.id, news.occasion].filter(Boolean).join(':'),
    ...(news.except && { except: news.except }),
  });
}

/** Tells the other side what was asked of it, or what became of what it had asked. */
export function tellOfProposal(
  tx: Tx,
  contract: Contract,
  proposal: Pick<Proposal, 'id' | 'kind'>,
  kind: NotificationKind,
  actor: Actor,
): Promise<void> {
  const to = actor.organizationId === contract.buyerId ? contract.supplierId : contract.buyerId;
  return notify(tx, {
    to: { organizationId: to },
    kind,
    subject: { kind: 'contract', id: contract.id },
    path: `/hop-dong/${contract.id}/de-nghi/${proposal.id}`,
    data: {
      title: contract.title,
      code: contract.code,
      organization: actor.organizationName,
      proposalKey: `consents:kind.${proposal.kind}`,
    },
    dedupeKey: `${kind}:${proposal.id}`,
  });
}
