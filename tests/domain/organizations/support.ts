import { attachFile } from '#app/cli/demo/attach-file.server.ts';
import { taxCodeOf } from '#app/cli/demo/seed-people.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { createOrganization } from '#app/domain/organizations/create-organization.server.ts';
import type { Organization } from '#app/domain/organizations/organization.queries.server.ts';
import { identityOf, identitySchema } from '#app/domain/organizations/organization.schema.ts';
import { requestVerification } from '#app/domain/organizations/request-verification.server.ts';
import { saveBankAccount } from '#app/domain/organizations/save-bank-account.server.ts';
import { saveChecklist } from '#app/domain/organizations/save-checklist.server.ts';
import { saveProfile } from '#app/domain/organizations/save-profile.server.ts';
import { checklistItems } from '#app/domain/organizations/verification.schema.ts';
import { db } from '#db/client.server.ts';
import { wards } from '#db/schema/organizations.ts';
import { createUser } from '#tests/support/factories.ts';
import { pdf } from '#tests/support/sample-files.ts';

let serial = 300_000;
export function freshTaxCode(): string {
  serial += 13;
  return taxCodeOf(serial);
}

export const identity = (values: Record<string, string> = {}) =>
  identityOf(
    identitySchema.parse({ subKind: 'company', name: 'Công ty TNHH Sao Biển', taxCode: freshTaxCode(), ...values }),
  );

export const account = { bankBin: '970436', bankAccount: '0123456789', bankAccountHolder: 'CONG TY TNHH SAO BIEN' };

/** Somebody with a new, unverified startup, as its owner. */
export async function newStartup(values: Record<string, string> = {}): Promise<Actor> {
  const user = await createUser();
  const person = { userId: user.id, displayName: user.displayName, email: user.email, locale: user.locale };
  return ownerOf(person, await createOrganization(person, identity(values)));
}

function ownerOf(
  person: { userId: string; displayName: string; email: string; locale: 'vi' | 'en' },
  organization: Organization,
): Actor {
  return {
    ...person,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: organization.kind,
    organizationStatus: organization.status,
    roles: ['owner'],
    desks: [],
    secondFactor: 'recent',
  };
}

/** Fills in everything that a request needs. */
export async function complete(owner: Actor): Promise<void> {
  await db.insert(wards).values({ code: '11329', name: 'Phường Hải An', kind: 'ward' }).onConflictDoNothing();
  await saveProfile(owner, {
    summary: '',
    summaryEn: '',
    website: '',
    contactEmail: 'lien-he@sao-bien.example',
    contactPhone: '0225 3842 123',
    street: '12 Lê Hồng Phong',
    ward: 'hải an',
  });
  await saveBankAccount(owner, account);
  for (const purpose of ['registration', 'authorization'])
    await attachFile(
      owner,
      { subjectKind: 'organization', subjectId: owner.organizationId, purpose },
      { name: `${purpose}.pdf`, bytes: pdf() },
    );
}

/** A startup whose request waits at the desk. @returns its owner and the request's id */
export async function waiting(): Promise<{ owner: Actor; verificationId: string }> {
  const owner = await newStartup();
  await complete(owner);
  return { owner, verificationId: await requestVerification(owner) };
}

/** The officer says yes to everything. */
export async function tickAll(officer: Actor, verificationId: string): Promise<void> {
  const answers = Object.fromEntries(checklistItems.map((item) => [item, { answer: 'yes' as const, note: '' }]));
  await saveChecklist(officer, { verificationId, answers });
}
