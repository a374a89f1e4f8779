import type { Actor } from '#app/domain/kernel/actor.ts';
import { registerSubjects } from '#app/domain/subjects.server.ts';
import { db, inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/accounts.ts';
import { seedWards } from '#db/seed/wards.server.ts';
import { type DemoSlug, demoStories } from './demo-data.ts';
import { seedChallenge } from './seed-challenge.server.ts';
import { seedMembers } from './seed-members.server.ts';
import { seedOrganizations } from './seed-organizations.server.ts';
import { type Cast, seedPeople } from './seed-people.server.ts';
import { seedSequel } from './seed-sequel.server.ts';

/**
 * Fills an empty database with the demo: people, organisations and one challenge at every stage of the story, each brought
 * there by the product's own use cases, so that what the demo shows is what they do. Does nothing when anybody is there.
 * @returns whether it seeded
 */
export async function seedDemo(): Promise<boolean> {
  const [anybody] = await db.select({ id: users.id }).from(users).limit(1);
  if (anybody) return false;
  registerSubjects();
  await seedWards(db);
  const cast = await inTransaction((tx) => seedPeople(tx));
  await seedOrganizations(cast);
  for (const story of demoStories) {
    const sponsor = managerOf(story.sponsor, cast);
    // A challenge of the coordinator itself is approved by an officer of another agency.
    const reviewer = story.sponsor === 'so-khcn' ? cast.agencyManager : cast.reviewer;
    const challenge = await seedChallenge(story, sponsor, reviewer);
    await seedSequel(story, challenge, sponsor, cast);
  }
  await seedMembers(cast);
  return true;
}

function managerOf(slug: DemoSlug, cast: Cast): Actor {
  const managers: Partial<Record<DemoSlug, Actor>> = {
    'lach-huyen': cast.sponsorManager,
    'so-xay-dung': cast.agencyManager,
    'so-khcn': cast.reviewer,
    'dai-hoc-ky-thuat': cast.universityManager,
    'hop-tac-xa-vai-thieu': cast.cooperativeManager,
    'hiep-hoi-van-tai': cast.associationManager,
  };
  const manager = managers[slug];
  if (!manager) throw new Error(`nobody manages ${slug} in the demo`);
  return manager;
}
