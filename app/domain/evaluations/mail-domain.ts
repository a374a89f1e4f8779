/** Providers anybody has an address at, and the domains that RFC 2606 and RFC 6761 give to nobody: they say nothing of an employer. */
const sharedDomains = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'yahoo.com.vn',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'zoho.com',
  'example.com',
  'example.net',
  'example.org',
]);
const reservedEnding = /\.(example|test|invalid|localhost|local)$/;

/** The organisation's own domain in an address, in lower case; null for a shared or reserved one. */
export function employerDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return sharedDomains.has(domain) || reservedEnding.test(domain) ? null : domain;
}
