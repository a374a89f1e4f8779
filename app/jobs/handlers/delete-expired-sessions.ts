import { deleteExpiredSessions } from '#app/domain/accounts/delete-expired-sessions.server.ts';

export async function handle(): Promise<void> {
  await deleteExpiredSessions();
}
