import type { Actor } from '#app/domain/kernel/actor.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { canReadOwnBooks } from '#app/domain/ledger/ledger.policy.ts';
import { unsafeMoneyOfContracts } from '#app/domain/ledger/many-contracts.queries.server.ts';
import { db } from '#db/client.server.ts';
import { listContracts } from './contract.queries.server.ts';
import { finalMilestoneStatuses } from './milestone.states.ts';
import { type MoneyPicture, moneyPicture, moneyPlaces } from './money-picture.ts';

/**
 * Where the money of the organisation's contracts is, apart for those it pays for and those it carries out, and what comes
 * next in each. A desk that reads every contract sees its own organisation's here, which has few.
 * @throws DomainError forbidden
 */
export async function organizationMoney(actor: Actor) {
  assertAllowed(canReadOwnBooks(actor));
  const all = await listContracts(actor);
  const mine = all.filter(
    ({ contract, supplier }) =>
      !['draft', 'pending_signature'].includes(contract.status) &&
      (supplier.id === actor.organizationId || contract.buyerId === actor.organizationId),
  );
  const money = await unsafeMoneyOfContracts(
    db,
    mine.map(({ contract }) => contract.id),
  );
  const contracts = mine.map(({ contract, buyer, supplier, milestones }) => {
    const own = money.get(contract.id) ?? { balances: new Map(), paidVnd: 0n, refundedVnd: 0n };
    return {
      id: contract.id,
      code: contract.code,
      title: contract.title,
      rail: contract.rail,
      valueVnd: contract.valueVnd,
      partner: supplier.id === actor.organizationId ? buyer.name : supplier.name,
      pays: supplier.id !== actor.organizationId,
      picture: moneyPicture({ ...contract, ...own, milestones }),
      milestones,
    };
  });
  return {
    contracts: contracts.map(({ milestones: _, ...contract }) => contract),
    totals: {
      sponsor: totalOf(contracts.filter((contract) => contract.pays)),
      startup: totalOf(contracts.filter((contract) => !contract.pays)),
    },
    upcoming: contracts
      .flatMap(({ id, title, milestones }) =>
        milestones
          .filter(({ status }) => !finalMilestoneStatuses.includes(status))
          .map(({ id: milestoneId, position, status, amountVnd, dueOn, title: milestoneTitle }) => ({
            ...{
              contractId: id,
              contractTitle: title,
              milestoneId,
              milestoneTitle,
              position,
              status,
              amountVnd,
              dueOn,
            },
          })),
      )
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
  };
}

/** The pictures of several contracts laid on top of each other; null when there are none. */
function totalOf(
  contracts: readonly { valueVnd: bigint; picture: MoneyPicture }[],
): { valueVnd: bigint; picture: MoneyPicture } | null {
  if (contracts.length === 0) return null;
  const sumAt = (place: string) =>
    contracts.reduce((sum, { picture }) => sum + (picture.find((part) => part.place === place)?.vnd ?? 0n), 0n);
  return {
    valueVnd: contracts.reduce((sum, { valueVnd }) => sum + valueVnd, 0n),
    picture: moneyPlaces.map((place) => ({ place, vnd: sumAt(place) })),
  };
}
