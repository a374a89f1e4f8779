import fc from 'fast-check';
import { QRPay } from 'vietnam-qr-pay';
import { describe, expect, it } from 'vitest';
import { qrPath, vietQrText } from '#app/domain/payments/viet-qr.server.ts';

/** CRC-16/CCITT-FALSE (polynomial 1021, initial FFFF), written here from its definition, apart from the package used. */
function crc(text: string): string {
  let remainder = 0xffff;
  for (const byte of Buffer.from(text, 'utf8')) {
    remainder ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1)
      remainder = (remainder & 0x8000 ? (remainder << 1) ^ 0x1021 : remainder << 1) & 0xffff;
  }
  return remainder.toString(16).toUpperCase().padStart(4, '0');
}

function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4));
    fields.set(text.slice(at, at + 2), text.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return fields;
}

/** NAPAS, QR Format 1.0, section 6.1: transfer to an account and to a card, static and with an amount. */
const published = [
  // As printed there: its account is one digit longer than the length before it says.
  '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
  '00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52',
  '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
  '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203',
];

describe('VietQR', () => {
  it('the published vectors carry the checksum that their definition gives', () => {
    expect(crc('123456789')).toBe('29B1');
    for (const vector of published) expect(crc(vector.slice(0, -4))).toBe(vector.slice(-4));
  });

  it('the package writes the published vectors and refuses them with a wrong checksum', () => {
    const account = QRPay.initVietQR({
      bankBin: '970403',
      bankNumber: '0011012345678',
      amount: '180000',
      purpose: 'thanh toan don hang',
    });
    account.additionalData.billNumber = 'NPS6869';
    expect(account.build()).toBe(published[2]);
    const card = QRPay.initVietQR({ bankBin: '970403', bankNumber: '9704031101234567', service: 'QRIBFTTC' as never });
    expect(card.build()).toBe(published[1]);
    for (const vector of published.slice(1)) {
      expect(new QRPay(vector).isValid).toBe(true);
      expect(new QRPay(`${vector.slice(0, -4)}0000`).isValid).toBe(false);
    }
  });

  it('ours: receiver, amount in whole đồng and memo, with the right lengths and checksum', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 13n - 1n }),
        fc.stringMatching(/^[0-9A-Z]{1,19}$/),
        (amountVnd, account) => {
          const text = vietQrText({ bin: '970436', account, amountVnd, memo: 'PLT12345678A' });
          expect(crc(text.slice(0, -4))).toBe(text.slice(-4));
          const root = fieldsOf(text);
          expect(root.get('54')).toBe(amountVnd.toString());
          expect([root.get('01'), root.get('53'), root.get('58')]).toEqual(['12', '704', 'VN']);
          const receiver = fieldsOf(root.get('38') ?? '');
          expect([receiver.get('00'), receiver.get('02')]).toEqual(['A000000727', 'QRIBFTTA']);
          expect([...fieldsOf(receiver.get('01') ?? '').values()]).toEqual(['970436', account]);
          expect(fieldsOf(root.get('62') ?? '').get('08')).toBe('PLT12345678A');
        },
      ),
    );
  });

  it('refuses what no banking app would read as we mean it', () => {
    const good = { bin: '970436', account: '123', amountVnd: 1n, memo: 'PLT' };
    for (const bad of [
      { bin: '97043' },
      { account: '' },
      { account: '1 2' },
      { amountVnd: 0n },
      { amountVnd: 10n ** 13n },
      { memo: 'ký quỹ' },
    ])
      expect(() => vietQrText({ ...good, ...bad })).toThrow(RangeError);
  });

  it('is drawn as one path within its square', () => {
    const { size, path } = qrPath(vietQrText({ bin: '970436', account: '123', amountVnd: 1n, memo: 'PLT' }));
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    expect(size).toBeGreaterThan(29);
  });
});
