/**
 * How banks write their statements as CSV, as data: a bank more is an entry more. Names of columns are compared without
 * accents, case and signs; several names mean that the bank has changed its mind over the years.
 */
export type CsvProfile = {
  delimiter: ',' | ';' | '\t';
  decimal: '.' | ',';
  /** Order and separators of a date in the columns. */
  date: 'd/m/y' | 'd-m-y' | 'y-m-d';
  columns: {
    bookedOn: readonly string[];
    /** Either two columns, or one with a sign. */
    credit?: readonly string[];
    debit?: readonly string[];
    signed?: readonly string[];
    description: readonly string[];
    bankReference?: readonly string[];
    counterpartyName?: readonly string[];
    counterpartyAccount?: readonly string[];
    counterpartyBank?: readonly string[];
  };
  /** Rows above or below the table: their first cell, whose value is in the next that is not empty. */
  facts: {
    account: readonly string[];
    currency?: readonly string[];
    opening: readonly string[];
    closing: readonly string[];
    from?: readonly string[];
    to?: readonly string[];
  };
};

export const csvProfiles = {
  vietcombank: {
    delimiter: ',',
    decimal: '.',
    date: 'd/m/y',
    columns: {
      bookedOn: ['Ngày giao dịch', 'Transaction date'],
      credit: ['Số tiền ghi có', 'Credit'],
      debit: ['Số tiền ghi nợ', 'Debit'],
      description: ['Mô tả', 'Nội dung chi tiết', 'Description'],
      bankReference: ['Số tham chiếu', 'Reference'],
      counterpartyName: ['Tên đối ứng'],
      counterpartyAccount: ['Tài khoản đối ứng'],
      counterpartyBank: ['Ngân hàng đối ứng'],
    },
    facts: {
      account: ['Số tài khoản', 'Account number'],
      currency: ['Loại tiền', 'Currency'],
      opening: ['Số dư đầu kỳ', 'Opening balance'],
      closing: ['Số dư cuối kỳ', 'Closing balance'],
      from: ['Từ ngày', 'From'],
      to: ['Đến ngày', 'To'],
    },
  },
  bidv: {
    delimiter: '\t',
    decimal: ',',
    date: 'd-m-y',
    columns: {
      bookedOn: ['Ngày hiệu lực'],
      credit: ['Phát sinh có'],
      debit: ['Phát sinh nợ'],
      description: ['Diễn giải'],
      bankReference: ['Số CT'],
      counterpartyName: ['Tên người hưởng/chuyển'],
      counterpartyAccount: ['TK đối ứng'],
    },
    facts: {
      account: ['Tài khoản'],
      currency: ['Tiền tệ'],
      opening: ['Số dư đầu'],
      closing: ['Số dư cuối'],
      from: ['Từ'],
      to: ['Đến'],
    },
  },
  techcombank: {
    delimiter: ';',
    decimal: ',',
    date: 'y-m-d',
    columns: {
      bookedOn: ['Ngày ghi sổ'],
      signed: ['Số tiền'],
      description: ['Nội dung'],
      bankReference: ['Mã giao dịch'],
      counterpartyName: ['Đối tác'],
      counterpartyAccount: ['Số tài khoản đối tác'],
      counterpartyBank: ['NH đối tác'],
    },
    facts: {
      account: ['Số TK'],
      currency: ['Đơn vị tiền'],
      opening: ['Dư đầu'],
      closing: ['Dư cuối'],
    },
  },
} as const satisfies Record<string, CsvProfile>;

export type CsvProfileName = keyof typeof csvProfiles;
export const csvProfileNames = Object.keys(csvProfiles) as CsvProfileName[];
