import { formatDate, formatDateTime, formatMoney, formatPercent } from '#app/i18n/format.ts';
import type { Lang } from '#app/i18n/href.ts';
import { getLookup, getT } from '#app/i18n/t.server.ts';
import { amountInWords } from './amount-in-words.ts';
import { type Html, html, paragraphs } from './html.ts';
import { signedDocument } from './signed-document.ts';

export type ContractParty = { name: string; kind: string; taxCode: string | null };

/** Everything a contract says; amounts in đồng, rates in basis points. */
export type ContractContent = {
  code: string;
  kind: 'pilot' | 'prize' | 'grant';
  title: string;
  challenge: { code: string; title: string };
  buyer: ContractParty;
  supplier: ContractParty;
  terms: string;
  valueVnd: bigint;
  rail: string;
  inspectionDays: number;
  feeBps: number;
  retentionBps: number;
  changeRounds: number;
  silentAcceptance: boolean;
  warrantyDays: number;
  permitFrom: string | null;
  coSponsors: readonly { name: string; amountVnd: bigint }[];
  milestones: readonly {
    position: number;
    title: string;
    acceptanceCriteria: string;
    amountVnd: bigint;
    dueOn: string;
  }[];
  offeredAt: Date;
};

/** The contract as it is signed: one HTML file in both languages. Pure: the same content always gives the same bytes. */
export function renderContract(content: ContractContent): string {
  return signedDocument(`${content.code} – ${content.title}`, {
    vi: contractIn('vi', content),
    en: contractIn('en', content),
  });
}

function contractIn(lang: Lang, content: ContractContent): Html {
  const t = getT(lang, 'pilots');
  const money = (vnd: bigint) => formatMoney(vnd, lang);
  return html`${lang === 'vi' ? html`<p class="motto">${t('document.state')}</p><p class="motto">${t('document.motto')}</p>` : html`<p class="number">${t('document.translation')}</p>`}
<h1>${t(content.kind === 'pilot' ? 'document.contract.title' : `document.contract.title_${content.kind}`)}</h1>
<p class="number">${t('document.number', { code: content.code })}</p>
<p class="number">${content.title}</p>
<h2>${t('document.contract.parties')}</h2>
${party(lang, t('document.contract.buyer'), content.buyer)}
${party(lang, t('document.contract.supplier'), content.supplier)}
<h2>${t('document.contract.subject')}</h2>
<p>${t('document.contract.subjectText', { code: content.challenge.code, title: content.challenge.title })}</p>
<h2>${t('document.contract.value')}</h2>
<p>${t('document.contract.valueText', { amount: money(content.valueVnd), count: content.milestones.length })}${lang === 'vi' ? ` (${t('document.inWords', { words: amountInWords(content.valueVnd) })})` : ''}.</p>
<p>${t(content.rail === 'treasury' ? 'document.contract.byTreasury' : 'document.contract.byEscrow')}${content.rail === 'sandbox' ? ` ${t('document.contract.bySandbox')}` : ''}</p>
${content.feeBps > 0 ? html`<p>${t('document.contract.fee', { rate: formatPercent(content.feeBps, lang) })}</p>` : ''}${content.retentionBps > 0 ? html`<p>${t('document.contract.retention', { rate: formatPercent(content.retentionBps, lang) })}</p>` : ''}${content.warrantyDays > 0 ? html`<p>${t('document.contract.warranty', { count: content.warrantyDays })}</p>` : ''}${content.coSponsors.length > 0 ? html`<p>${t('document.contract.coSponsors', { list: content.coSponsors.map((each) => `${each.name} (${money(each.amountVnd)})`).join('; ') })}</p>` : ''}
<h2>${t('document.contract.milestones')}</h2>
${milestoneTable(lang, content)}
${content.kind === 'pilot' ? acceptance(lang, content) : ''}
<h2>${t('document.contract.terms')}</h2>
${lang === 'en' ? html`<p>${t('document.contract.termsAsAgreed')}</p>` : ''}
${paragraphs(content.terms)}
<h2>${t('document.contract.signing')}</h2>
<p>${t('document.contract.signingText')}</p>
<p>${t('document.offeredAt', { at: formatDateTime(content.offeredAt, lang) })}</p>`;
}

function acceptance(lang: Lang, content: ContractContent): Html {
  const t = getT(lang, 'pilots');
  return html`<h2>${t('document.contract.acceptance')}</h2>
<p>${t('document.contract.acceptanceText', { count: content.inspectionDays })}</p>
<p>${t('document.contract.changeRounds', { count: content.changeRounds })}</p>
${content.silentAcceptance ? html`<p>${t('document.contract.silent')}</p>` : ''}${content.permitFrom ? html`<p>${t('document.contract.permit', { on: formatDate(content.permitFrom, lang) })}</p>` : ''}`;
}

function party(lang: Lang, role: string, { name, kind, taxCode }: ContractParty): Html {
  const t = getT(lang, 'pilots');
  const kindInWords = getLookup(lang).first([`common:organizationKind.${kind}`]) ?? kind;
  return html`<dl><dt>${role}</dt><dd><strong>${name}</strong></dd><dt>${t('document.contract.kind')}</dt><dd>${kindInWords}</dd><dt>${t('document.contract.taxCode')}</dt><dd>${taxCode ?? '–'}</dd></dl>`;
}

function milestoneTable(lang: Lang, { milestones, valueVnd }: ContractContent): Html {
  const t = getT(lang, 'pilots');
  const [no, due, amount] = [t('document.contract.no'), t('document.contract.due'), t('document.contract.amount')];
  const rows = milestones.map(
    (each) =>
      html`<tr><td data-label="${no}">${each.position}</td><td><strong>${each.title}</strong>${paragraphs(each.acceptanceCriteria)}</td><td class="day" data-label="${due}">${formatDate(each.dueOn, lang)}</td><td class="amount" data-label="${amount}">${formatMoney(each.amountVnd, lang)}</td></tr>`,
  );
  return html`<table class="milestones"><thead><tr><th>${no}</th><th>${t('document.contract.workAndCriteria')}</th><th>${due}</th><th class="amount">${amount}</th></tr></thead>
<tbody>${rows}</tbody>
<tfoot><tr><th colspan="3">${t('document.contract.total')}</th><th class="amount">${formatMoney(valueVnd, lang)}</th></tr></tfoot></table>`;
}
