import type { ReactNode } from 'react';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Money } from '../money.tsx';
import { Fact, Facts } from '../ui/section.tsx';
import { CopyButton } from './copy-button.tsx';

type Props = {
  milestone: { position: number; title: string };
  payment: { amountVnd: bigint; reference: string };
  escrow: { bankName: string; account: string; accountName: string };
  dueVnd: bigint;
  qr: { size: number; path: string } | null;
};

/** Account, code and amount, each to be copied, and the code a banking app reads all of it from. */
export function TransferFacts({ milestone, payment, escrow, dueVnd, qr }: Props) {
  const { t, lang } = useT('payments', 'pilots');
  const amount = formatMoney(dueVnd, lang);
  const said = t('instructions.qrText', {
    account: escrow.account,
    bank: escrow.bankName,
    amount,
    memo: payment.reference,
  });
  return (
    <>
      <div className="mt-6">
        <Facts>
          <Fact name={t('instructions.due')}>
            <Copied value={dueVnd.toString()} label={t('instructions.amount')}>
              <strong className="text-lg">
                <Money vnd={dueVnd} />
              </strong>
            </Copied>
          </Fact>
          {dueVnd === payment.amountVnd ? null : (
            <Fact name={t('instructions.asked')}>
              <Money vnd={payment.amountVnd} />
            </Fact>
          )}
          <Fact name={t('instructions.memo')}>
            <Copied value={payment.reference} label={t('instructions.memo')}>
              <strong className="text-lg tracking-wide">{payment.reference}</strong>
            </Copied>
            <span className="block text-sm text-muted">{t('instructions.memoHint')}</span>
          </Fact>
          <Fact name={t('instructions.account')}>
            <Copied value={escrow.account} label={t('instructions.account')}>
              <strong>{escrow.account}</strong>
            </Copied>
          </Fact>
          <Fact name={t('instructions.accountName')}>{escrow.accountName}</Fact>
          <Fact name={t('instructions.bank')}>{escrow.bankName}</Fact>
          <Fact name={t('instructions.for')}>
            {t('pilots:milestone.heading', { position: milestone.position, title: milestone.title })}
          </Fact>
        </Facts>
      </div>
      {qr ? (
        <figure className="mt-8 flex flex-wrap items-center gap-6">
          <svg
            viewBox={`0 0 ${qr.size} ${qr.size}`}
            role="img"
            aria-label={said}
            shapeRendering="crispEdges"
            className="size-56 shrink-0 rounded border border-line bg-white"
          >
            <path d={qr.path} fill="#000" />
          </svg>
          <figcaption className="min-w-0 flex-1 basis-60">
            <strong className="block">{t('instructions.qrTitle')}</strong>
            <span className="mt-1 block text-muted">{said}</span>
          </figcaption>
        </figure>
      ) : null}
    </>
  );
}

function Copied({ value, label, children }: { value: string; label: string; children: ReactNode }) {
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-3">
      {children}
      <CopyButton value={value} label={label} />
    </span>
  );
}
