import { sql } from 'drizzle-orm';
import { demoPassword } from '#app/domain/accounts/demo-password.ts';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { bankHolderName } from '#app/domain/organizations/plain-letters.ts';
import { checkDigit } from '#app/domain/organizations/tax-code.ts';
import { demoTotpSecret } from '#app/domain/second-factors/demo-totp.server.ts';
import { sealSecret } from '#app/domain/second-factors/sealed-secret.server.ts';
import { acceptTerms } from '#app/domain/terms/accept-terms.server.ts';
import type { Tx } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';
import { totpCredentials } from '#db/schema/second-factors.ts';
import { type DemoKey, type DemoOrganization, type DemoPerson, demoOrganizations, demoPeople } from './demo-data.ts';

export type Cast = Record<DemoKey, Actor>;

/** Organisations and people of the demo, all verified; everybody shares the printed password, and has a second factor that is printed too. */
export async function seedPeople(tx: Tx): Promise<Cast> {
  const rows = demoOrganizations.map(({ taxSerial, ...organization }: DemoOrganization) => ({
    ...organization,
    status: 'verified' as const,
    // One is late for its yearly check, so that the desk and its owner see what that looks like.
    verifiedUntil:
      organization.kind === 'coordinator' ? null : inDays(organization.slug === 'phuong-do-robotics' ? -12 : 200),
    contactEmail: `lien-he@${organization.slug}.example`,
    contactPhone: '0225 3842 123',
    street: '12 Lê Hồng Phong',
    taxCode: taxCodeOf(taxSerial),
    ...(organization.kind === 'startup' ? bankOf(organization.name, taxSerial) : {}),
  }));
  const inserted = await tx.insert(organizations).values(rows).returning();
  const bySlug = new Map(inserted.map((row) => [row.slug, row]));

  const passwordHash = await hashPassword(demoPassword);
  const cast: Partial<Cast> = {};
  for (const person of demoPeople as readonly DemoPerson[]) {
    const organization = bySlug.get(person.organization);
    if (!organization) throw new Error(`no demo organisation of ${person.key}`);
    const user = await seedPerson(tx, person, passwordHash);
    const desks = [...(person.desks ?? [])];
    await tx
      .insert(memberships)
      .values({ organizationId: organization.id, userId: user.id, roles: [...person.roles], desks });
    cast[person.key as DemoKey] = {
      userId: user.id,
      displayName: user.displayName,
      email: user.email,
      locale: user.locale,
      organizationId: organization.id,
      organizationName: organization.name,
      organizationKind: organization.kind,
      organizationStatus: organization.status,
      roles: person.roles,
      desks,
      secondFactor: 'recent',
    };
  }
  return cast as Cast;
}

/** One person of the demo, who has accepted the terms and enrolled the second factor. */
export async function seedPerson(
  tx: Tx,
  { email, displayName, demoRole }: Pick<DemoPerson, 'email' | 'displayName' | 'demoRole'>,
  passwordHash: string,
) {
  const [user] = await tx
    .insert(users)
    .values({ email, displayName, passwordHash, demoRole: demoRole ?? null, emailVerifiedAt: sql`now()` })
    .returning();
  if (!user) throw new Error(`no demo person ${email}`);
  await acceptTerms(tx, user.id);
  await tx.insert(totpCredentials).values({ userId: user.id, sealedSecret: sealSecret(demoTotpSecret, user.id) });
  return user;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** A tax code of ten digits with its check digit. */
export function taxCodeOf(serial: number): string {
  for (let candidate = serial; ; candidate += 1) {
    const digits = `02${String(candidate).padStart(7, '0')}`;
    const digit = checkDigit(digits);
    if (digit !== null) return `${digits}${digit}`;
  }
}

function bankOf(name: string, serial: number) {
  return {
    bankBin: '970436',
    bankAccount: `1${String(serial).padStart(9, '0')}`,
    bankAccountHolder: bankHolderName(name),
    bankVerifiedAt: new Date(),
  };
}
