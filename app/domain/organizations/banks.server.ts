import { BanksObject } from 'vietnam-qr-pay';

export type Bank = { bin: string; name: string; shortName: string };

/** Merged or renamed banks, under the name they have now: the package lists both under one number. */
const formerNames = new Set(['DongA Bank', 'Ocean Bank', 'LienVietPostBank', 'MoMo']);

/**
 * Banks of Vietnam by their bank identification number (BIN, six digits, as NAPAS routes by it), in alphabetical order of
 * the names people know. A bank without a number, a wallet, and a name no longer used are left out.
 */
export const banks: readonly Bank[] = Object.values(BanksObject)
  .filter(({ bin, shortName }) => /^\d{6}$/.test(bin) && !formerNames.has(shortName))
  .map(({ bin, name, shortName }) => ({ bin, name, shortName }))
  .sort((a, b) => a.shortName.localeCompare(b.shortName, 'vi'));

export function bankOf(bin: string | null): Bank | null {
  return banks.find((bank) => bank.bin === bin) ?? null;
}
