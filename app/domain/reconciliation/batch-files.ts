import { bareText } from '#app/domain/payments/reference-code.ts';

export type BatchToWrite = {
  code: string;
  /** Moment of approval, ISO 8601. */
  at: string;
  totalVnd: bigint;
  debtor: { bin: string; bankName: string; account: string; accountName: string };
  entries: readonly {
    reference: string;
    amountVnd: bigint;
    beneficiaryName: string;
    beneficiaryBin: string;
    beneficiaryAccount: string;
  }[];
};

/** A name as banks take it: capital letters without accents. Nothing in it can be read as a formula or as markup. */
function bankName(name: string): string {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u).map(bareText);
  return words.filter(Boolean).join(' ').slice(0, 70);
}

const columns = ['STT', 'SO TAI KHOAN', 'TEN NGUOI HUONG', 'MA NGAN HANG (BIN)', 'SO TIEN', 'NOI DUNG'];

/**
 * The list that banks' own portals take for many transfers at once: digits and capital letters only, so that no spreadsheet
 * reads a formula; accounts in quotes, so that none loses its leading zeros to a careful reader.
 */
export function batchCsv(batch: BatchToWrite): string {
  const rows = batch.entries.map((entry, index) => [
    String(index + 1),
    `"${bareText(entry.beneficiaryAccount)}"`,
    bankName(entry.beneficiaryName),
    entry.beneficiaryBin,
    entry.amountVnd.toString(),
    entry.reference,
  ]);
  return `${[columns, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** ISO 20022 pain.001.001.09, customer credit transfer initiation. The code of an entry is its end-to-end identification. */
export function batchPain001(batch: BatchToWrite): string {
  const { debtor, entries } = batch;
  const count = entries.length;
  const total = batch.totalVnd;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
<CstmrCdtTrfInitn>
<GrpHdr><MsgId>${batch.code}</MsgId><CreDtTm>${batch.at}</CreDtTm><NbOfTxs>${count}</NbOfTxs><CtrlSum>${total}</CtrlSum><InitgPty><Nm>${escaped(debtor.accountName)}</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>${batch.code}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg><NbOfTxs>${count}</NbOfTxs><CtrlSum>${total}</CtrlSum><ReqdExctnDt><Dt>${batch.at.slice(0, 10)}</Dt></ReqdExctnDt><Dbtr><Nm>${escaped(debtor.accountName)}</Nm></Dbtr><DbtrAcct><Id><Othr><Id>${debtor.account}</Id></Othr></Id><Ccy>VND</Ccy></DbtrAcct>${agent('DbtrAgt', debtor.bin)}
${entries.map(transfer).join('\n')}
</PmtInf>
</CstmrCdtTrfInitn>
</Document>
`;
}

const agent = (tag: string, bin: string) =>
  `<${tag}><FinInstnId><ClrSysMmbId><MmbId>${bin}</MmbId></ClrSysMmbId></FinInstnId></${tag}>`;

function transfer(entry: BatchToWrite['entries'][number]): string {
  const { reference, amountVnd, beneficiaryBin, beneficiaryName, beneficiaryAccount } = entry;
  return `<CdtTrfTxInf><PmtId><EndToEndId>${reference}</EndToEndId></PmtId><Amt><InstdAmt Ccy="VND">${amountVnd}</InstdAmt></Amt>${agent('CdtrAgt', beneficiaryBin)}<Cdtr><Nm>${escaped(bankName(beneficiaryName))}</Nm></Cdtr><CdtrAcct><Id><Othr><Id>${bareText(beneficiaryAccount)}</Id></Othr></Id></CdtrAcct><RmtInf><Ustrd>${reference}</Ustrd></RmtInf></CdtTrfTxInf>`;
}
