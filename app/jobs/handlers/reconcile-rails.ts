import { reconcileRails } from '#app/domain/reconciliation/reconcile-rails.server.ts';

export async function handle(): Promise<void> {
  await reconcileRails();
}
