import { hashPassword } from '#app/domain/accounts/password.server.ts';
import type { Role } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { createActor, createOrganization, createUser, enrolTotp } from '#tests/support/factories.ts';

/**
 * Who asks, in the order of the matrix's columns. The demo's people, each with the role that the demo gives them, and
 * strangers: another sponsor, another startup, a member without a role, a suspended and an unverified organisation, and a
 * person who belongs to none.
 */
export const personas = [
  'anonymous',
  'sponsorManager',
  'sponsorFinance',
  'sponsorMember',
  'otherSponsor',
  'startup',
  'startupMember',
  'otherStartup',
  'reviewer',
  'treasurer',
  'evaluator',
  'chair',
  'suspended',
  'unverified',
  'sponsorOwner',
  'verifier',
  'administrator',
  'newcomer',
] as const;
export type Persona = (typeof personas)[number];

const password = 'mat-khau-cua-bang-quyen';

const demoEmails: Partial<Record<Persona, string>> = {
  sponsorManager: 'quan-ly@lach-huyen.example',
  sponsorFinance: 'tai-chinh@lach-huyen.example',
  otherSponsor: 'quan-ly@so-xay-dung.example',
  startup: 'sang-lap@song-so.example',
  reviewer: 'tham-dinh@so-khcn.example',
  treasurer: 'doi-soat@so-khcn.example',
  evaluator: 'chuyen-gia@dai-hoc.example',
  chair: 'chu-tich@dai-hoc.example',
  sponsorOwner: 'giam-doc@lach-huyen.example',
  verifier: 'xac-minh@so-khcn.example',
  administrator: 'quan-tri@so-khcn.example',
};

/** Everybody's e-mail and password; people whom the demo lacks are made. */
export async function createPersonas(demoPassword: string): Promise<Record<Persona, Credentials | null>> {
  const bySlug = new Map((await db.select().from(organizations)).map((row) => [row.slug, row]));
  const passwordHash = await hashPassword(password);
  const join = async (organization: typeof organizations.$inferSelect | undefined, roles: Role[]) => {
    if (!organization) throw new Error('an organisation of the demo is missing');
    const user = await createUser({ passwordHash });
    await enrolTotp(user);
    await createActor({ organization, user, roles });
    return { email: user.email, password };
  };
  const own = Object.fromEntries(
    Object.entries(demoEmails).map(([persona, email]) => [persona, { email, password: demoPassword }]),
  ) as Partial<Record<Persona, Credentials>>;
  const newcomer = await createUser({ passwordHash });
  return {
    ...(own as Record<Persona, Credentials>),
    anonymous: null,
    sponsorMember: await join(bySlug.get('lach-huyen'), ['member']),
    startupMember: await join(bySlug.get('song-so'), ['member']),
    otherStartup: await join(await createOrganization({ kind: 'startup' }), ['owner']),
    suspended: await join(await createOrganization({ kind: 'corporation', status: 'suspended' }), ['owner']),
    unverified: await join(await createOrganization({ kind: 'startup', status: 'unverified' }), ['owner']),
    newcomer: { email: newcomer.email, password },
  };
}

export type Credentials = { email: string; password: string };
