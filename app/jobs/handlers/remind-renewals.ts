import { remindRenewals } from '#app/domain/organizations/remind-renewals.server.ts';

/** Every morning in Vietnam. */
export async function handle(): Promise<void> {
  await remindRenewals();
}
