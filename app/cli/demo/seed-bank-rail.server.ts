import { eq } from 'drizzle-orm';
import type { Challenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { deliverMilestone } from '#app/domain/pilots/deliver-milestone.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { offerContract } from '#app/domain/pilots/offer-contract.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { importStatement, keepStatementFile } from '#app/domain/reconciliation/import-statement.server.ts';
import { makeBatch } from '#app/domain/reconciliation/make-batch.server.ts';
import { matchBankLines } from '#app/domain/reconciliation/match-bank-lines.server.ts';
import { env } from '#app/env.server.ts';
import { db } from '#db/client.server.ts';
import { pilotContracts } from '#db/schema/pilots.ts';
import { attachFile } from './attach-file.server.ts';
import { draftContract, invoiceFile, reportFile, sign } from './seed-contract.server.ts';
import type { Cast } from './seed-people.server.ts';

/**
 * One contract whose money goes by bank transfer, so that the treasury desk has work: the first milestone was paid in by two
 * transfers and is accepted and released, its payment waits in a batch for the second person; of the second milestone a part
 * has come, and another transfer with a wrong letter in its code lies in suspense.
 */
export async function seedBankRail(contractId: string, challenge: Challenge, cast: Cast): Promise<void> {
  const { sponsorManager: buyer, sponsorFinance: finance, startupOwner: startup } = cast;
  // The demo's contracts go by the sandbox; this one is moved while it is still a draft.
  await db.update(pilotContracts).set({ rail: 'bank' }).where(eq(pilotContracts.id, contractId));
  await draftContract(buyer, contractId, challenge);
  await offerContract(buyer, contractId);
  await sign(buyer, contractId);
  await sign(startup, contractId);
  const [first, second] = (await requireContract(buyer, contractId)).milestones;
  if (!first || !second) throw new Error('the demo contract has two milestones');
  const where = { contractId, milestoneId: first.id };
  const one = await fundMilestone(finance, where);
  const two = await fundMilestone(finance, { contractId, milestoneId: second.id });
  const part = one.amountVnd / 2n;
  const rest = two.amountVnd / 4n;
  await importDay(cast, 3, 0n, [
    [part, `Nop tien ky quy ${one.reference} dot 1`],
    [one.amountVnd - part, `${one.reference} dot 2 thanh toan ky quy`],
  ]);
  await importDay(cast, 2, one.amountVnd, [
    [rest, `Ky quy moc 2 ${two.reference}`],
    [two.amountVnd - rest, `KY QUY MOC 2 ${mistyped(two.reference)}`],
  ]);

  await startMilestone(startup, where);
  await attachFile(startup, { subjectKind: 'milestone', subjectId: first.id, purpose: 'deliverable' }, reportFile());
  await deliverMilestone(startup, { ...where, note: 'Báo cáo kết quả chạy song song, gửi kèm.' });
  await acceptMilestone(buyer, { ...where, note: 'Đạt các tiêu chí nghiệm thu đã thống nhất.' });
  const invoiceNumber = '1C26TSS-00000031';
  await attachFile(
    startup,
    { subjectKind: 'milestone', subjectId: first.id, purpose: 'invoice' },
    invoiceFile(invoiceNumber),
  );
  const invoice = { invoiceNumber, invoiceDate: new Date().toISOString().slice(0, 10) };
  const payout = await releaseMilestone(finance, { ...where, ...invoice });
  await makeBatch(cast.treasurer, [`payout:${payout.id}`]);
}

/** A letter that was heard for another. */
function mistyped(reference: string): string {
  const at = reference.length - 3;
  const other = reference[at] === '7' ? '1' : '7';
  return reference.slice(0, at) + other + reference.slice(at + 1);
}

/** A day's statement as the bank's portal exports it, taken over by the desk. */
async function importDay(cast: Cast, daysAgo: number, openingVnd: bigint, credits: [bigint, string][]): Promise<void> {
  const [year, month, day] = new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10).split('-');
  const on = `${day}/${month}/${year}`;
  const closingVnd = credits.reduce((sum, [vnd]) => sum + vnd, openingVnd);
  const rows = [
    ['Số tài khoản', env.escrowAccount?.account ?? ''],
    ['Loại tiền', 'VND'],
    ['Từ ngày', on],
    ['Đến ngày', on],
    ['Số dư đầu kỳ', openingVnd.toString()],
    [
      'Ngày giao dịch',
      'Số tham chiếu',
      'Số tiền ghi nợ',
      'Số tiền ghi có',
      'Mô tả',
      'Tên đối ứng',
      'Tài khoản đối ứng',
    ],
    ...credits.map(([vnd, text], index) => [
      on,
      `FT26${month}${day}${index + 1}`,
      '',
      vnd.toString(),
      text,
      'CTY CP KHAI THAC CANG LACH HUYEN MAU',
      '0123456789',
    ]),
    ['Số dư cuối kỳ', closingVnd.toString()],
  ];
  const csv = rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');
  const bytes = Buffer.from(`\ufeff${csv}\r\n`);
  const fileId = await keepStatementFile(cast.treasurer, {
    name: `sao-ke-${year}-${month}-${day}.csv`,
    bytes,
    profile: null,
  });
  await importStatement(cast.treasurer, fileId);
  await matchBankLines();
}
