import { unsafeSealableFiles } from '#app/domain/documents/document.queries.server.ts';
import type { Tx } from '#db/client.server.ts';
import type { VerificationSnapshot } from '#db/schema/verifications.ts';
import type { Organization } from './organization.queries.server.ts';
import { documentPurposes } from './organization-completeness.ts';

/** Fields that the desk judges, by their names in the table. */
const judged = [
  'name',
  'internationalName',
  'kind',
  'subKind',
  'country',
  'taxCode',
  'registrationNumber',
  'street',
  'wardCode',
  'website',
  'contactEmail',
  'contactPhone',
  'bankBin',
  'bankAccount',
  'bankAccountHolder',
  'recognitionNumber',
  'recognitionOn',
  'recognitionAuthority',
] as const satisfies readonly (keyof Organization)[];

/**
 * The organisation and its checked files at this moment: what the desk judges, whatever is changed meanwhile.
 * @throws DomainError conflict `files_still_checked`
 */
export async function verificationSnapshot(tx: Tx, organization: Organization): Promise<VerificationSnapshot> {
  const documents: VerificationSnapshot['documents'] = [];
  for (const purpose of documentPurposes) {
    const files = await unsafeSealableFiles(tx, 'organization', organization.id, purpose);
    documents.push(...files.map((file) => ({ ...file, purpose })));
  }
  return { organization: Object.fromEntries(judged.map((field) => [field, organization[field]])), documents };
}
