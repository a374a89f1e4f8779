import { formatBytes, formatDateTime, formatMoney } from '#app/i18n/format.ts';
import type { Lang } from '#app/i18n/href.ts';
import { getT } from '#app/i18n/t.server.ts';
import { amountInWords } from './amount-in-words.ts';
import { type Html, html, paragraphs } from './html.ts';
import { signedDocument } from './signed-document.ts';

/** Everything an acceptance record says; amounts in đồng. */
export type AcceptanceContent = {
  contract: { code: string; title: string; documentSha256: string | null };
  buyerName: string;
  supplierName: string;
  milestone: { position: number; title: string; acceptanceCriteria: string };
  delivery: {
    round: number;
    note: string;
    submittedAt: Date;
    files: readonly { name: string; sizeBytes: number; sha256: string }[];
  } | null;
  settlement: { grossVnd: bigint; feeVnd: bigint; vatVnd: bigint; retentionVnd: bigint; netVnd: bigint };
  basis: 'signed' | 'silence' | 'part' | 'settlement' | 'award';
  note: string;
  /** Nobody when silence or an arbiter accepts. */
  accepterName: string | null;
  acceptedAt: Date;
};

/** The acceptance record (biên bản nghiệm thu) as it is signed: one HTML file in both languages. Pure. */
export function renderAcceptanceRecord(content: AcceptanceContent): string {
  return signedDocument(`${content.contract.code} – ${content.milestone.title}`, {
    vi: recordIn('vi', content),
    en: recordIn('en', content),
  });
}

function recordIn(lang: Lang, content: AcceptanceContent): Html {
  const t = getT(lang, 'pilots');
  const { contract, milestone, delivery } = content;
  return html`${lang === 'vi' ? html`<p class="motto">${t('document.state')}</p><p class="motto">${t('document.motto')}</p>` : html`<p class="number">${t('document.translation')}</p>`}
<h1>${t(content.basis === 'award' ? 'document.record.awardTitle' : 'document.record.title')}</h1>
<p class="number">${t('document.record.of', { position: milestone.position, code: contract.code })}</p>
<dl>
<dt>${t('document.record.contract')}</dt><dd>${contract.code} – ${contract.title}${contract.documentSha256 ? html`<br><code>SHA-256: ${contract.documentSha256}</code>` : ''}</dd>
<dt>${t('document.contract.buyer')}</dt><dd>${content.buyerName}</dd>
<dt>${t('document.contract.supplier')}</dt><dd>${content.supplierName}</dd>
<dt>${t('document.record.milestone')}</dt><dd>${milestone.position}. ${milestone.title}</dd>
</dl>
<h2>${t('document.record.criteria')}</h2>
${paragraphs(milestone.acceptanceCriteria)}
${delivery ? delivered(lang, delivery) : ''}
<h2>${t('document.record.decision')}</h2>
<p>${t(`document.record.basis.${content.basis}`)}</p>
${content.note ? paragraphs(content.note) : ''}
<h2>${t('document.record.money')}</h2>
${settlementTable(lang, content)}
<h2>${t('document.record.signed')}</h2>
<p>${content.accepterName === null ? t('document.record.unsigned', { at: formatDateTime(content.acceptedAt, lang) }) : t('document.record.signedText', { name: content.accepterName, organization: content.buyerName, at: formatDateTime(content.acceptedAt, lang) })}</p>`;
}

function delivered(lang: Lang, delivery: NonNullable<AcceptanceContent['delivery']>): Html {
  const t = getT(lang, 'pilots');
  return html`<h2>${t('document.record.delivered')}</h2>
<p>${t('document.record.deliveredText', { round: delivery.round, at: formatDateTime(delivery.submittedAt, lang) })}</p>
${paragraphs(delivery.note)}
<ul>${delivery.files.map((file) => html`<li>${file.name} (${formatBytes(file.sizeBytes, lang)})<br><code>SHA-256: ${file.sha256}</code></li>`)}</ul>`;
}

function settlementTable(lang: Lang, { settlement }: AcceptanceContent): Html {
  const t = getT(lang, 'pilots');
  const line = (label: string, vnd: bigint) =>
    html`<tr><td>${label}</td><td class="amount">${formatMoney(vnd, lang)}</td></tr>`;
  const deductions = [
    { label: t('document.record.fee'), vnd: settlement.feeVnd },
    { label: t('document.record.vat'), vnd: settlement.vatVnd },
    { label: t('document.record.retention'), vnd: settlement.retentionVnd },
  ].filter(({ vnd }) => vnd > 0n);
  return html`<table><tbody>${line(t('document.record.gross'), settlement.grossVnd)}${deductions.map(({ label, vnd }) => line(label, -vnd))}</tbody>
<tfoot><tr><th>${t('document.record.net')}${lang === 'vi' ? html`<br>${t('document.inWords', { words: amountInWords(settlement.netVnd) })}` : ''}</th><th class="amount">${formatMoney(settlement.netVnd, lang)}</th></tr></tfoot></table>`;
}
