import type { Challenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { DemoStage } from './demo-data.ts';
import type { Cast } from './seed-people.server.ts';

export async function seedContract(
  _stage: DemoStage,
  _contractId: string,
  _challenge: Challenge,
  _cast: Cast,
): Promise<void> {}
