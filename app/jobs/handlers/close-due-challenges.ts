import { unsafeDueChallenges } from '#app/domain/challenges/challenge.queries.server.ts';
import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';

/** Each in a transaction of its own: one that cannot be closed does not keep the others open. The next sweep takes the rest. */
export async function handle(): Promise<void> {
  const due = await unsafeDueChallenges(100);
  const outcomes = await Promise.allSettled(due.map(({ id }) => closeChallenge(id)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
