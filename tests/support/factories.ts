import { randomBytes } from 'node:crypto';
import {
  type Actor,
  desks as allDesks,
  type Desk,
  type OrganizationKind,
  type Role,
} from '#app/domain/kernel/actor.ts';
import { demoTotpSecret } from '#app/domain/second-factors/demo-totp.server.ts';
import { sealSecret } from '#app/domain/second-factors/sealed-secret.server.ts';
import { acceptTerms } from '#app/domain/terms/accept-terms.server.ts';
import { type Database, db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { totpCredentials } from '#db/schema/second-factors.ts';

/** Rows as tests need them, written directly. Everything may be overridden; names are unique by themselves. */
const unique = () => randomBytes(4).toString('hex');

type OrganizationRow = typeof organizations.$inferSelect;
type UserRow = typeof users.$inferSelect;

export async function createOrganization(
  values: Partial<typeof organizations.$inferInsert> = {},
  database: Database = db,
): Promise<OrganizationRow> {
  const mark = unique();
  const [row] = await database
    .insert(organizations)
    .values({
      slug: `to-chuc-${mark}`,
      name: `Tổ chức ${mark}`,
      kind: 'corporation',
      status: 'verified',
      ...accountOf(mark),
      ...values,
    })
    .returning();
  if (!row) throw new Error('no organisation was made');
  return row;
}

/** Enrols the authenticator app of the demo, whose codes everybody can work out. */
export async function enrolTotp(user: Pick<UserRow, 'id'>, database: Database = db): Promise<void> {
  const sealedSecret = sealSecret(demoTotpSecret, user.id);
  await database.insert(totpCredentials).values({ userId: user.id, sealedSecret });
}

/** A checked account, so that whoever is made may be paid. */
const accountOf = (mark: string) => ({
  bankBin: '970436',
  bankAccount: `10${mark.toUpperCase()}`,
  bankAccountHolder: `TO CHUC ${mark.toUpperCase()}`,
  bankVerifiedAt: new Date(),
});

/** A person with a proved address who has accepted the terms, and cannot sign in (no usable password) unless a hash is given. */
export async function createUser(
  values: Partial<typeof users.$inferInsert> = {},
  database: Database = db,
): Promise<UserRow> {
  const mark = unique();
  const [row] = await database
    .insert(users)
    .values({
      email: `nguoi-${mark}@vi-du.example`,
      displayName: `Người ${mark}`,
      passwordHash: '!',
      emailVerifiedAt: new Date(),
      ...values,
    })
    .returning();
  if (!row) throw new Error('no user was made');
  await acceptTerms(database, row.id);
  return row;
}

export type ActorOptions = {
  kind?: OrganizationKind;
  /** `['owner']` when left out, which holds every role. */
  roles?: Role[];
  /** Every desk when left out for a coordinator, none elsewhere. */
  desks?: Desk[];
  /** An existing organisation to join instead of a new one of `kind`. */
  organization?: OrganizationRow;
  /** An existing person to act instead of a new one. */
  user?: UserRow;
  status?: OrganizationRow['status'];
};

/** A person with a membership, ready to be passed to a use case. */
export async function createActor(options: ActorOptions = {}, database: Database = db): Promise<Actor> {
  const organization =
    options.organization ??
    (await createOrganization({ kind: options.kind ?? 'corporation', status: options.status ?? 'verified' }, database));
  const user = options.user ?? (await createUser({}, database));
  const roles = options.roles ?? ['owner'];
  const desks = options.desks ?? (organization.kind === 'coordinator' ? [...allDesks] : []);
  await database.insert(memberships).values({ organizationId: organization.id, userId: user.id, roles, desks });
  return {
    userId: user.id,
    displayName: user.displayName,
    email: user.email,
    locale: user.locale,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: organization.kind,
    organizationStatus: organization.status,
    roles,
    desks,
    secondFactor: 'recent',
  };
}

/** Another person of an actor's organisation, with other roles: the accepter is never the releaser. */
export async function createColleague(
  actor: Actor,
  roles: Role[],
  desks: Desk[] = [],
  database: Database = db,
): Promise<Actor> {
  const user = await createUser({}, database);
  await database.insert(memberships).values({ organizationId: actor.organizationId, userId: user.id, roles, desks });
  return {
    ...actor,
    userId: user.id,
    displayName: user.displayName,
    email: user.email,
    locale: user.locale,
    roles,
    desks,
  };
}
