import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.server.ts';

/**
 * What the books have at the card provider, and what its own answers add up to, in đồng. Its fees are the operator's and in
 * neither. A movement whose answer has not been taken over yet is on its way, not missing. Null while nothing was ever asked
 * of it.
 */
export async function compareCards(tx: Database): Promise<{ ledgerVnd: bigint; providerVnd: bigint } | null> {
  const [row] = await tx.execute<{ ledger: string; provider: string; asked: boolean }>(sql`select
    exists (select 1 from provider_operations) as asked,
    (select coalesce(sum(balance_vnd), 0)::text from ledger_accounts where kind = 'stripe_balance') as ledger,
    ((select coalesce(sum(case o.kind when 'collect' then o.amount_vnd else -o.amount_vnd end), 0)
        from provider_operations o
        where o.state = 'done'
          and not exists (select 1 from payments p where p.id = o.subject_id and p.status = 'pending')
          and not exists (select 1 from payouts p where p.id = o.subject_id and p.status = 'pending')
          and not exists (select 1 from refunds r where r.id = o.subject_id and r.status = 'pending'))
      - (select coalesce(sum(charged_back_vnd), 0) from payments where rail = 'stripe'))::text as provider`);
  if (!row?.asked) return null;
  return { ledgerVnd: BigInt(row.ledger), providerVnd: BigInt(row.provider) };
}
