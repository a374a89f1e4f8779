import { eq, sql } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { employments, evaluatorProfiles } from '#db/schema/experts.ts';
import { evaluatorProfileMachine } from './evaluator-profile.states.ts';
import type { EvaluatorProfile } from './expert.queries.server.ts';
import type { EvaluatorProfileInput } from './expert.schema.ts';

/**
 * Writes what a person says of themselves as an evaluator. New qualifications have to be confirmed anew; employment and
 * availability are the person's word alone and hold at once.
 */
export function declareExpertise(person: Person, input: EvaluatorProfileInput): Promise<{ awaits: boolean }> {
  return inTransaction(async (tx) => {
    const { employments: rows, available, ...rest } = input;
    const values = { ...rest, available: available === 'on' };
    const [before] = await tx
      .select()
      .from(evaluatorProfiles)
      .where(eq(evaluatorProfiles.userId, person.userId))
      .for('update');
    const [written] = await tx
      .insert(evaluatorProfiles)
      .values({ userId: person.userId, ...values })
      .onConflictDoUpdate({ target: evaluatorProfiles.userId, set: { ...values, updatedAt: sql`now()` } })
      .returning();
    const profile = requireFound(written);
    await writeEmployments(tx, person.userId, rows);
    await recordAudit(tx, person, {
      event: 'evaluator_profile.declare',
      subjectKind: 'evaluator_profile',
      subjectId: profile.id,
    });
    const changed = before !== undefined && qualificationsDiffer(before, profile);
    if (changed && before.status === 'confirmed')
      await transition(tx, evaluatorProfileMachine, 'redeclare', profile, person);
    const awaits = before === undefined || (changed && before.status !== 'suspended');
    if (awaits) await tellKeepers(tx, person, profile);
    return { awaits };
  });
}

function qualificationsDiffer(before: EvaluatorProfile, after: EvaluatorProfile): boolean {
  const words = ({ fields, expertise, degree, experienceYears }: EvaluatorProfile) =>
    JSON.stringify([[...fields].sort(), expertise, degree, experienceYears]);
  return words(before) !== words(after);
}

async function writeEmployments(tx: Tx, userId: string, rows: EvaluatorProfileInput['employments']): Promise<void> {
  await tx.delete(employments).where(eq(employments.userId, userId));
  const values = rows.flatMap(({ organizationName, taxCode, position, startedOn, endedOn }) =>
    organizationName && startedOn
      ? [{ userId, organizationName, taxCode: taxCode ?? null, position, startedOn, endedOn: endedOn ?? null }]
      : [],
  );
  if (values.length > 0) await tx.insert(employments).values(values);
}

async function tellKeepers(tx: Tx, person: Person, profile: EvaluatorProfile): Promise<void> {
  await notify(tx, {
    to: { desk: 'verification' },
    except: person.userId,
    kind: 'expert_declared',
    subject: { kind: 'evaluator_profile', id: profile.id },
    path: `/dieu-phoi/chuyen-gia/${profile.id}`,
    data: { person: person.displayName },
    dedupeKey: `expert_declared:${profile.id}:${profile.updatedAt.getTime()}`,
  });
}
