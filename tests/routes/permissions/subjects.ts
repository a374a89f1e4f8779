import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { issueToken, type TokenPurpose } from '#app/domain/accounts/user-token.server.ts';
import { unsafeFindInvitation } from '#app/domain/members/invitation.queries.server.ts';
import { inviteMember } from '#app/domain/members/invite-member.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import {
  bankStatements,
  payoutBatchEntries,
  payoutBatches,
  reconciliationBreaks,
  suspenseDecisions,
  suspenseItems,
} from '#db/schema/bank.ts';
import { catalogueEntries, challenges } from '#db/schema/challenges.ts';
import { proposals } from '#db/schema/consents.ts';
import { documents } from '#db/schema/documents.ts';
import { evaluatorProfiles } from '#db/schema/experts.ts';
import { appointments } from '#db/schema/members.ts';
import { notifications } from '#db/schema/notifications.ts';
import { organizations } from '#db/schema/organizations.ts';
import { outsideIdentities } from '#db/schema/outside-identities.ts';
import { milestones, pilotContracts } from '#db/schema/pilots.ts';
import { passkeys } from '#db/schema/second-factors.ts';
import { solutions } from '#db/schema/solutions.ts';
import { accessRequests, organizationVerifications } from '#db/schema/verifications.ts';
import catalogue from '#db/seed/challenges-vi.json' with { type: 'json' };
import { createActor, createUser } from '#tests/support/factories.ts';

export type Params = Record<string, string>;

/**
 * Demo subjects by the state they are in. Challenges belong to the sponsor of the columns `sponsor…`, solutions and contracts
 * to the startup of the columns `startup…`; where the demo has such a state only at the other sponsor, the name says `other`.
 */
export async function findSubjects() {
  return {
    nothing: {},
    unknown: { challengeId: crypto.randomUUID(), solutionId: crypto.randomUUID(), contractId: crypto.randomUUID() },
    draft: await challengeOf('HP-022'),
    returned: await challengeOf('HP-020'),
    otherInReview: await challengeOf('HP-017'),
    coordinatorInReview: await challengeOf('HP-012'),
    otherApproved: await challengeOf('HP-024'),
    published: await challengeOf('HP-001'),
    otherOpen: await challengeOf('HP-014'),
    unanswered: await challengeOf('HP-018'),
    sealedBox: await challengeOf('HP-002'),
    otherOpening: await challengeOf('HP-016'),
    scoring: await challengeOf('HP-004'),
    scored: await challengeOf('HP-006'),
    locked: await challengeOf('HP-008'),
    contractDraft: await contractOf('HP-030'),
    contractOffered: await contractOf('HP-009'),
    awaitingFunds: await contractOf('HP-007'),
    inProgress: await contractOf('HP-010'),
    delivered: await contractOf('HP-005'),
    accepted: await contractOf('HP-023'),
    released: await contractOf('HP-027'),
    bankRail: await contractOf('HP-028'),
    proposal: await proposalAt('HP-027'),
    treasury: await treasury(),
    catalogueEntry: await catalogueEntry(),
    notification: await notificationOf('quan-ly@lach-huyen.example'),
    deliverable: await documentOf('HP-023'),
    member: await memberOf('tai-chinh@lach-huyen.example'),
    spareMember: await spareMember(),
    officer: await memberOf('xac-minh@so-khcn.example'),
    declaredExpert: await declaredExpert(),
    arbiter: await arbiter(),
    invitation: await invitation(),
    mailedLinks: await mailedLinks(),
    accessRequest: await accessRequest(),
    waitingVerification: await waitingVerification(),
    verifiedOrganization: await organizationOf('hiep-hoi-van-tai'),
    passkey: await passkeyOf('quan-ly@lach-huyen.example'),
    identity: await identityOf('quan-ly@lach-huyen.example'),
  } satisfies Record<string, Params>;
}
export type SubjectName = keyof Awaited<ReturnType<typeof findSubjects>>;

async function challengeRow(demoId: string) {
  const title = catalogue.challenges.find((each) => each.id === demoId)?.title ?? '';
  const [row] = await db.select().from(challenges).where(eq(challenges.title, title));
  if (!row) throw new Error(`the demo has no ${demoId}`);
  return row;
}

