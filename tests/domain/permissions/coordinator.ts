import { readAuditFilters } from '#app/domain/audit/audit.schema.ts';
import { exportAudit } from '#app/domain/audit/export-audit.server.ts';
import { requestVerification } from '#app/domain/audit/request-verification.server.ts';
import { decideProfile } from '#app/domain/experts/decide-profile.server.ts';
import { declareExpertise } from '#app/domain/experts/declare-expertise.server.ts';
import { findOwnProfile } from '#app/domain/experts/expert.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { appoint } from '#app/domain/staff/appoint.server.ts';
import { endAppointment } from '#app/domain/staff/end-appointment.server.ts';
import { giveDesks } from '#app/domain/staff/give-desks.server.ts';
import { db } from '#db/client.server.ts';
import { appointments } from '#db/schema/members.ts';
import { createActor, createColleague, createUser } from '#tests/support/factories.ts';
import type { Row } from './row.ts';

const byAdministration = {
  own: 'needs_administration_desk …',
  standing: 'needs_administration_desk …',
  stranger: 'needs_administration_desk',
  desks:
    'needs_administration_desk needs_administration_desk needs_administration_desk needs_administration_desk ok needs_administration_desk',
};

const anywhere = (use: (actor: Actor) => Promise<unknown>) => async () => ({ home: await createActor(), run: use });

/** At home is the coordinator itself: its owner has no desk, and so no say in what desks do. */
const atCoordinator = (use: (actor: Actor, officer: Actor) => Promise<unknown>) => async () => {
  const coordinator = await createActor({ kind: 'coordinator' });
  const officer = await createColleague(coordinator, ['member'], ['review']);
  return { home: { ...coordinator, desks: [] }, coordinator, run: (actor: Actor) => use(actor, officer) };
};

const noFilters = readAuditFilters(new URLSearchParams());

export const coordinatorRows: Record<string, Row> = {
  'audit/request-verification': { ...byAdministration, scene: anywhere((actor) => requestVerification(actor)) },
  'audit/export-audit#everybody': {
    ...byAdministration,
    scene: anywhere((actor) => exportAudit(actor, { of: 'everybody', actor }, noFilters)),
  },
  // Each exports the trail of the organisation they act for.
  'audit/export-audit#organization': {
    own: 'ok needs_owner_or_finance ok needs_owner_or_finance',
    standing: 'ok …',
    stranger: 'ok',
    desks: 'needs_owner_or_finance …',
    scene: anywhere((actor) => exportAudit(actor, { of: 'organization', actor }, noFilters)),
  },
  'experts/decide-profile': {
    own: 'needs_registry_desk …',
    standing: 'needs_registry_desk …',
    stranger: 'needs_registry_desk',
    desks: 'ok needs_registry_desk needs_registry_desk needs_registry_desk ok needs_registry_desk',
    scene: async () => {
      const expert = await createActor({ kind: 'university', roles: ['member'] });
      const texts = { expertise: 'Tự động hóa cảng', degree: 'Tiến sĩ', languages: '', biography: '' };
      await declareExpertise(expert, {
        ...texts,
        fields: ['seaport'],
        experienceYears: 5,
        available: 'on',
        employments: [],
      });
      const profile = await findOwnProfile(expert);
      const input = { profileId: profile?.id ?? '', decision: 'confirm', reason: '' } as const;
      return { home: await createActor(), run: (actor: Actor) => decideProfile(actor, input) };
    },
  },
  'staff/appoint': {
    ...byAdministration,
    scene: anywhere(async (actor) =>
      appoint(actor, { email: (await createUser()).email, role: 'arbiter', reason: 'Trọng tài viên.' }),
    ),
  },
  'staff/end-appointment': {
    ...byAdministration,
    scene: async () => {
      const [person, officer] = [await createUser(), await createUser()];
      const values = {
        userId: person.id,
        role: 'arbiter',
        reason: 'Trọng tài viên.',
        appointedBy: officer.id,
      } as const;
      const [row] = await db.insert(appointments).values(values).returning();
      const input = { appointmentId: row?.id ?? '', reason: 'Hết nhiệm kỳ.' };
      return { home: await createActor(), run: (actor: Actor) => endAppointment(actor, input) };
    },
  },
  'staff/give-desks': {
    ...byAdministration,
    scene: atCoordinator((actor, { userId }) => giveDesks(actor, { userId, desks: ['reports'] })),
  },
};
