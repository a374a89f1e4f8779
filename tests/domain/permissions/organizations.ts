import type { Actor } from '#app/domain/kernel/actor.ts';
import { decideAccess } from '#app/domain/members/decide-access.server.ts';
import { approveVerification } from '#app/domain/organizations/approve-verification.server.ts';
import { reinstateOrganization } from '#app/domain/organizations/reinstate-organization.server.ts';
import { requestVerification } from '#app/domain/organizations/request-verification.server.ts';
import { returnVerification } from '#app/domain/organizations/return-verification.server.ts';
import { saveBankAccount } from '#app/domain/organizations/save-bank-account.server.ts';
import { saveChecklist } from '#app/domain/organizations/save-checklist.server.ts';
import { saveIdentity } from '#app/domain/organizations/save-identity.server.ts';
import { saveProfile } from '#app/domain/organizations/save-profile.server.ts';
import { saveRecognition } from '#app/domain/organizations/save-recognition.server.ts';
import { suspendOrganization } from '#app/domain/organizations/suspend-organization.server.ts';
import { db } from '#db/client.server.ts';
import { accessRequests } from '#db/schema/verifications.ts';
import { createActor, createUser } from '#tests/support/factories.ts';
import { account, complete, identity, newStartup, tickAll, waiting } from '../organizations/support.ts';
import type { Row } from './row.ts';

const profile = {
  summary: 'Giải pháp cho cảng biển.',
  summaryEn: '',
  website: '',
  contactEmail: '',
  contactPhone: '',
  street: '',
  ward: '',
};

const startup = (
  use: (actor: Actor, home: Actor) => Promise<unknown>,
  status: Actor['organizationStatus'] = 'verified',
) =>
  async function scene() {
    const home = await createActor({ kind: 'startup', status });
    const other = await createActor({ kind: 'corporation' });
    return { home, other, run: (actor: Actor) => use(actor, home) };
  };

/** A request that waits at the desk with everything ticked. */
const atDesk = (use: (actor: Actor, verificationId: string) => Promise<unknown>) =>
  async function scene() {
    const { owner, verificationId } = await waiting();
    await tickAll(await createActor({ kind: 'coordinator', desks: ['verification'] }), verificationId);
    return { home: owner, run: (actor: Actor) => use(actor, verificationId) };
  };

const byOwner = {
  own: 'ok needs_owner needs_owner needs_owner',
  standing: 'organization_suspended ok ok ok',
  desks: 'needs_owner …',
};

/** What the coordinator's verification desk decides, and nobody else. */
const byDesk = {
  own: 'needs_verification_desk …',
  standing: 'needs_verification_desk …',
  stranger: 'needs_verification_desk',
  desks: 'ok needs_verification_desk …',
};

export const organizationRows: Record<string, Row> = {
  // Each writes of the organisation they act for, so that a stranger changes their own.
  'organizations/save-profile': {
    ...byOwner,
    stranger: 'ok',
    other: 'ok needs_owner …',
    scene: startup((actor) => saveProfile(actor, profile)),
  },
  'organizations/save-bank-account': {
    ...byOwner,
    standing: 'organization_suspended ok needs_recent_second_factor needs_recent_second_factor',
    stranger: 'ok',
    scene: startup((actor) => saveBankAccount(actor, account)),
  },
  'organizations/save-recognition': {
    ...byOwner,
    stranger: 'ok',
    other: 'only_startups_recognised needs_owner …',
    scene: startup((actor) =>
      saveRecognition(actor, {
        recognitionNumber: '12/QĐ',
        recognitionOn: '2024-05-01',
        recognitionAuthority: 'Sở Khoa học và Công nghệ',
      }),
    ),
  },
  'organizations/save-identity': {
    ...byOwner,
    stranger: 'identity_is_verified',
    scene: async () => ({ home: await newStartup(), run: (actor: Actor) => saveIdentity(actor, identity()) }),
  },
  'organizations/request-verification': {
    ...byOwner,
    stranger: 'conflict:verification_incomplete',
    scene: async () => {
      const home = await newStartup();
      await complete(home);
      return { home, run: (actor: Actor) => requestVerification(actor) };
    },
  },
  'members/decide-access': {
    ...byOwner,
    stranger: '404',
    desks: '404 …',
    scene: async () => {
      const home = await createActor();
      const asking = await createUser();
      const values = { organizationId: home.organizationId, userId: asking.id, message: 'Tôi làm ở đây.' };
      const [request] = await db.insert(accessRequests).values(values).returning();
      const input = { requestId: request?.id ?? '', decision: 'accept', role: 'member', reason: '' } as const;
      return { home, run: (actor: Actor) => decideAccess(actor, input) };
    },
  },
  'organizations/save-checklist': {
    ...byDesk,
    scene: atDesk((actor, verificationId) => saveChecklist(actor, { verificationId, answers: {} })),
  },
  'organizations/approve-verification': {
    ...byDesk,
    scene: atDesk((actor, verificationId) => approveVerification(actor, { verificationId })),
  },
  'organizations/return-verification': {
    ...byDesk,
    scene: atDesk((actor, verificationId) =>
      returnVerification(actor, { verificationId, outcome: 'changes_asked', reason: 'Thiếu giấy ủy quyền.' }),
    ),
  },
  'organizations/suspend-organization': {
    ...byDesk,
    scene: startup((actor, { organizationId }) =>
      suspendOrganization(actor, { organizationId, reason: 'Đang xác minh.' }),
    ),
  },
  'organizations/reinstate-organization': {
    ...byDesk,
    scene: startup(
      (actor, { organizationId }) => reinstateOrganization(actor, { organizationId, reason: 'Đã rõ.' }),
      'suspended',
    ),
  },
};
