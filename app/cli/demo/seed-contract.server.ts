import type { Challenge } from '#app/domain/challenges/challenge.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { acceptMilestone } from '#app/domain/pilots/accept-milestone.server.ts';
import { requireContract } from '#app/domain/pilots/contract.queries.server.ts';
import { deliverMilestone } from '#app/domain/pilots/deliver-milestone.server.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { offerContract } from '#app/domain/pilots/offer-contract.server.ts';
import { releaseMilestone } from '#app/domain/pilots/release-milestone.server.ts';
import { saveContractDraft } from '#app/domain/pilots/save-contract-draft.server.ts';
import { signContract } from '#app/domain/pilots/sign-contract.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import { handle as confirmPayment } from '#app/jobs/handlers/confirm-sandbox-payment.ts';
import { handle as confirmPayout } from '#app/jobs/handlers/confirm-sandbox-payout.ts';
import { attachFile } from './attach-file.server.ts';
import { type DemoStage, demoStages } from './demo-data.ts';
import type { Cast } from './seed-people.server.ts';

/** Takes the winner's contract as far as the stage says. The confirming jobs are run at once instead of by a worker. */
export async function seedContract(
  stage: DemoStage,
  contractId: string,
  challenge: Challenge,
  cast: Cast,
): Promise<void> {
  const reached = (other: DemoStage) => demoStages.indexOf(stage) >= demoStages.indexOf(other);
  const { sponsorManager: buyer, sponsorFinance: finance, startupOwner: startup } = cast;
  if (!reached('contract_offered')) return;
  await draftContract(buyer, contractId, challenge);
  await offerContract(buyer, contractId);
  await sign(buyer, contractId);
  if (!reached('awaiting_funds')) return;
  await sign(startup, contractId);
  if (!reached('in_progress')) return;

  const [first, second] = (await requireContract(buyer, contractId)).milestones;
  if (!first || !second) throw new Error('the demo contract has two milestones');
  const { id: milestoneId } = first;
  await fund(finance, contractId, milestoneId);
  await startMilestone(startup, { contractId, milestoneId });
  if (!reached('delivered')) return;
  await attachFile(startup, { subjectKind: 'milestone', subjectId: milestoneId, purpose: 'deliverable' }, reportFile());
  const note = 'Báo cáo kết quả chạy song song và biên bản họp với tổ điều hành, gửi kèm.';
  await deliverMilestone(startup, { contractId, milestoneId, note });
  if (!reached('accepted')) return;
  await acceptMilestone(buyer, { contractId, milestoneId, note: 'Đạt các tiêu chí nghiệm thu đã thống nhất.' });
  const invoiceNumber = '1C26TSS-00000012';
  await attachFile(
    startup,
    { subjectKind: 'milestone', subjectId: milestoneId, purpose: 'invoice' },
    invoiceFile(invoiceNumber),
  );
  if (!reached('released')) return;
  const invoice = { invoiceNumber, invoiceDate: new Date().toISOString().slice(0, 10) };
  const payout = await releaseMilestone(finance, { contractId, milestoneId, ...invoice });
  await confirmPayout({ payoutId: payout.id });
  await fund(finance, contractId, second.id);
  await startMilestone(startup, { contractId, milestoneId: second.id });
}

async function fund(finance: Actor, contractId: string, milestoneId: string): Promise<void> {
  const payment = await fundMilestone(finance, { contractId, milestoneId });
  await confirmPayment({ paymentId: payment.id });
}

/** Two milestones, 40 % and 60 %, in whole millions of đồng. */
export async function draftContract(buyer: Actor, contractId: string, challenge: Challenge): Promise<void> {
  const { contract } = await requireContract(buyer, contractId);
  const million = 1_000_000n;
  const firstVnd = ((contract.valueVnd * 4n) / 10n / million) * million;
  await saveContractDraft(buyer, {
    contractId,
    draft: {
      revision: contract.revision,
      title: `Thí điểm: ${challenge.title}`,
      terms: terms.join('\n\n'),
      valueVnd: contract.valueVnd,
      inspectionDays: 10,
      milestones: [
        {
          title: 'Chạy song song và báo cáo sai số',
          acceptanceCriteria:
            'Chạy liên tục 20 ngày làm việc; báo cáo so sánh hằng ngày; sai số trong ngưỡng đã nêu ở đề bài.',
          amountVnd: firstVnd,
          dueOn: inDays(60),
        },
        {
          title: 'Vận hành chính thức và bàn giao',
          acceptanceCriteria: 'Người của bên mua tự vận hành 10 ngày; bàn giao mã nguồn, tài liệu và biên bản đào tạo.',
          amountVnd: contract.valueVnd - firstVnd,
          dueOn: inDays(150),
        },
      ],
    },
  });
}

const terms = [
  'Điều 1. Phạm vi. Bên nhận thí điểm thực hiện giải pháp đã được chọn tại địa điểm của bên mua, theo các mốc của hợp đồng này.',
  'Điều 2. Dữ liệu. Dữ liệu của bên mua chỉ dùng cho việc thí điểm, không chuyển cho bên thứ ba và được xóa khi kết thúc.',
  'Điều 3. Sở hữu trí tuệ. Quyền đối với giải pháp thuộc bên nhận thí điểm; bên mua được dùng kết quả trong phạm vi của mình.',
  'Điều 4. Nghiệm thu. Bên mua nghiệm thu theo tiêu chí của từng mốc trong thời hạn kiểm tra.',
];

export async function sign(signer: Actor, contractId: string): Promise<void> {
  const { contract } = await requireContract(signer, contractId);
  await signContract(signer, {
    contractId,
    documentSha256: contract.documentSha256 ?? '',
    typedName: signer.displayName,
    decisionNumber: '',
    lang: 'vi',
  });
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

export function invoiceFile(invoiceNumber: string) {
  return {
    name: `hoa-don-${invoiceNumber}.csv`,
    bytes: Buffer.from(`so,ngay,so_tien\n${invoiceNumber},theo hop dong,1\n`),
  };
}

export function reportFile() {
  const lines = ['ngay,sai_so_phut', ...Array.from({ length: 20 }, (_, index) => `${index + 1},${52 - index}`)];
  return { name: 'bao-cao-sai-so.csv', bytes: Buffer.from(`${lines.join('\n')}\n`) };
}
