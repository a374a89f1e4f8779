import { deleteExpiredSessions } from '#app/domain/accounts/delete-expired-sessions.server.ts';
import { deleteExpiredFlows } from '#app/domain/outside-identities/delete-expired-flows.server.ts';
import { deleteExpiredProofs } from '#app/domain/second-factors/delete-expired-proofs.server.ts';

export async function handle(): Promise<void> {
  await deleteExpiredSessions();
  await deleteExpiredProofs();
  await deleteExpiredFlows();
}
