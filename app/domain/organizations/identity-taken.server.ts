import { DomainError } from '#app/domain/kernel/errors.ts';

type DatabaseError = { cause?: { code?: string; constraint_name?: string } };

const fields: Record<string, { reason: string; field: string }> = {
  organizations_tax_code_index: { reason: 'tax_code_taken', field: 'taxCode' },
  organizations_registration: { reason: 'registration_taken', field: 'registrationNumber' },
};

/** The constraint that a write ran into when it was one that is unique, else null. */
export function brokenConstraint(error: unknown): string | null {
  const cause = (error as DatabaseError | null)?.cause;
  return cause?.code === '23505' ? (cause.constraint_name ?? '') : null;
}

/**
 * A tax code, or a country and registration number, belong to one organisation, also when two people write them at once:
 * the database decides, and the later one hears of it beside the field.
 */
export function asTaken(error: unknown): unknown {
  const refusal = fields[brokenConstraint(error) ?? ''];
  return refusal ? new DomainError('conflict', { ...refusal, cause: error }) : error;
}
