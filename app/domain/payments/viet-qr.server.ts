import { encode } from 'uqr';
import { QRPay } from 'vietnam-qr-pay';

export type BankTransfer = {
  /** NAPAS number of the receiving bank, six digits. */
  bin: string;
  account: string;
  amountVnd: bigint;
  /** Upper-case ASCII without punctuation: banks rewrite everything else. */
  memo: string;
};

/**
 * The text of a VietQR code for one transfer (EMVCo merchant-presented QR, NAPAS application A000000727, service QRIBFTTA,
 * CRC-16/CCITT-FALSE): scanned by a banking app it fills in receiver, amount and memo.
 * @throws RangeError for what does not fit the format, which no banking app would read as we mean it
 */
export function vietQrText({ bin, account, amountVnd, memo }: BankTransfer): string {
  if (!/^\d{6}$/.test(bin) || !/^[0-9A-Z]{1,19}$/.test(account)) throw new RangeError('no bank account of VietQR');
  // Field 54 has thirteen places; field 62-08 has twenty-five.
  if (amountVnd <= 0n || amountVnd >= 10n ** 13n) throw new RangeError('no amount of VietQR');
  if (!/^[0-9A-Z ]{1,25}$/.test(memo)) throw new RangeError('no memo of VietQR');
  return QRPay.initVietQR({ bankBin: bin, bankNumber: account, amount: amountVnd.toString(), purpose: memo }).build();
}

/** A QR code as the path of an SVG of `size` × `size` units, quiet zone of four included; one unit is one module. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join(''));
  return { size, path: rows.join('') };
}
