import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { deliverMilestone } from '#app/domain/pilots/deliver-milestone.server.ts';
import { disputeMilestone } from '#app/domain/pilots/dispute-milestone.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { rejectMilestone } from '#app/domain/pilots/reject-milestone.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { requestMilestoneChanges } from '#app/domain/pilots/request-milestone-changes.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { acceptedPilot, activePilot, at, attach, deliver, fundedPilot } from '#tests/support/pilots.ts';
import { sceneOf } from './contracts.ts';
import type { Row } from './row.ts';

const byBuyersManagers = {
  own: 'ok ok needs_manager needs_manager',
  standing: 'party_not_verified party_not_verified ok ok',
  stranger: '404',
  desks: '404 404 not_buyer not_buyer 404 404',
  other: 'not_buyer …',
};

const byBuyersFinance = {
  ...byBuyersManagers,
  own: 'ok needs_finance ok needs_finance',
  standing: 'party_not_verified party_not_verified needs_second_factor needs_recent_second_factor',
};

const bySuppliersManagers = {
  own: 'not_supplier …',
  standing: 'not_supplier …',
  stranger: '404',
  desks: '404 404 not_supplier not_supplier 404 404',
  other: 'ok ok needs_manager needs_manager',
};

const one = { amounts: [300_000_000n] };
const atActive = sceneOf(() => activePilot(one));
const atFunded = sceneOf(() => fundedPilot(one));
const atStarted = sceneOf(async () => {
  const pilot = await fundedPilot(one);
  await startMilestone(pilot.supplier, at(pilot));
  await attach(pilot.supplier, 'milestone', at(pilot).milestoneId, 'deliverable');
  return pilot;
});
const atDelivered = sceneOf(async () => {
  const pilot = await fundedPilot(one);
  await startMilestone(pilot.supplier, at(pilot));
  await deliver(pilot);
  return pilot;
});
const atAccepted = sceneOf(() => acceptedPilot(one));

export const milestoneRows: Record<string, Row> = {
  'pilots/fund-milestone': { ...byBuyersFinance, scene: atActive((actor, pilot) => fundMilestone(actor, at(pilot))) },
  'pilots/start-milestone': {
    ...bySuppliersManagers,
    scene: atFunded((actor, pilot) => startMilestone(actor, at(pilot))),
  },
  'pilots/deliver-milestone': {
    ...bySuppliersManagers,
    scene: atStarted((actor, pilot) => deliverMilestone(actor, { ...at(pilot), note: 'Đã lắp đặt.' })),
  },
  'pilots/request-milestone-changes': {
    ...byBuyersManagers,
    scene: atDelivered((actor, pilot) => requestMilestoneChanges(actor, { ...at(pilot), reason: 'Thiếu biên bản.' })),
  },
  'pilots/accept-milestone': {
    ...byBuyersManagers,
    standing: 'party_not_verified party_not_verified needs_recent_second_factor needs_recent_second_factor',
    scene: atDelivered((actor, pilot) => acceptMilestone(actor, { ...at(pilot), note: 'Đạt yêu cầu.' })),
  },
  'pilots/reject-milestone': {
    ...byBuyersManagers,
    scene: atDelivered((actor, pilot) =>
      rejectMilestone(actor, { ...at(pilot), findings: [{ reason: 'Sai số 3 cm.' }, { reason: '' }] }),
    ),
  },
  'pilots/dispute-milestone': {
    ...byBuyersManagers,
    desks: '404 404 not_party not_party 404 404',
    other: 'ok ok needs_manager needs_manager',
    scene: atDelivered((actor, pilot) =>
      disputeMilestone(actor, { ...at(pilot), amountVnd: 100_000_000n, reason: 'Chưa đạt.' }),
    ),
  },
  'pilots/release-milestone': {
    ...byBuyersFinance,
    scene: atAccepted((actor, pilot) =>
      releaseMilestone(actor, { ...at(pilot), invoiceNumber: 'HD-1', invoiceDate: '2026-01-05' }),
    ),
  },
};
