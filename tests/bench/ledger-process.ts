import postgres from 'postgres';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { confirmFunding } from '#app/domain/pilots/confirm-funding.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { closeDatabase } from '#db/client.server.ts';
import { activePilot, attach } from '#tests/support/pilots.ts';
import { median, pace, rounds, takeTurns } from './measure.ts';
import { type Row, rate, shareOf } from './table.ts';

/** A process of its own: the transactions that move money, through their use cases, beside a bare one that does as little as books can. */
const contracts = 12;
const perContract = 45;
const sideBySide = 10;
const amountVnd = 1_000_000n;

type Work = {
  contractId: string;
  milestoneId: string;
  paymentId: string;
  buyer: Actor;
  finance: Actor;
};

const owner = postgres(process.env.DATABASE_MIGRATION_URL ?? '', { max: 1, onnotice: () => {} });
const raw = postgres(process.env.DATABASE_URL ?? '', { max: sideBySide });

async function prepareRaw(): Promise<void> {
  await owner`create schema bench`;
  await owner`create table bench.accounts (id int primary key, balance bigint not null check (balance >= 0))`;
  await owner`create table bench.transfers (id bigserial primary key, key text not null unique)`;
  await owner`create table bench.entries (id bigserial primary key, transfer_id bigint not null references bench.transfers,
    account_id int not null references bench.accounts, amount bigint not null)`;
  await owner`insert into bench.accounts select n, 1000000000000 from generate_series(0, 1999) as n`;
  await owner`grant usage on schema bench to public`;
  await owner`grant all on all tables in schema bench to public`;
  await owner`grant all on all sequences in schema bench to public`;
}

let keys = 0;
function rawTransfer(index: number): Promise<unknown> {
  const from = (index * 2) % 2000;
  return raw.begin(async (tx) => {
    const [transfer] = await tx<
      { id: string }[]
    >`insert into bench.transfers (key) values (${`raw:${keys++}`}) returning id`;
    const id = transfer?.id ?? '';
    await tx`insert into bench.entries (transfer_id, account_id, amount) values (${id}, ${from}, -1000), (${id}, ${from + 1}, 1000)`;
    await tx`update bench.accounts set balance = balance - 1000 where id = ${from}`;
    await tx`update bench.accounts set balance = balance + 1000 where id = ${from + 1}`;
  });
}

/** Signed contracts whose milestones all wait for their money; only the payment requests are made by hand. */
async function prepareWork(): Promise<Work[]> {
  const work: Work[] = [];
  for (let made = 0; made < contracts; made++) {
    const { contractId, milestoneIds, buyer, finance } = await activePilot({
      amounts: Array(perContract).fill(amountVnd),
    });
    await owner`update milestones set status = 'awaiting_funds' where contract_id = ${contractId}`;
    await owner`delete from payments where contract_id = ${contractId}`;
    const rows = await owner<{ id: string; milestoneId: string }[]>`
      insert into payments (id, reference, contract_id, milestone_id, funder_id, rail, amount_vnd, requested_by)
      select gen_random_uuid(), 'BENCH' || id, contract_id, id, ${buyer.organizationId}, 'sandbox', amount_vnd, ${finance.userId}
      from milestones where contract_id = ${contractId} returning id, milestone_id as "milestoneId"`;
    const paymentOf = new Map(rows.map((row) => [row.milestoneId, row.id]));
    for (const milestoneId of milestoneIds)
      work.push({ contractId, milestoneId, buyer, finance, paymentId: paymentOf.get(milestoneId) ?? '' });
  }
  // One of each contract after the other, so that those side by side are of different contracts.
  return Array.from(
    { length: work.length },
    (_, index) => work[(index % contracts) * perContract + Math.floor(index / contracts)],
  ).filter((each) => each !== undefined);
}

/** Delivered and accepted, through the use case: what a release starts from. Not measured. */
async function accept(batch: readonly Work[]): Promise<void> {
  await owner`insert into deliverables ${owner(
    batch.map(({ milestoneId, buyer }) => ({
      id: crypto.randomUUID(),
      milestone_id: milestoneId,
      round: 1,
      note: '',
      files: owner.json([]),
      submitted_by: buyer.userId,
    })),
  )}`;
  await owner`update milestones set status = 'submitted', inspection_ends_at = now() + interval '1 day'
    where id = any(${batch.map((each) => each.milestoneId)})`;
  await pace(
    async (index) => {
      const one = batch[index];
      if (!one) return;
      await acceptMilestone(one.buyer, { ...one, note: '' });
      await attach(one.buyer, 'milestone', one.milestoneId, 'invoice');
    },
    { sideBySide, times: batch.length },
  );
}

async function measure(): Promise<Row[]> {
  await prepareRaw();
  const work = await prepareWork();
  await owner`analyze`;
  const size = Math.floor(work.length / (rounds + 1));
  let batch: Work[] = [];
  const results = await takeTurns({
    raw: () => pace(rawTransfer, { sideBySide, seconds: 1 }),
    funding: () => {
      batch = work.splice(0, size);
      const fund = async ({ paymentId }: Work) =>
        confirmFunding(paymentId, { state: 'done', amountVnd, reference: `SBX-${paymentId}` });
      return pace((index) => eachOf(batch, index, fund), { sideBySide, times: batch.length });
    },
    release: async () => {
      await accept(batch);
      const release = ({ finance, contractId, milestoneId }: Work) =>
        releaseMilestone(finance, { contractId, milestoneId, invoiceNumber: '1C26T-1', invoiceDate: '2026-01-02' });
      return pace((index) => eachOf(batch, index, release), { sideBySide, times: batch.length });
    },
  });
  const speed = (name: keyof typeof results) => median(results[name].map((each) => each.perSecond));
  return [
    { what: 'raw durable two-entry ledger transaction', measured: rate(speed('raw')) },
    shareOf('funding transaction, of the raw one', speed('funding'), speed('raw'), 0.4),
    shareOf('release transaction, of the raw one', speed('release'), speed('raw'), 0.4),
  ];
}

async function eachOf(batch: readonly Work[], index: number, act: (work: Work) => Promise<unknown>): Promise<void> {
  const one = batch[index];
  if (one) await act(one);
}

process.send?.(await measure());
await Promise.all([owner.end(), raw.end(), closeDatabase()]);
