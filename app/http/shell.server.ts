import { canSeeReviewQueue } from '#app/domain/challenges/challenge.policy.ts';
import { listOwnPanels } from '#app/domain/evaluations/panel.queries.server.ts';
import { countTasks } from '#app/domain/flows/list-tasks.server.ts';
import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { countUnread } from '#app/domain/notifications/notification.queries.server.ts';
import { optionalActor, optionalPerson } from './guards.server.ts';
import { noteActivity } from './session.server.ts';

/** Who sees the page, for its frame: nothing is queried for people who are not signed in. */
export async function loadFrame(request: Request) {
  const actor = await optionalActor(request);
  const person = actor ?? (await optionalPerson(request));
  if (!person) return { person: null, organization: null, unread: 0, waiting: 0 };
  const [unread, waiting, panels] = await Promise.all([
    countUnread(person),
    actor ? countTasks(actor) : 0,
    actor ? listOwnPanels(actor) : [],
    actor && noteActivity(actor),
  ]);
  return {
    person: { displayName: person.displayName },
    organization: actor && organizationOf(actor, panels.length > 0),
    unread,
    waiting,
  };
}

function organizationOf(actor: Actor, scores: boolean) {
  return {
    id: actor.organizationId,
    name: actor.organizationName,
    kind: actor.organizationKind,
    roles: actor.roles,
    desks: actor.desks,
    reviews: canSeeReviewQueue(actor).allowed,
    verifies: hasDesk(actor, 'verification'),
    administers: hasDesk(actor, 'administration'),
    opens: hasDesk(actor, 'review'),
    treasury: hasDesk(actor, 'treasury'),
    scores,
  };
}
