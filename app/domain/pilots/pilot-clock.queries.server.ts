import { and, asc, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { milestones, pilotContracts } from '#db/schema/pilots.ts';

/** Today on the wall in Vietnam, by the database's clock. */
const today = sql`(clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Milestones to which the clock may do something now. Unsafe: for the job. */
export function unsafeMilestonesDue(limit: number) {
  return db
    .select({ milestoneId: milestones.id, contractId: milestones.contractId, status: milestones.status })
    .from(milestones)
    .innerJoin(pilotContracts, eq(pilotContracts.id, milestones.contractId))
    .where(
      and(
        eq(pilotContracts.status, 'active'),
        or(
          and(eq(milestones.status, 'in_progress'), lt(milestones.dueOn, today)),
          and(eq(milestones.status, 'submitted'), isNotNull(milestones.inspectionEndsAt)),
        ),
      ),
    )
    .orderBy(asc(milestones.id))
    .limit(limit);
}
