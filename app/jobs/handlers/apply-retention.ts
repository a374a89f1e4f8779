import { applyRetention } from '#app/domain/personal-data/apply-retention.server.ts';

export async function handle(): Promise<void> {
  await applyRetention();
}
