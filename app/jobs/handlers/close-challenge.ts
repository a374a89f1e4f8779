import { closeChallenge } from '#app/domain/challenges/close-challenge.server.ts';
import type { JobPayload } from '../catalog.ts';

export async function handle({ challengeId }: JobPayload<'close-challenge'>): Promise<void> {
  await closeChallenge(challengeId);
}
