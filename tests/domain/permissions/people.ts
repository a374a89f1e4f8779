import { eq } from 'drizzle-orm';
import { type Actor, desks, type Role, roles } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { organizations } from '#db/schema/organizations.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import type { Group, Scene } from './row.ts';

/** A new person of a column, so that nobody carries anything over from another cell. */
export async function personFor(scene: Scene, group: Group, index: number): Promise<Actor> {
  if (group === 'own') return createColleague(scene.home, [roleAt(index)]);
  if (group === 'other') return createColleague(given(scene.other, group), [roleAt(index)]);
  if (group === 'panel') return given(index === 0 ? scene.chair : scene.evaluator, group);
  if (group === 'stranger') return createActor({ kind: scene.home.organizationKind, desks: [] });
  if (group === 'desks') return officer(scene, index);
  return inStanding(await createColleague(scene.home, ['owner']), index);
}

function roleAt(index: number): Role {
  const role = roles[index];
  if (!role) throw new Error(`no role ${index}`);
  return role;
}

function given(actor: Actor | undefined, group: Group): Actor {
  if (!actor) throw new Error(`the scene has nobody for ${group}`);
  return actor;
}

async function officer({ coordinator }: Scene, index: number): Promise<Actor> {
  const desk = desks[index];
  const held = desk ? [desk] : [...desks];
  const person = coordinator
    ? await createColleague(coordinator, ['member'], held)
    : await createActor({ kind: 'coordinator', roles: ['member'], desks: held });
  return desk ? person : { ...person, secondFactor: 'none' };
}

async function inStanding(owner: Actor, index: number): Promise<Actor> {
  if (index === 2) return { ...owner, secondFactor: 'none' };
  if (index === 3) return { ...owner, secondFactor: 'session' };
  const organizationStatus = index === 0 ? 'suspended' : 'unverified';
  await setStatus(owner, organizationStatus);
  return { ...owner, organizationStatus };
}

/** Written directly: how an organisation came to be suspended is not asked here. */
async function setStatus(actor: Actor, status: Actor['organizationStatus']): Promise<void> {
  await db.update(organizations).set({ status }).where(eq(organizations.id, actor.organizationId));
}

/** Runs the work and gives the organisation at home its standing back, which a column may have taken away. */
export async function keepingStatus<T>({ home }: Scene, work: () => Promise<T>): Promise<T> {
  const [before] = await db
    .select({ status: organizations.status })
    .from(organizations)
    .where(eq(organizations.id, home.organizationId));
  const result = await work();
  if (before) await setStatus(home, before.status);
  return result;
}
