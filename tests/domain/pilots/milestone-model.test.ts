import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyBooks } from '#app/domain/flows/verify-books.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { unsafePaymentsOf, unsafePayoutsOf } from '#app/domain/payments/payment.queries.server.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { requestMilestoneChanges } from '#app/domain/pilots/request-milestone-changes.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { handle as confirmPayment } from '#app/jobs/handlers/confirm-sandbox-payment.ts';
import { handle as confirmPayout } from '#app/jobs/handlers/confirm-sandbox-payout.ts';
import { db } from '#db/client.server.ts';
import { activePilot, at, deliver, invoiced, type Pilot } from '#tests/support/pilots.ts';

/**
 * Random histories of a contract with two milestones: every act by every person at any moment, many times, some of them at
 * once, with the rail's jobs running whenever they like. What the table allows happens, the rest is refused, and after
 * each history the books agree with the milestones.
 */
type Act = 'fund' | 'start' | 'deliver' | 'changes' | 'accept' | 'release' | 'payment_job' | 'payout_job';
const acts = ['fund', 'start', 'deliver', 'changes', 'accept', 'release', 'payment_job', 'payout_job'] as const;
const step = fc.record({
  /** Every second step is the one that leads on, so that histories get far; the others are whatever comes. */
  act: fc.option(fc.constantFrom(...acts), { freq: 1 }),
  milestone: fc.nat(1),
  who: fc.constantFrom('buyer' as const, 'finance' as const, 'supplier' as const, 'right' as const),
  times: fc.constantFrom(1, 1, 1, 2, 3),
});

/** Where an act may start, and who may do it: the rest is refused. */
const rules: Record<Act, { from: readonly string[]; to: string | null; by: 'buyer' | 'finance' | 'supplier' | null }> =
  {
    fund: { from: ['planned', 'awaiting_funds'], to: 'awaiting_funds', by: 'finance' },
    start: { from: ['funded'], to: 'in_progress', by: 'supplier' },
    deliver: { from: ['in_progress', 'changes_requested'], to: 'submitted', by: 'supplier' },
    changes: { from: ['submitted'], to: 'changes_requested', by: 'buyer' },
    accept: { from: ['submitted'], to: 'accepted', by: 'buyer' },
    release: { from: ['accepted'], to: 'releasing', by: 'finance' },
    payment_job: { from: ['awaiting_funds'], to: 'funded', by: null },
    payout_job: { from: ['releasing'], to: 'released', by: null },
  };

/** The act that leads on from a state. */
const onward: Record<string, Act> = {
  planned: 'fund',
  awaiting_funds: 'fund',
  funded: 'start',
  in_progress: 'deliver',
  changes_requested: 'deliver',
  submitted: 'accept',
  accepted: 'release',
  releasing: 'payout_job',
  released: 'payout_job',
};

const invoice = { invoiceNumber: 'HD-1', invoiceDate: '2026-01-01' };

async function perform(pilot: Pilot, act: Act, index: number, actor: Actor): Promise<unknown> {
  const where = at(pilot, index);
  if (act === 'fund') return fundMilestone(actor, where);
  if (act === 'start') return startMilestone(actor, where);
  if (act === 'deliver') return deliver({ ...pilot, supplier: actor }, index);
  if (act === 'changes') return requestMilestoneChanges(actor, { ...where, reason: 'Sửa' });
  if (act === 'accept') return acceptMilestone(actor, { ...where, note: '' });
  if (act === 'release') {
    await invoiced(pilot, index);
    return releaseMilestone(actor, { ...where, ...invoice });
  }
  const mine = <T extends { milestoneId: string }>(rows: T[]) =>
    rows.filter((row) => row.milestoneId === where.milestoneId);
  if (act === 'payment_job')
    return Promise.all(
      mine(await unsafePaymentsOf(db, pilot.contractId)).map(({ id }) => confirmPayment({ paymentId: id })),
    );
  const payouts = (await unsafePayoutsOf(db, pilot.contractId)).map(({ payout }) => payout);
  return Promise.all(mine(payouts).map(({ id }) => confirmPayout({ payoutId: id })));
}

const statuses = async (pilot: Pilot) =>
  (await requireContract(pilot.buyer, pilot.contractId)).milestones.map((milestone) => milestone.status as string);

it('truths 4, 6, 9 and 13: any history of acts and confirmations leaves milestones and books that agree', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 35 }), async (steps) => {
      const pilot = await activePilot();
      const model = await statuses(pilot);
      const asked = [false, false];
      for (const { act: chosen, milestone, who, times } of steps) {
        const forward =
          asked[milestone] && model[milestone] === 'awaiting_funds' ? 'payment_job' : onward[model[milestone] ?? ''];
        const act = chosen ?? forward ?? 'fund';
        const { from, to, by } = rules[act];
        const actor = pilot[who === 'right' || chosen === null ? (by ?? 'buyer') : who];
        const results = await Promise.allSettled(
          Array.from({ length: times }, () => perform(pilot, act, milestone, actor)),
        );
        for (const result of results)
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(DomainError);
        const mayBe = by === null || actor === pilot[by];
        const paid = act !== 'payment_job' || asked[milestone] === true;
        if (to !== null && mayBe && paid && from.includes(model[milestone] ?? '')) model[milestone] = to;
        if (act === 'fund' && model[milestone] === 'awaiting_funds' && mayBe) asked[milestone] = true;
        // A paid milestone calls up the next one.
        if (model[milestone] === 'released') {
          const next = model.indexOf('planned');
          if (next >= 0) model[next] = 'awaiting_funds';
        }
        expect(await statuses(pilot)).toEqual(model);
      }
      expect((await verifyBooks()).faults).toEqual([]);
      for (const status of model) seen.add(status);
    }),
    { numRuns: 15, endOnFailure: true },
  );
  // The histories went all the way, or they would prove little.
  expect(seen).toContain('released');
}, 120_000);
