/**
 * What people may agree to or not: each purpose by itself, apart from what the contract or the law requires. A new wording
 * is a new version and asks again.
 */
export const consentPurposes = [
  { purpose: 'news', version: '1' },
  { purpose: 'public_name', version: '1' },
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number]['purpose'];