/** A challenge with the solution of the startup of the columns, where it has one, and an evaluator of its panel. */
async function challengeOf(demoId: string): Promise<Params> {
  const challenge = await challengeRow(demoId);
  const [solution] = await db
    .select()
    .from(solutions)
    .where(eq(solutions.challengeId, challenge.id))
    .orderBy(asc(solutions.id))
    .limit(1);
  const [evaluator] = await db.select().from(users).where(eq(users.email, 'chuyen-gia@van-tai.example'));
  return {
    challengeId: challenge.id,
    code: challenge.code,
    userId: evaluator?.id ?? '',
    ...(solution ? { solutionId: solution.id, number: '1' } : {}),
  };
}

/** A contract with its first milestone. */
async function contractOf(demoId: string): Promise<Params> {
  const challenge = await challengeRow(demoId);
  const [contract] = await db.select().from(pilotContracts).where(eq(pilotContracts.challengeId, challenge.id));
  if (!contract) throw new Error(`the demo has no contract for ${demoId}`);
  const [milestone] = await db
    .select()
    .from(milestones)
    .where(and(eq(milestones.contractId, contract.id), eq(milestones.position, 1)));
  return {
    contractId: contract.id,
    ...(contract.documentSha256 ? { documentSha256: contract.documentSha256 } : {}),
    ...(milestone ? { milestoneId: milestone.id } : {}),
  };
}

/** What the startup asked for at the first milestone of a contract; it has moved on, so that it can only be declined. */
async function proposalAt(demoId: string): Promise<Params> {
  const { contractId = '', milestoneId = '' } = await contractOf(demoId);
  const [contract] = await db.select().from(pilotContracts).where(eq(pilotContracts.id, contractId));
  const [proposer] = await db.select().from(users).where(eq(users.email, 'sang-lap@song-so.example'));
  const [row] = await db
    .insert(proposals)
    .values({
      contractId,
      milestoneId,
      kind: 'cancellation',
      terms: {},
      reason: 'Hai bên dừng mốc này',
      termsSha256: '0'.repeat(64),
      proposedByOrganizationId: contract?.supplierId ?? '',
      proposedBy: proposer?.id ?? '',
      expiresAt: new Date(Date.now() + 86_400_000),
    })
    .returning({ id: proposals.id });
  return { contractId, proposalId: row?.id ?? '' };
}

async function documentOf(demoId: string): Promise<Params> {
  const { milestoneId = '' } = await contractOf(demoId);
  const [row] = await db
    .select()
    .from(documents)
    .where(and(eq(documents.subjectId, milestoneId), eq(documents.purpose, 'deliverable')));
  return { documentId: row?.id ?? '' };
}

async function memberOf(email: string): Promise<Params> {
  const [row] = await db.select().from(users).where(eq(users.email, email));
  return { userId: row?.id ?? '' };
}

async function declaredExpert(): Promise<Params> {
  const [row] = await db.select().from(evaluatorProfiles).where(eq(evaluatorProfiles.status, 'declared'));
  return { profileId: row?.id ?? '' };
}

async function arbiter(): Promise<Params> {
  const [row] = await db.select().from(appointments).where(eq(appointments.role, 'arbiter'));
  return { appointmentId: row?.id ?? '' };
}

/** An invitation of the columns' sponsor to an address nobody has. */
async function invitation(): Promise<Params> {
  const [organization] = await db.select().from(organizations).where(eq(organizations.slug, 'lach-huyen'));
  if (!organization) throw new Error('an organisation of the demo is missing');
  const owner = await createActor({ organization });
  const input = { email: 'duoc-moi@bang-quyen.example', roles: ['member' as const], message: '' };
  const { token } = await inviteMember(owner, input);
  const offer = await unsafeFindInvitation(token);
  return { token, invitationId: offer?.id ?? '' };
}

/** Somebody of the columns' sponsor whom nobody else needs. */
async function spareMember(): Promise<Params> {
  const [organization] = await db.select().from(organizations).where(eq(organizations.slug, 'lach-huyen'));
  const actor = await createActor({ ...(organization ? { organization } : {}), roles: ['member'] });
  return { userId: actor.userId };
}

