import type postgres from 'postgres';

/**
 * Tables the application may add to and read, never change: what happened stays on record even if the application is
 * taken over. Balances of `ledger_accounts` are kept by a trigger that runs with the owner's rights.
 */
const appendOnlyTables = [
  'audit_events',
  'audit_origins',
  'audit_batches',
  'audit_seals',
  'ledger_accounts',
  'ledger_transfers',
  'ledger_entries',
  'solution_versions',
  'contract_signatures',
  'acceptance_records',
  'terms_acceptances',
  'bank_files',
  'bank_statements',
  'bank_lines',
  'bank_line_outcomes',
  'payment_receipts',
  'suspense_items',
  'payout_batch_files',
  'reconciliation_runs',
  'provider_events',
  'rejections',
  'inspection_reminders',
];

/** Rows whose status moves, and nothing else of them (a trigger sees to it); what was asked of a rail is never erased. */
const neverErasedTables = [
  'payments',
  'payouts',
  'organization_verifications',
  'suspense_decisions',
  'payout_batches',
  'payout_batch_entries',
  'reconciliation_breaks',
  'refunds',
  'proposals',
  'disputes',
  'arbiter_appointments',
  'provider_operations',
  'payee_accounts',
];

/** Gives the application's role exactly what it needs. Does nothing when it is the owner itself (a developer's database). */
export async function grantToApplication(sql: postgres.Sql, appRole: string): Promise<void> {
  const [self] = await sql<{ current: string }[]>`select current_user as current`;
  if (self?.current === appRole) return;
  await sql.begin(async (tx) => {
    const role = tx(appRole);
    await tx`grant usage on schema public, drizzle, graphile_worker to ${role}`;
    await tx`grant select, insert, update, delete on all tables in schema public to ${role}`;
    await tx`revoke update, delete, truncate on ${tx(appendOnlyTables)} from ${role}`;
    await tx`revoke delete on ${tx(neverErasedTables)} from ${role}`;
    await tx`grant usage, select on all sequences in schema public to ${role}`;
    await tx`grant select on all tables in schema drizzle to ${role}`;
    await grantQueue(tx, appRole);
  });
}

/** The job queue's tables have row security without a policy, so that only their owner sees a row: one is added here. */
async function grantQueue(tx: postgres.TransactionSql, appRole: string): Promise<void> {
  const role = tx(appRole);
  await tx`grant select, insert, update, delete on all tables in schema graphile_worker to ${role}`;
  await tx`grant usage, select on all sequences in schema graphile_worker to ${role}`;
  await tx`grant execute on all functions in schema graphile_worker to ${role}`;
  const secured = await tx<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity`;
  for (const { name } of secured) {
    const table = tx(`graphile_worker.${name}`);
    await tx`drop policy if exists application on ${table}`;
    await tx`create policy application on ${table} to ${role} using (true) with check (true)`;
  }
}

/**
 * The tables of the record that the connected role could rewrite: it owns them, is a superuser, or holds the right.
 * Production refuses to start unless this is empty.
 */
export async function rewritableTables(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relname = any(${appendOnlyTables})
      and (pg_has_role(current_user, relowner, 'member') or has_table_privilege(oid, 'update, delete, truncate'))
    order by relname`;
  return rows.map((row) => row.name);
}
