import { and, asc, eq, inArray, ne, notExists, or, sql } from 'drizzle-orm';
import {
  canEdit,
  canPublish,
  canReview,
  canSeeReviewQueue,
  canSubmit,
} from '#app/domain/challenges/challenge.policy.ts';
import { visibleTo } from '#app/domain/challenges/challenge.queries.server.ts';
import {
  canConfirmOpening,
  canDecide,
  canEndUnanswered,
  canFormPanel,
  type OpeningSide,
} from '#app/domain/evaluations/evaluation.policy.ts';
import { composition } from '#app/domain/evaluations/panel-composition.ts';
import { type Actor, hasDesk } from '#app/domain/kernel/actor.ts';
import { db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { openings, panels } from '#db/schema/evaluations.ts';
import { organizations } from '#db/schema/organizations.ts';
import type { Task, TaskKind } from './task.ts';

type Opening = { side: OpeningSide; userId: string };
type Seat = { role: 'evaluator' | 'chair' | 'secretary' };

/** More than this is no list of tasks any more; the oldest come first. */
const most = 100;

// Written out in full: in a query of one table drizzle leaves the table's name away, and a subquery would read its own column.
const openingsOf = sql<Opening[]>`(
  select coalesce(json_agg(json_build_object('side', o.side, 'userId', o.user_id)), '[]')
  from openings o where o.challenge_id = challenges.id)`;
const seatsOf = sql<Seat[]>`(
  select coalesce(json_agg(json_build_object('role', m.role)), '[]')
  from panel_members m where m.panel_id = panels.id)`;
/** How many, never whose: nothing of a sealed solution is told. */
const submissionsOf = sql<number>`(
  select count(*)::int from solutions s where s.challenge_id = challenges.id and s.status = 'submitted')`;
const wasReturned = sql<boolean>`exists (
  select 1 from audit_events e
  where e.subject_kind = 'challenge' and e.subject_id = challenges.id and e.event = 'challenge.request_changes')`;

const columns = {
  id: challenges.id,
  code: challenges.code,
  title: challenges.title,
  status: challenges.status,
  sponsorId: challenges.sponsorId,
  createdBy: challenges.createdBy,
  closesAt: challenges.closesAt,
};

/** What waits at the challenges of the actor's own organisation. */
export async function sponsorTasks(actor: Actor): Promise<Task[]> {
  if (actor.organizationKind === 'startup') return [];
  const rows = await db
    .select({
      ...columns,
      returned: wasReturned,
      openings: openingsOf,
      submissions: submissionsOf,
      panelStatus: panels.status,
      seats: seatsOf,
    })
    .from(challenges)
    .leftJoin(panels, eq(panels.challengeId, challenges.id))
    .where(
      and(
        eq(challenges.sponsorId, actor.organizationId),
        inArray(challenges.status, ['draft', 'approved', 'published', 'closed', 'evaluating']),
      ),
    )
    .orderBy(asc(challenges.id))
    .limit(most);
  return rows.flatMap((row) => {
    const panel = row.panelStatus && { status: row.panelStatus };
    const page = `/don-vi/de-bai/${row.id}`;
    const task = (kind: TaskKind, path: string, dueAt: Date | null = null): Task => ({
      kind,
      subjectId: row.id,
      code: row.code,
      title: row.title,
      dueAt,
      path: page + path,
    });
    const unanswered = row.status === 'closed' && row.submissions === 0;
    const tasks: (Task | false)[] = [
      canEdit(actor, row).allowed &&
        (canSubmit(actor, row).allowed || row.createdBy === actor.userId) &&
        task(row.returned ? 'mend_challenge' : 'finish_challenge', '/soan'),
      canPublish(actor, row).allowed && task('publish_challenge', '/cong-bo'),
      unanswered && canEndUnanswered(actor, row).allowed && task('end_unanswered', '/khong-chon'),
      !unanswered &&
        canFormPanel(actor, row, panel).allowed &&
        composition(row.seats) !== 'complete' &&
        // Best before the deadline; after it nothing is late yet, the box alone waits for it.
        task('form_panel', '/hoi-dong', row.status === 'published' ? row.closesAt : null),
      !unanswered && canConfirmOpening(actor, 'sponsor', row, row.openings).allowed && task('open_box', '/mo-ho-so'),
      canDecide(actor, row, panel).allowed && task('decide', '/ket-qua'),
    ];
    return tasks.filter((each): each is Task => each !== false);
  });
}

/** What waits at other organisations' challenges for an officer who reviews, or opens the box for the coordinator. */
export async function officerTasks(actor: Actor): Promise<Task[]> {
  const [reviews, boxes] = await Promise.all([
    canSeeReviewQueue(actor).allowed ? challengesInReview(actor) : [],
    hasDesk(actor, 'review') ? boxesToOpen(actor) : [],
  ]);
  return [
    ...reviews
      .filter((row) => canReview(actor, row).allowed)
      .map((row) => officerTask('review_challenge', row, '/dieu-phoi/tham-dinh')),
    ...boxes
      .filter((row) => canConfirmOpening(actor, 'coordinator', row, row.openings).allowed)
      .map((row) => officerTask('open_box', row, '/dieu-phoi/mo-ho-so')),
  ];
}

function officerTask(kind: TaskKind, row: { id: string; code: string; title: string }, place: string): Task {
  const { id, code, title } = row;
  return { kind, subjectId: id, code, title, dueAt: null, path: `${place}/${id}` };
}

function challengesInReview(actor: Actor) {
  return db
    .select({ ...columns, sponsorKind: organizations.kind })
    .from(challenges)
    .innerJoin(organizations, eq(organizations.id, challenges.sponsorId))
    .where(
      and(
        visibleTo(actor),
        eq(challenges.status, 'in_review'),
        ne(challenges.sponsorId, actor.organizationId),
        ne(challenges.createdBy, actor.userId),
      ),
    )
    .orderBy(asc(challenges.updatedAt))
    .limit(most);
}

function boxesToOpen(actor: Actor) {
  const confirmed = db
    .select({ one: sql`1` })
    .from(openings)
    .where(
      and(
        eq(openings.challengeId, challenges.id),
        or(eq(openings.side, 'coordinator'), eq(openings.userId, actor.userId)),
      ),
    );
  return db
    .select({ ...columns, openings: openingsOf })
    .from(challenges)
    .where(and(visibleTo(actor), eq(challenges.status, 'closed'), notExists(confirmed), sql`${submissionsOf} > 0`))
    .orderBy(asc(challenges.closesAt))
    .limit(most);
}
