import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { type Database, db } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { milestones, pilotContracts } from '#db/schema/pilots.ts';
import { solutions } from '#db/schema/solutions.ts';
import { createActor } from './factories.ts';

/** An awarded challenge with its winning solution, as rows: what a contract stands on. */
export async function createAward(buyer: Actor, supplier: Actor, database: Database = db) {
  const mark = randomBytes(4).toString('hex');
  const [challenge] = await database
    .insert(challenges)
    .values({
      code: `HP-TEST-${mark}`,
      sponsorId: buyer.organizationId,
      createdBy: buyer.userId,
      status: 'awarded',
      title: `Đề bài ${mark}`,
      field: 'logistics',
    })
    .returning();
  if (!challenge) throw new Error('no challenge was made');
  const [solution] = await database
    .insert(solutions)
    .values({
      challengeId: challenge.id,
      organizationId: supplier.organizationId,
      createdBy: supplier.userId,
      status: 'awarded',
      draft: { title: `Giải pháp ${mark}`, summary: '', approach: '', team: '', plan: '', priceVnd: '1', answers: {} },
    })
    .returning();
  if (!solution) throw new Error('no solution was made');
  return { challenge, solution };
}

/** Only a contract and milestones of the given amounts, for the books; nobody has signed anything. */
export async function createContractRows(amounts: readonly bigint[]) {
  const buyer = await createActor({ kind: 'corporation' });
  const supplier = await createActor({ kind: 'startup' });
  const { challenge, solution } = await createAward(buyer, supplier);
  const contractId = v7();
  await db.insert(pilotContracts).values({
    id: contractId,
    code: `TD-TEST-${randomBytes(4).toString('hex')}`,
    challengeId: challenge.id,
    solutionId: solution.id,
    buyerId: buyer.organizationId,
    supplierId: supplier.organizationId,
    title: 'Thí điểm',
    valueVnd: amounts.reduce((sum, amount) => sum + amount, 0n),
    rail: 'sandbox',
  });
  const rows = amounts.map((amountVnd, index) => ({
    id: v7(),
    contractId,
    position: index + 1,
    title: `Mốc ${index + 1}`,
    amountVnd,
    dueOn: '2030-01-31',
  }));
  await db.insert(milestones).values(rows);
  return { contractId, milestoneIds: rows.map((row) => row.id), buyer, supplier };
}
