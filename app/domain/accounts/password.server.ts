import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the package's default) with OWASP's parameters: 19 MiB, two passes, one lane. About 25 ms. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Vietnamese letters can be typed as one code point or as a letter and marks, depending on the keyboard: both spell the
 * same password (NIST SP 800-63B, 3.1.1.2).
 */
const normalized = (password: string) => password.normalize('NFKC');

/** @returns argon2id in PHC string form, salted */
export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), parameters);
}

/** No account has this hash's password. Made once, so that an unknown address costs as long as a known one. */
let decoy: Promise<string> | undefined;

/** Stands in a row whose account no password opens: deleted, or signed in to in another way only. */
export const unusablePassword = '!';

/** @param passwordHash null when there is no such account: takes as long, and is never right */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null && passwordHash !== unusablePassword) return verify(passwordHash, normalized(password));
  decoy ??= hashPassword(crypto.randomUUID());
  await verify(await decoy, normalized(password));
  return false;
}
