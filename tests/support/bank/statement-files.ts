/** Statements as banks write them, made from one description, so that every format can be held to the same facts. */
export type SampleLine = {
  on: string;
  /** Positive came in, negative went out. */
  vnd: bigint;
  text: string;
  reference?: string;
  name?: string;
  account?: string;
};

/** `wrongByVnd` spoils the closing balance. */
export type Sample = {
  wrongByVnd?: bigint;
  account?: string;
  openingVnd: bigint;
  lines: readonly SampleLine[];
  from?: string;
  to?: string;
};

export const sampleAccount = '000012345678';

const sumOf = ({ openingVnd, lines, wrongByVnd = 0n }: Sample) =>
  lines.reduce((sum, line) => sum + line.vnd, openingVnd + wrongByVnd);
const days = ({ lines, from, to }: Sample) => {
  const all = lines.map((line) => line.on).sort();
  return [from ?? all[0] ?? '2026-11-01', to ?? all.at(-1) ?? '2026-11-01'] as const;
};
const grouped = (vnd: bigint, separator: string) => vnd.toString().replace(/\B(?=(\d{3})+$)/g, separator);
const parts = (on: string) => on.split('-') as [string, string, string];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** UTF-8 with commas, dd/mm/yyyy, amounts grouped by commas, two columns. */
export function vietcombankCsv(sample: Sample): Buffer {
  const date = (on: string) => parts(on).reverse().join('/');
  const [from, to] = days(sample);
  const rows = [
    ['SAO KÊ TÀI KHOẢN'],
    ['Số tài khoản', sample.account ?? sampleAccount],
    ['Loại tiền', 'VND'],
    ['Từ ngày', date(from)],
    ['Đến ngày', date(to)],
    ['Số dư đầu kỳ', grouped(sample.openingVnd, ',')],
    [],
    [
      'Ngày giao dịch',
      'Số tham chiếu',
      'Số tiền ghi nợ',
      'Số tiền ghi có',
      'Mô tả',
      'Tên đối ứng',
      'Tài khoản đối ứng',
    ],
    ...sample.lines.map((line) => [
      date(line.on),
      line.reference ?? '',
      line.vnd < 0n ? grouped(-line.vnd, ',') : '',
      line.vnd > 0n ? grouped(line.vnd, ',') : '',
      line.text,
      line.name ?? '',
      line.account ?? '',
    ]),
    ['Tổng cộng', '', '', '', '', '', ''],
    ['Số dư cuối kỳ', grouped(sumOf(sample), ',')],
  ];
  return Buffer.from(`\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
}

/** UTF-16 with tabs, dd-mm-yyyy, 1.500.000,00. */
function bidvCsv(sample: Sample): Buffer {
  const date = (on: string) => parts(on).reverse().join('-');
  const money = (vnd: bigint) => `${grouped(vnd, '.')},00`;
  const [from, to] = days(sample);
  const rows = [
    ['Tài khoản', sample.account ?? sampleAccount],
    ['Tiền tệ', 'VND'],
    ['Từ', date(from)],
    ['Đến', date(to)],
    ['Số dư đầu', money(sample.openingVnd)],
    ['STT', 'Ngày hiệu lực', 'Phát sinh nợ', 'Phát sinh có', 'Diễn giải', 'Số CT', 'TK đối ứng'],
    ...sample.lines.map((line, index) => [
      String(index + 1),
      date(line.on),
      line.vnd < 0n ? money(-line.vnd) : '',
      line.vnd > 0n ? money(line.vnd) : '',
      line.text,
      line.reference ?? '',
      line.account ?? '',
    ]),
    ['Số dư cuối', money(sumOf(sample))],
  ];
  return Buffer.from(`\ufeff${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`, 'utf16le');
}

/** Letters of Windows-1258 that the samples use; accents stand after their letter there. */
const windows1258: Record<string, number> = {
  ă: 0xe3,
  â: 0xe2,
  đ: 0xf0,
  ê: 0xea,
  ô: 0xf4,
  ơ: 0xf5,
  ư: 0xfd,
  Ă: 0xc3,
  Â: 0xc2,
  Đ: 0xd0,
  Ê: 0xca,
  Ô: 0xd4,
  Ơ: 0xd5,
  Ư: 0xdd,
  '\u0300': 0xcc,
  '\u0309': 0xd2,
  '\u0303': 0xde,
  '\u0301': 0xec,
  '\u0323': 0xf2,
};

function toWindows1258(text: string): Buffer {
  const bytes: number[] = [];
  for (const letter of text) {
    const split = letter.normalize('NFD');
    // The letter with its shape (ă, ơ) stays whole, its tone comes after it.
    const tone = [...split].filter((each) => '\u0300\u0309\u0303\u0301\u0323'.includes(each));
    const base = [...split]
      .filter((each) => !tone.includes(each))
      .join('')
      .normalize('NFC');
    for (const each of [base, ...tone]) bytes.push(windows1258[each] ?? each.charCodeAt(0));
  }
  return Buffer.from(bytes);
}

/** Windows-1258 with semicolons, yyyy-mm-dd, one column with a sign. */
function techcombankCsv(sample: Sample): Buffer {
  const rows = [
    ['Số TK', sample.account ?? sampleAccount],
    ['Dư đầu', grouped(sample.openingVnd, '.')],
    ['Ngày ghi sổ', 'Đối tác', 'Nội dung', 'Mã giao dịch', 'Số tiền'],
    ...sample.lines.map((line) => [
      line.on,
      line.name ?? '',
      line.text,
      line.reference ?? '',
      `${line.vnd < 0n ? '-' : '+'}${grouped(line.vnd < 0n ? -line.vnd : line.vnd, '.')}`,
    ]),
    ['Dư cuối', grouped(sumOf(sample), '.')],
  ];
  return toWindows1258(`${rows.map((row) => row.join(';')).join('\r\n')}\r\n`);
}

export function mt940(sample: Sample): Buffer {
  const date = (on: string) => parts(on).join('').slice(2);
  const [from, to] = days(sample);
  const balance = (vnd: bigint, on: string) => `${vnd < 0n ? 'D' : 'C'}${date(on)}VND${vnd < 0n ? -vnd : vnd},00`;
  const lines = sample.lines.flatMap((line) => {
    const [, month, day] = parts(line.on);
    const amount = `${line.vnd < 0n ? -line.vnd : line.vnd},00`;
    const fields = `?20${line.text.slice(0, 27)}?21${line.text.slice(27)}?31${line.account ?? ''}?32${line.name ?? ''}`;
    return [
      `:61:${date(line.on)}${month}${day}${line.vnd < 0n ? 'D' : 'C'}${amount}NTRFNONREF//${line.reference ?? ''}`,
      `:86:${fields.slice(0, 65)}`,
      ...(fields.length > 65 ? [fields.slice(65)] : []),
    ];
  });
  const body = [
    '{1:F01MAUBANKXXXX0000000000}{2:I940MAUBANKXXXXN}{4:',
    ':20:STMT0001',
    `:25:${sample.account ?? sampleAccount}`,
    ':28C:1/1',
    `:60F:${balance(sample.openingVnd, from)}`,
    ...lines,
    `:62F:${balance(sumOf(sample), to)}`,
    '-}',
  ];
  return Buffer.from(body.join('\r\n'));
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export function camt053(sample: Sample): Buffer {
  const [from, to] = days(sample);
  const balance = (code: string, vnd: bigint, on: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="VND">${vnd}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;
  const entries = sample.lines.map((line) => {
    const credit = line.vnd > 0n;
    const party = credit ? 'Dbtr' : 'Cdtr';
    return `<Ntry><Amt Ccy="VND">${credit ? line.vnd : -line.vnd}.00</Amt><CdtDbtInd>${credit ? 'CRDT' : 'DBIT'}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${line.on}</Dt></BookgDt><AcctSvcrRef>${line.reference ?? ''}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><${party}><Nm>${escaped(line.name ?? '')}</Nm></${party}></RltdPties><RmtInf><Ustrd>${escaped(line.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
  });
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>${sample.account ?? sampleAccount}</Id></Othr></Id><Ccy>VND</Ccy></Acct>${balance('OPBD', sample.openingVnd, from)}${balance('CLBD', sumOf(sample), to)}${entries.join('')}</Stmt></BkToCstmrStmt></Document>`,
  );
}

export const writers = { vietcombankCsv, bidvCsv, techcombankCsv, mt940, camt053 };
