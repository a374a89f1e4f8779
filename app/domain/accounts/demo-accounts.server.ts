import { asc, eq, isNotNull, sql } from 'drizzle-orm';
import { env } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships, organizations } from '#db/schema/organizations.ts';

export type DemoAccount = {
  email: string;
  displayName: string;
  demoRole: string;
  /** Everything the person belongs to. */
  organizationName: string;
};

/** Accounts to try the demo with; empty in production, whatever the tables hold. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  if (env.production) return [];
  return db
    .select({
      email: users.email,
      displayName: users.displayName,
      demoRole: sql<string>`${users.demoRole}`,
      organizationName: sql<string>`string_agg(${organizations.name}, ', ' order by ${memberships.createdAt})`,
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(isNotNull(users.demoRole))
    .groupBy(users.id)
    .orderBy(asc(users.id));
}