async function notificationOf(email: string): Promise<Params> {
  const [row] = await db
    .select({ id: notifications.id })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(eq(users.email, email))
    .limit(1);
  return { notificationId: row?.id ?? '' };
}

/** Links as they were mailed to somebody who has nothing to do with the story. */
async function mailedLinks(): Promise<Params> {
  const user = await createUser();
  const link = async (purpose: TokenPurpose, email = user.email) =>
    (await inTransaction((tx) => issueToken(tx, { userId: user.id, purpose, email }))).token;
  return {
    verify: await link('verify_email'),
    reset: await link('reset_password'),
    change: await link('change_email', `doi-${user.email}`),
    undo: await link('undo_email_change'),
  };
}

/** The demo's request to join the organisation of the columns `sponsor…`. */
async function accessRequest(): Promise<Params> {
  const [row] = await db.select({ id: accessRequests.id }).from(accessRequests).limit(1);
  return { requestId: row?.id ?? '' };
}

async function waitingVerification(): Promise<Params> {
  const [row] = await db
    .select({ id: organizationVerifications.id })
    .from(organizationVerifications)
    .where(isNull(organizationVerifications.outcome))
    .limit(1);
  return { verificationId: row?.id ?? '' };
}

async function organizationOf(slug: string): Promise<Params> {
  const [row] = await db.select({ id: organizations.id }).from(organizations).where(eq(organizations.slug, slug));
  return { organizationId: row?.id ?? '' };
}

async function passkeyOf(email: string): Promise<Params> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!user) throw new Error(`the demo has no ${email}`);
  const key = { credentialId: 'x', publicKey: 'x', counter: 0, transports: [], backedUp: false, name: 'Điện thoại' };
  const [row] = await db
    .insert(passkeys)
    .values({ userId: user.id, ...key })
    .returning();
  return { passkeyId: row?.id ?? '' };
}

async function identityOf(email: string): Promise<Params> {
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!user) throw new Error(`the demo has no ${email}`);
  const [row] = await db
    .insert(outsideIdentities)
    .values({ userId: user.id, issuer: 'http://127.0.0.1:9', subject: 'x', email })
    .returning();
  return { identityId: row?.id ?? '' };
}

async function catalogueEntry(): Promise<Params> {
  const [row] = await db
    .insert(catalogueEntries)
    .values({
      source: 'permissions',
      sourceId: '1',
      language: 'vi',
      title: 'Bài toán lưu trữ',
      archivedBecause: ['no_date'],
      sections: [],
    })
    .returning();
  return { entryId: row?.id ?? '' };
}

/** What the demo's treasury desk has before it: a file and its statement, money in suspense with a proposal, a batch, a break. */
async function treasury(): Promise<Params> {
  const [statement] = await db.select().from(bankStatements).orderBy(desc(bankStatements.id)).limit(1);
  const [item] = await db.select().from(suspenseItems).limit(1);
  const [batch] = await db.select().from(payoutBatches).limit(1);
  const [entry] = await db.select().from(payoutBatchEntries).limit(1);
  const [checker] = await db.select().from(users).where(eq(users.email, 'kiem-soat@so-khcn.example'));
  const [decision] = await db
    .insert(suspenseDecisions)
    .values({
      itemId: item?.id ?? '',
      kind: 'send_back',
      amountVnd: 1_000n,
      beneficiaryName: 'CTY MAU',
      beneficiaryBin: '970436',
      beneficiaryAccount: '0123456789',
      reason: 'Trả phần thừa.',
      proposedBy: checker?.id ?? '',
    })
    .returning({ id: suspenseDecisions.id });
  const [found] = await db
    .insert(reconciliationBreaks)
    .values({ kind: 'unexplained_debit', rail: 'bank', dedupeKey: 'permissions', amountVnd: 11_000n })
    .returning({ id: reconciliationBreaks.id });
  return {
    fileId: statement?.fileId ?? '',
    statementId: statement?.id ?? '',
    itemId: item?.id ?? '',
    decisionId: decision?.id ?? '',
    batchId: batch?.id ?? '',
    entryId: entry?.id ?? '',
    breakId: found?.id ?? '',
    format: 'csv',
  };
}
