import { matchBankLines } from '#app/domain/reconciliation/match-bank-lines.server.ts';

/** Each line in a transaction of its own; those that are placed already are left alone. */
export async function handle(): Promise<void> {
  await matchBankLines();
}
