import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { nextNumber, vietnamYear } from '#app/domain/kernel/counter.server.ts';
import { DomainError, requireFound } from '#app/domain/kernel/errors.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import type { Rail } from '#app/domain/payments/rails.ts';
import { env } from '#app/env.server.ts';
import type { Tx } from '#db/client.server.ts';
import { challenges } from '#db/schema/challenges.ts';
import { pilotContracts } from '#db/schema/pilots.ts';

export type NewContract = {
  challengeId: string;
  solutionId: string;
  buyerId: string;
  supplierId: string;
  title: string;
  /** The winner's price, in đồng. */
  valueVnd: bigint;
};

/**
 * Starts the draft of a contract for the winner of a challenge, inside the award's own transaction; who may award has been
 * asked there. It gets its public code, TD-<year>-<4 digits>. State-budget money goes by the State Treasury, everything else
 * by the rail that this installation is set to.
 * @throws DomainError invalid_input `contract_value` for a value of nothing
 */
export async function createContract(tx: Tx, actor: Actor, input: NewContract): Promise<{ id: string; code: string }> {
  if (input.valueVnd <= 0n) throw new DomainError('invalid_input', { reason: 'contract_value' });
  const year = await vietnamYear(tx);
  const number = await nextNumber(tx, `contract:${year}`);
  const code = `TD-${year}-${number.toString().padStart(4, '0')}`;
  const [created] = await tx
    .insert(pilotContracts)
    .values({ ...input, code, rail: await railFor(tx, input.challengeId) })
    .returning({ id: pilotContracts.id });
  const { id } = requireFound(created);
  await recordAudit(tx, actor, {
    event: 'contract.create',
    subjectKind: 'contract',
    subjectId: id,
    toStatus: 'draft',
    details: { code, valueVnd: input.valueVnd.toString() },
  });
  for (const organizationId of [input.buyerId, input.supplierId])
    await notify(tx, {
      to: { organizationId },
      kind: 'contract_drafted',
      subject: { kind: 'contract', id },
      path: `/hop-dong/${id}`,
      data: { title: input.title, code },
      dedupeKey: `contract_drafted:${id}`,
      except: actor.userId,
    });
  return { id, code };
}

async function railFor(tx: Tx, challengeId: string): Promise<Rail> {
  const [challenge] = await tx
    .select({ fundingSource: challenges.fundingSource })
    .from(challenges)
    .where(eq(challenges.id, challengeId));
  return requireFound(challenge).fundingSource === 'state_budget' ? 'treasury' : env.paymentRail;
}
