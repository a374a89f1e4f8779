import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands: SHA-1, six digits, 30 seconds (RFC 6238). */
const period = 30; // seconds
const issuer = 'Đề Bài';

const totp = (secret: string, label = '') =>
  new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) });

/** @returns 160 bits, base32 (RFC 4226, R6) */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that the QR code carries. */
export function totpAddress(secret: string, email: string): string {
  return totp(secret, email).toString();
}

export function totpCode(secret: string, at: Date): string {
  return totp(secret).generate({ timestamp: at.getTime() });
}

/**
 * The time step whose code this is: the present one, or one beside it, for clocks that are off by half a minute.
 * @returns null when it is none of the three
 */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const timestamp = at.getTime();
  const delta = totp(secret).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}
