import type { Actor } from '#app/domain/kernel/actor.ts';
import { nameCoSponsor } from '#app/domain/pilots/name-co-sponsor.server.ts';
import { offerContract } from '#app/domain/pilots/offer-contract.server.ts';
import { saveContractDraft } from '#app/domain/pilots/save-contract-draft.server.ts';
import { takeBackContract } from '#app/domain/pilots/take-back-contract.server.ts';
import { createOrganization } from '#tests/support/factories.ts';
import { draftPilot, offeredPilot, type Pilot, sign } from '#tests/support/pilots.ts';
import { freshTaxCode } from '../organizations/support.ts';
import type { Row } from './row.ts';

/** The buyer is at home, the supplier the other side. */
export const sceneOf =
  <P extends Pilot>(bring: () => Promise<P>) =>
  (use: (actor: Actor, pilot: P) => Promise<unknown>) =>
  async () => {
    const pilot = await bring();
    return { home: pilot.buyer, other: pilot.supplier, run: (actor: Actor) => use(actor, pilot) };
  };

/** A draft is the buyer's; the supplier knows of the contract, everybody else of nothing. */
const ofDraft = {
  own: 'ok ok needs_manager needs_manager',
  standing: 'party_not_verified party_not_verified ok ok',
  stranger: '404',
  desks: '404 …',
  other: 'not_buyer …',
};

/** Once it is offered, the desks for money and reports read it and change nothing. */
const byEitherSide = {
  own: 'ok ok needs_manager needs_manager',
  standing: 'party_not_verified party_not_verified ok ok',
  stranger: '404',
  desks: '404 404 not_party not_party 404 404',
  other: 'ok ok needs_manager needs_manager',
};

const atDraft = sceneOf(() => draftPilot({ amounts: [300_000_000n] }));
const atOffer = sceneOf(() => offeredPilot({ amounts: [300_000_000n] }));

export const contractRows: Record<string, Row> = {
  'pilots/save-contract-draft': {
    ...ofDraft,
    scene: atDraft((actor, { contractId }) =>
      saveContractDraft(actor, {
        contractId,
        draft: {
          revision: 2,
          title: 'Thí điểm',
          terms: 'Hai bên hợp tác.',
          valueVnd: 300_000_000n,
          inspectionDays: 10,
          milestones: [{ title: 'Mốc 1', acceptanceCriteria: 'Đạt', amountVnd: 300_000_000n, dueOn: '2030-01-28' }],
        },
      }),
    ),
  },
  'pilots/name-co-sponsor': {
    ...ofDraft,
    scene: atDraft(async (actor, { contractId }) => {
      const taxCode = freshTaxCode();
      await createOrganization({ kind: 'corporation', taxCode });
      return nameCoSponsor(actor, { contractId, taxCode, amountVnd: 100_000_000n });
    }),
  },
  'pilots/offer-contract': { ...ofDraft, scene: atDraft((actor, { contractId }) => offerContract(actor, contractId)) },
  'pilots/take-back-contract': {
    ...byEitherSide,
    scene: atOffer((actor, { contractId }) => takeBackContract(actor, { contractId, reason: 'Cần sửa hạn.' })),
  },
  'pilots/sign-contract': {
    ...byEitherSide,
    standing: 'party_not_verified party_not_verified needs_recent_second_factor needs_recent_second_factor',
    scene: atOffer((actor, pilot) => sign(pilot, actor)),
  },
};
