/** Crockford's base 32: no I, L, O, U, so that a code survives being read aloud and typed again. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefix = 'PLT';
const bodyLength = 8;

/** Crockford's check: the number modulo 37, a prime, so that a wrong character or two swapped neighbours always show. */
function remainderOf(body: string): number {
  let remainder = 0;
  for (const character of body) remainder = (remainder * alphabet.length + alphabet.indexOf(character)) % 37;
  return remainder;
}

/**
 * A payment's reference code from random bytes: PLT, eight characters, a check character. The signs that Crockford adds
 * for the remainders 32 to 36 do not survive a bank's free text, so a body with such a remainder is not given out.
 * @param random gives that many random bytes, each call others
 */
export function makeReference(random: (count: number) => Uint8Array): string {
  for (;;) {
    const body = Array.from(random(bodyLength), (byte) => alphabet[byte % alphabet.length]).join('');
    const check = alphabet[remainderOf(body)];
    if (check) return `${prefix}${body}${check}`;
  }
}

/** Whether a text is a reference code whose check character is right. */
export function isReference(text: string): boolean {
  const match = /^PLT([0-9A-HJKMNP-TV-Z]{8})([0-9A-HJKMNP-TV-Z])$/.exec(text);
  return match?.[1] !== undefined && alphabet[remainderOf(match[1])] === match[2];
}
