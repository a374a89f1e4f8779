/** Crockford's base 32: no I, L, O, U, so that a code survives being read aloud and typed again. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bodyLength = 8;

/** `PLT` is on money asked for (thu), `PLC` on money sent (chi). */
export const referencePrefixes = ['PLT', 'PLC'] as const;
export type ReferencePrefix = (typeof referencePrefixes)[number];

/** Crockford's check: the number modulo 37, a prime, so that a wrong character or two swapped neighbours always show. */
function remainderOf(body: string): number {
  let remainder = 0;
  for (const character of body) remainder = (remainder * alphabet.length + alphabet.indexOf(character)) % 37;
  return remainder;
}

/**
 * A reference code from random bytes: the prefix, eight characters, a check character. The signs that Crockford adds
 * for the remainders 32 to 36 do not survive a bank's free text, so a body with such a remainder is not given out.
 * @param random gives that many random bytes, each call others
 */
export function makeReference(random: (count: number) => Uint8Array, prefix: ReferencePrefix = 'PLT'): string {
  for (;;) {
    const body = Array.from(random(bodyLength), (byte) => alphabet[byte % alphabet.length]).join('');
    const check = alphabet[remainderOf(body)];
    if (check) return `${prefix}${body}${check}`;
  }
}

/** Whether a text is a reference code whose check character is right. */
export function isReference(text: string): boolean {
  const match = /^PL[TC]([0-9A-HJKMNP-TV-Z]{8})([0-9A-HJKMNP-TV-Z])$/.exec(text);
  return match?.[1] !== undefined && alphabet[remainderOf(match[1])] === match[2];
}

/** A bank's free text as codes are looked for in it: upper case, without accents, spaces or signs. */
export function bareText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'D')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
}

/**
 * Everything in a bank's free text that looks like one of our codes, and whether its check character holds. Banks put
 * text before, after and into the middle (a space, a line break), never letters within.
 */
export function referencesIn(text: string): { code: string; valid: boolean }[] {
  const found = new Map<string, boolean>();
  // Looking ahead, so that a prefix inside another code's body hides nothing.
  for (const match of bareText(text).matchAll(/(?=(PL[TC][0-9A-Z]{9}))/g)) {
    const code = match[1] ?? '';
    found.set(code, isReference(code));
  }
  return [...found].map(([code, valid]) => ({ code, valid }));
}
