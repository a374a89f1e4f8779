import type { ChallengeStatus } from '#app/domain/challenges/challenge.states.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import type { Tx } from '#db/client.server.ts';
import { unsafeMembersOf, unsafePanelOf } from './panel.queries.server.ts';
import { panelMachine } from './panel.states.ts';
import { composition } from './panel-composition.ts';

/**
 * Lets a complete panel begin once the box is open. Called by whichever of the two comes last, under the challenge's lock.
 * @returns members to be told; empty when the panel is not complete or at work already
 */
export async function startScoringWhenReady(
  tx: Tx,
  challenge: { id: string; status: ChallengeStatus },
  actor: Actor,
): Promise<string[]> {
  if (challenge.status !== 'evaluating') return [];
  const panel = await unsafePanelOf(tx, challenge.id);
  if (panel?.status !== 'forming') return [];
  const members = await unsafeMembersOf(tx, panel.id);
  if (composition(members) !== 'complete') return [];
  await transition(tx, panelMachine, 'start_scoring', panel, actor);
  return members.map((member) => member.userId);
}
