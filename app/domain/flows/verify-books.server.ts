import { type SQL, sql } from 'drizzle-orm';
import { type LedgerFault, type LedgerReport, verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts';
import { type Database, db } from '#db/client.server.ts';

/** What the books and the business must say alike: each query names what differs (`where`, `detail`). */
const agreements: Readonly<Record<string, SQL>> = {
  'each confirmed payment is in the books once': sql`
    select c.code || ' ' || p.reference as where, format('asked %s, is %s, posted %s', p.amount_vnd, p.status, coalesce(t.amount_vnd, 0)) as detail
    from payments p join pilot_contracts c on c.id = p.contract_id
    left join ledger_transfers t on t.idempotency_key = 'fund:' || p.id
    where p.rail <> 'bank' and
      ((p.status in ('confirmed', 'charged_back')) <> (t.id is not null) or t.amount_vnd <> p.amount_vnd)`,
  'each receipt of a bank is in the books once, and a request is confirmed when they reach it': sql`
    select c.code || ' ' || p.reference as where,
      format('asked %s, is %s, received %s, posted %s', p.amount_vnd, p.status, r.received, r.posted) as detail
    from payments p join pilot_contracts c on c.id = p.contract_id cross join lateral (
      select coalesce(sum(e.amount_vnd), 0) as received, coalesce(sum(t.amount_vnd), 0) as posted
      from payment_receipts e left join ledger_transfers t on t.idempotency_key = 'fund:' || e.id
      where e.payment_id = p.id) r
    where p.rail = 'bank' and
      (r.received <> r.posted or (p.status = 'confirmed') <> (r.received = p.amount_vnd) or r.received > p.amount_vnd)`,
  'what lies in suspense is what came in unclear and no decision has moved': sql`
    select 'suspense' as where, format('booked %s, unclear %s', s.booked, s.unclear) as detail
    from (select
      (select coalesce(sum(balance_vnd), 0) from ledger_accounts where kind = 'suspense') as booked,
      (select coalesce(sum(amount_vnd), 0) from suspense_items)
        - (select coalesce(sum(amount_vnd), 0) from suspense_decisions
          where status = 'sent_back' or (status = 'confirmed' and kind <> 'send_back')) as unclear) s
    where s.booked <> s.unclear`,
  'each escrowed acceptance is in the books once': sql`
    select c.code || ' ' || m.position as where, format('accepted %s, posted %s', r.gross_vnd, coalesce(t.amount_vnd, 0)) as detail
    from acceptance_records r join milestones m on m.id = r.milestone_id join pilot_contracts c on c.id = m.contract_id
    left join disputes d on r.basis = 'settlement' and d.milestone_id = m.id and d.settled_at is not null
    left join ledger_transfers t on t.idempotency_key = coalesce('settle:' || d.id, 'accept:' || m.id)
    where (c.rail <> 'treasury') <> (t.id is not null) or t.amount_vnd < r.gross_vnd
      or (r.basis <> 'settlement' and t.amount_vnd <> r.gross_vnd)`,
  'each payout is in the books as far as it went': sql`
    select c.code || ' payout ' || p.id as where, format('%s of %s, ordered %s, arrived %s', p.status, p.amount_vnd, o.id is not null, a.id is not null) as detail
    from payouts p join pilot_contracts c on c.id = p.contract_id
    left join ledger_transfers o on o.idempotency_key = 'release:' || p.id
    left join ledger_transfers a on a.idempotency_key = 'payout:' || p.id
    where p.rail <> 'treasury' and (
      o.id is null or o.amount_vnd <> p.amount_vnd or (p.status in ('confirmed', 'returned')) <> (a.id is not null)
      or a.amount_vnd <> p.amount_vnd)`,
  'each refund is in the books once it arrived': sql`
    select c.code || ' refund ' || r.id as where, format('%s of %s, posted %s', r.status, r.amount_vnd, coalesce(t.amount_vnd, 0)) as detail
    from refunds r join pilot_contracts c on c.id = r.contract_id
    left join ledger_transfers t on t.idempotency_key = 'refund:' || r.id
    where (r.status = 'confirmed') <> (t.id is not null) or t.amount_vnd <> r.amount_vnd`,
  'what is owed back is asked of the rail, to each funder its own': sql`
    select c.code || ' ' || coalesce(o.name, '') as where, format('owed %s, asked %s', b.owed, b.asked) as detail
    from (
      select contract_id, milestone_id, organization_id, sum(owed) as owed, sum(asked) as asked from (
        select a.contract_id, a.milestone_id, a.organization_id, a.balance_vnd as owed, 0 as asked
        from ledger_accounts a where a.kind = 'refund_payable'
        union all
        select r.contract_id, r.milestone_id, r.funder_id, 0, r.amount_vnd from refunds r where r.status <> 'confirmed') x
      group by contract_id, milestone_id, organization_id) b
    join pilot_contracts c on c.id = b.contract_id left join organizations o on o.id = b.organization_id
    where b.owed <> b.asked`,
  'an open dispute holds what it says': sql`
    select c.code || ' ' || m.position as where, format('disputed %s, held %s', coalesce(d.amount_vnd, 0), b.held) as detail
    from milestones m join pilot_contracts c on c.id = m.contract_id
    left join disputes d on d.milestone_id = m.id and d.settled_at is null
    cross join lateral (
      select coalesce(sum(balance_vnd), 0) as held from ledger_accounts a
      where a.milestone_id = m.id and a.kind = 'dispute_hold') b
    where (m.status = 'disputed') <> (d.id is not null)
      or (c.rail <> 'treasury' and b.held <> coalesce(d.amount_vnd, 0))`,
  'the shares of a milestone are its amount': sql`
    select c.code || ' ' || m.position as where, format('shares %s of %s', sum(s.amount_vnd), m.amount_vnd) as detail
    from milestone_shares s join milestones m on m.id = s.milestone_id join pilot_contracts c on c.id = m.contract_id
    group by c.id, m.id having sum(s.amount_vnd) <> m.amount_vnd`,
  'no state-budget contract is in the books, nor paid more than was accepted': sql`
    select c.code as where, format('accepted %s, recorded %s, transfers %s', s.accepted, s.paid, s.posted) as detail
    from pilot_contracts c cross join lateral (
      select
        (select coalesce(sum(r.gross_vnd), 0) from acceptance_records r join milestones m on m.id = r.milestone_id
          where m.contract_id = c.id) as accepted,
        (select coalesce(sum(p.amount_vnd), 0) from payouts p where p.contract_id = c.id and p.status = 'confirmed') as paid,
        (select count(*) from ledger_transfers t where t.contract_id = c.id) as posted) s
    where c.rail = 'treasury' and (s.paid > s.accepted or s.posted > 0)`,
  'what a milestone holds fits its state': sql`
    select c.code || ' ' || m.position as where, format('%s holds %s of %s in escrow, owes %s, sends %s', m.status, b.escrow, m.amount_vnd, b.payable, b.clearing) as detail
    from milestones m join pilot_contracts c on c.id = m.contract_id cross join lateral (
      select
        coalesce(sum(balance_vnd) filter (where kind = 'escrow'), 0) as escrow,
        coalesce(sum(balance_vnd) filter (where kind = 'payable'), 0) as payable,
        coalesce(sum(balance_vnd) filter (where kind = 'payout_clearing'), 0) as clearing
      from ledger_accounts a where a.milestone_id = m.id) b
    where c.rail <> 'treasury' and case
      when m.status in ('funded', 'in_progress', 'submitted', 'changes_requested', 'rejected', 'missed') then b.escrow <> m.amount_vnd
      when m.status = 'disputed' then b.escrow > m.amount_vnd or b.payable + b.clearing <> 0
      when m.status = 'cancelling' then b.escrow + b.payable + b.clearing <> 0
      when m.status = 'planned' then b.escrow + b.payable + b.clearing <> 0
      when m.status = 'accepted' then b.payable = 0 or b.clearing + b.escrow <> 0
      when m.status = 'releasing' then b.clearing = 0
      when m.status in ('released', 'refunded') then b.payable + b.clearing <> 0
      else false end`,
};

/** Recomputes the books and compares them with payments, acceptances and milestones, in one snapshot. */
export function verifyBooks(): Promise<LedgerReport> {
  return db.transaction(
    async (tx) => {
      const report = await verifyLedger(tx);
      return { ...report, faults: [...report.faults, ...(await disagreements(tx))] };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function disagreements(tx: Database): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  for (const [truth, query] of Object.entries(agreements)) {
    const rows = await tx.execute<{ where: string; detail: string }>(query);
    faults.push(...rows.map((row) => ({ truth, where: row.where, detail: row.detail })));
  }
  return faults;
}
