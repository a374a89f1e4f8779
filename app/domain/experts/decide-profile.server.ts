import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { evaluatorProfiles } from '#db/schema/experts.ts';
import { evaluatorProfileMachine } from './evaluator-profile.states.ts';
import { canDecideProfile, canKeepRegistry } from './expert.policy.ts';

const told = { confirm: 'expert_confirmed', suspend: 'expert_suspended', reinstate: 'expert_reinstated' } as const;

/**
 * Confirms a declared profile, suspends one or takes a suspension back. A suspended evaluator keeps the seats they have and
 * is asked for no new one.
 * @throws DomainError forbidden (`needs_registry_desk`, `own_profile`); not_found; stale_state; invalid_input
 */
export function decideProfile(
  actor: Actor,
  input: { profileId: string; decision: keyof typeof told; reason: string },
): Promise<void> {
  return inTransaction(async (tx) => {
    assertAllowed(canKeepRegistry(actor));
    const [found] = await tx
      .select()
      .from(evaluatorProfiles)
      .where(eq(evaluatorProfiles.id, input.profileId))
      .for('update');
    const profile = requireFound(found);
    assertAllowed(canDecideProfile(actor, profile));
    const { decision, reason } = input;
    assertCanFire(evaluatorProfileMachine, decision, profile.status);
    await transition(tx, evaluatorProfileMachine, decision, profile, actor, reason ? { reason } : {});
    await notify(tx, {
      to: { userIds: [profile.userId] },
      kind: told[decision],
      subject: { kind: 'evaluator_profile', id: profile.id },
      path: '/tai-khoan/chuyen-gia',
      data: { reason },
      dedupeKey: `${told[decision]}:${profile.id}:${profile.updatedAt.getTime()}:${profile.status}`,
    });
  });
}
