import { env } from '#app/env.server.ts';
import { totpCode } from './totp.server.ts';

/**
 * The demo's accounts come enrolled, all with this secret, as all have the printed password. In production it counts for
 * nothing special, whatever the tables hold, and the start is refused while they hold accounts of the demo.
 */
export const demoTotpSecret = 'DEBAIHAIPHONGHOAPHUONGDO2TRAINGH';

/** Whether a secret is the printed one; never in production. */
export function isDemoSecret(secret: string): boolean {
  return !env.production && secret === demoTotpSecret;
}

/** The code to print beside the field; null for everybody who brought a secret of their own, and in production. */
export function demoCode(secret: string, at: Date): string | null {
  return isDemoSecret(secret) ? totpCode(secret, at) : null;
}
