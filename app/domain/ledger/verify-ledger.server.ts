import { type SQL, sql } from 'drizzle-orm';
import { type Database, db } from '#db/client.server.ts';

/** One thing that is wrong with the books: which truth is broken, where, and by how much. */
export type LedgerFault = { truth: string; where: string; detail: string };

export type LedgerReport = { transfers: number; entries: number; faults: LedgerFault[] };

/** Entries of transfers that were neither reversed nor reversals, as credits. */
const standing = sql`standing as (
  select a.contract_id, a.milestone_id, a.kind as account, a.normal_side, t.kind as transfer,
    case e.side when 'credit' then e.amount_vnd else -e.amount_vnd end as credit_vnd
  from ledger_transfers t join ledger_entries e on e.transfer_id = t.id join ledger_accounts a on a.id = e.account_id
  where t.reverses_id is null and not exists (select 1 from ledger_transfers r where r.reverses_id = t.id))`;

/** What funders brought in; money carried over from another milestone counts for the one that has it now. */
const funded = sql`coalesce(sum(credit_vnd) filter (where account = 'escrow' and transfer in ('fund', 'carry_over')), 0)`;

/** What left for good: paid, refunded, taken back by a provider. */
const gone = sql`coalesce(-sum(credit_vnd) filter (where normal_side = 'credit'
  and transfer in ('payout_confirmed', 'refund_confirmed', 'chargeback')), 0)`;

/**
 * What must always be true of the books, each as one query that names what breaks it (`where`, `detail`). Everything is
 * recomputed from the entries; nothing kept beside them is believed.
 */
const truths: Readonly<Record<string, SQL>> = {
  'each transfer balances, as it declared': sql`
    select t.idempotency_key as where,
      format('declared %s x %s, debit %s, credit %s in %s entries', t.amount_vnd, t.entry_count,
        coalesce(sum(e.amount_vnd) filter (where e.side = 'debit'), 0),
        coalesce(sum(e.amount_vnd) filter (where e.side = 'credit'), 0), count(e.id)) as detail
    from ledger_transfers t left join ledger_entries e on e.transfer_id = t.id
    group by t.id
    having count(e.id) <> t.entry_count
      or coalesce(sum(e.amount_vnd) filter (where e.side = 'debit'), 0) <> t.amount_vnd
      or coalesce(sum(e.amount_vnd) filter (where e.side = 'credit'), 0) <> t.amount_vnd`,
  'all entries together are zero': sql`
    select 'the whole book' as where, sum(case side when 'debit' then amount_vnd else -amount_vnd end)::text as detail
    from ledger_entries having coalesce(sum(case side when 'debit' then amount_vnd else -amount_vnd end), 0) <> 0`,
  'a cached balance equals the sum of its entries': sql`
    select a.kind || ' ' || a.id as where,
      format('cached %s after %s entries, summed %s of %s', a.balance_vnd, a.entry_count, s.total, s.entries) as detail
    from ledger_accounts a cross join lateral (
      select coalesce(sum(case when e.side = a.normal_side then e.amount_vnd else -e.amount_vnd end), 0) as total,
        count(*) as entries
      from ledger_entries e where e.account_id = a.id) s
    where s.total <> a.balance_vnd or s.entries <> a.entry_count`,
  'no balance was ever below its floor': sql`
    select p.kind || ' ' || p.account_id as where, format('%s after entry %s', p.running, p.account_sequence) as detail
    from (
      select a.kind, e.account_id, e.account_sequence, sum(case when e.side = a.normal_side then e.amount_vnd else -e.amount_vnd end)
          over (partition by e.account_id order by e.account_sequence) as running
      from ledger_entries e join ledger_accounts a on a.id = e.account_id) p
    where p.running < 0 and p.kind <> 'stripe_balance'`,
  'each entry stands in its place with the balance after it': sql`
    select p.kind || ' ' || p.account_id as where,
      format('entry %s is number %s, says %s, comes to %s', p.account_sequence, p.place, p.balance_after_vnd, p.running) as detail
    from (
      select a.kind, e.account_id, e.account_sequence, e.balance_after_vnd,
        row_number() over (partition by e.account_id order by e.account_sequence) as place,
        sum(case when e.side = a.normal_side then e.amount_vnd else -e.amount_vnd end)
          over (partition by e.account_id order by e.account_sequence) as running
      from ledger_entries e join ledger_accounts a on a.id = e.account_id) p
    where p.place <> p.account_sequence or p.running <> p.balance_after_vnd`,
  'a transfer keeps to one contract': sql`
    select t.idempotency_key as where, format('account of contract %s', a.contract_id) as detail
    from ledger_transfers t join ledger_entries e on e.transfer_id = t.id join ledger_accounts a on a.id = e.account_id
    where a.contract_id is not null and a.contract_id is distinct from t.contract_id`,
  'what a contract was given lies somewhere': sql`
    with ${standing}
    select c.code as where, format('funded %s, kept %s, gone %s', s.funded, s.kept, s.gone) as detail
    from (
      select contract_id, ${funded} as funded, ${gone} as gone,
        coalesce(sum(credit_vnd) filter (where normal_side = 'credit'), 0) as kept
      from standing group by contract_id) s
    join pilot_contracts c on c.id = s.contract_id
    where s.funded <> s.kept + s.gone`,
  'paid and refunded never exceed what was funded': sql`
    with ${standing}
    select c.code || ' ' || m.position as where, format('funded %s, gone %s', s.funded, s.gone) as detail
    from (select milestone_id, ${funded} as funded, ${gone} as gone from standing group by milestone_id) s
    join milestones m on m.id = s.milestone_id join pilot_contracts c on c.id = m.contract_id
    where s.gone > s.funded`,
  'a reversal is the mirror of one transfer': sql`
    select r.idempotency_key as where, format('of %s', o.idempotency_key) as detail
    from ledger_transfers r join ledger_transfers o on o.id = r.reverses_id
    where o.reverses_id is not null or o.amount_vnd <> r.amount_vnd or exists (
      (select account_id, side, amount_vnd from ledger_entries where transfer_id = r.id)
      except
      (select account_id, case side when 'debit' then 'credit' else 'debit' end, amount_vnd from ledger_entries where transfer_id = o.id))`,
};

/**
 * Recomputes the whole book from its entries, in one snapshot, and names everything that is wrong.
 * @param within a transaction to look through; otherwise one of its own, read-only
 */
export async function verifyLedger(within?: Database): Promise<LedgerReport> {
  if (!within) return db.transaction(verifyLedger, { isolationLevel: 'repeatable read', accessMode: 'read only' });
  const faults: LedgerFault[] = [];
  for (const [truth, query] of Object.entries(truths)) {
    const rows = await within.execute<{ where: string; detail: string }>(query);
    faults.push(...rows.map((row) => ({ truth, where: row.where, detail: row.detail })));
  }
  const [size] = await within.execute<{ transfers: number; entries: number }>(
    sql`select (select count(*) from ledger_transfers)::int as transfers, (select count(*) from ledger_entries)::int as entries`,
  );
  return { transfers: size?.transfers ?? 0, entries: size?.entries ?? 0, faults };
}
