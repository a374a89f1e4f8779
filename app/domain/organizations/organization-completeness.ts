/** What a request for verification needs, in the order in which the profile shows it. */
export type CompletenessFacts = {
  kind: string;
  subKind: string | null;
  taxCode: string | null;
  registrationNumber: string | null;
  country: string;
  wardCode: string | null;
  street: string;
  contactEmail: string | null;
  contactPhone: string;
  bankAccount: string | null;
  recognitionNumber: string | null;
  /** Purposes of files that have passed the check. */
  documents: readonly string[];
};

export const documentPurposes = ['registration', 'authorization', 'recognition', 'other'] as const;
export type DocumentPurpose = (typeof documentPurposes)[number];

export const missingItems = [
  'sub_kind',
  'register',
  'address',
  'contact',
  'registration_document',
  'authorization_document',
  'bank',
  'recognition_document',
] as const;
export type MissingItem = (typeof missingItems)[number];

/** What is missing before the desk can be asked; empty when the request may be sent. */
export function missingFor(facts: CompletenessFacts): MissingItem[] {
  const foreign = facts.country !== 'VN';
  const has = (purpose: DocumentPurpose) => facts.documents.includes(purpose);
  const missing: (MissingItem | false)[] = [
    facts.subKind === null && 'sub_kind',
    (foreign ? facts.registrationNumber : facts.taxCode) === null && 'register',
    // A foreign organisation has no commune-level unit of the city.
    (facts.street === '' || (!foreign && facts.wardCode === null)) && 'address',
    (facts.contactEmail === null || facts.contactPhone === '') && 'contact',
    !has('registration') && 'registration_document',
    !has('authorization') && 'authorization_document',
    // Whoever is to be paid says where; buyers may add an account later.
    facts.kind === 'startup' && facts.bankAccount === null && 'bank',
    facts.recognitionNumber !== null && !has('recognition') && 'recognition_document',
  ];
  return missing.filter((item): item is MissingItem => item !== false);
}

/** Recognition as an innovative startup counts for five years. @param on the decision's day, `2026-11-24` @returns its last day */
export function recognisedUntil(on: string): string {
  const [year = '', month = '', day = ''] = on.split('-');
  const end = new Date(Date.UTC(Number(year) + 5, Number(month) - 1, Number(day)));
  end.setUTCDate(end.getUTCDate() - 1);
  return end.toISOString().slice(0, 10);
}
