import { asc, eq, isNotNull } from 'drizzle-orm';
import type { OrganizationKind } from '#app/domain/kernel/actor.ts';
import { env } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';

/** The password of every account of the demo, printed at start. Production starts without a demo. */
export const demoPassword = 'hoa-phuong-do-2026';

export type DemoAccount = {
  email: string;
  displayName: string;
  demoRole: string;
  organizationName: string;
  organizationKind: OrganizationKind;
};

/** Accounts to try the demo with; empty in production, whatever the tables hold. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  if (env.production) return [];
  const rows = await db
    .select({
      email: users.email,
      displayName: users.displayName,
      demoRole: users.demoRole,
      organizationName: organizations.name,
      organizationKind: organizations.kind,
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(isNotNull(users.demoRole))
    .orderBy(asc(users.id));
  return rows.flatMap(({ demoRole, ...row }) => (demoRole === null ? [] : [{ ...row, demoRole }]));
}
