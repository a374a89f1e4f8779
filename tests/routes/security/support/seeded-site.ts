import { eq } from 'drizzle-orm';
import { seedDemo } from '#app/cli/demo/seed-demo.server.ts';
import { rememberArrival } from '#app/domain/outside-identities/remember-arrival.server.ts';
import { beginSecondStep } from '#app/domain/second-factors/begin-second-step.server.ts';
import { arrivalCookie } from '#app/http/oidc-cookies.server.ts';
import { pendingSignInCookie } from '#app/http/pending-sign-in.server.ts';
import { db } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { memberships } from '#db/schema/organizations.ts';
import { startWeb } from '#tests/faults/support/site.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import { headersOf } from '#tests/support/session.ts';

/** Somebody who looks around: a person of the demo with a session, or nobody. */
export type Visitor = { name: string; headers: Record<string, string> };

export type SeededSite = { origin: string; visitors: Visitor[]; stop: () => Promise<void> };

/** The real site on the test file's own database, filled with the demo: every stage of the story, everybody signed in. */
export async function startSeededSite(): Promise<SeededSite> {
  await seedDemo();
  await runDueJobs();
  const web = await startWeb(process.env.DATABASE_URL ?? '');
  const people = await db
    .select({ userId: users.id, name: users.email, organizationId: memberships.organizationId })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id));
  const visitors: Visitor[] = [{ name: 'nobody', headers: { Origin: web.url } }];
  const halfway = await pendingSignInCookie(await beginSecondStep(people[0]?.userId ?? ''));
  visitors.push({ name: 'halfway in', headers: { Origin: web.url, Cookie: halfway.split(';')[0] ?? '' } });
  const vouchedFor = { issuer: process.env.OIDC_ISSUER ?? '', subject: 'x', emailVerified: true, secondFactor: false };
  const arrived = { ...vouchedFor, email: 'moi-den@vi-du.example', displayName: 'Người mới đến' };
  const atTheDoor = await arrivalCookie(await rememberArrival(arrived, '/viec-can-lam'));
  visitors.push({ name: 'vouched for', headers: { Origin: web.url, Cookie: atTheDoor.split(';')[0] ?? '' } });
  for (const { name, ...person } of people) visitors.push({ name, headers: await headersOf(person, web.url) });
  return { origin: web.url, visitors, stop: async () => void (await web.end('SIGTERM')) };
}
