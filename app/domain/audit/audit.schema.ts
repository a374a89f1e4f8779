import { z } from 'zod';

/** Kinds of things a reader chooses from; each stands for the kinds of subjects below it. */
export const auditGroups = {
  account: ['user'],
  organization: ['organization'],
  challenge: ['challenge'],
  solution: ['solution', 'document'],
  evaluation: ['panel', 'score_sheet', 'evaluator_profile'],
  contract: ['contract', 'milestone', 'proposal'],
  money: ['payment', 'payout', 'refund', 'payout_batch', 'bank_statement', 'suspense_decision', 'reconciliation_break'],
  catalogue: ['catalogue_entry'],
  trail: ['audit_trail'],
} as const;

export type AuditGroup = keyof typeof auditGroups;
export const auditGroupNames = Object.keys(auditGroups) as AuditGroup[];

/** Names of the filters in an address. */
export const filterNames = {
  from: 'tu',
  to: 'den',
  group: 'loai',
  person: 'nguoi',
  organization: 'don-vi',
  subject: 'doi-tuong',
  before: 'truoc',
} as const;

const text = z.string().trim().min(1).max(200);

/** An address may say anything: what is no filter of ours filters nothing. */
const auditFiltersSchema = z.object({
  /** Days in Vietnam, both included. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  group: z.enum(auditGroupNames).optional().catch(undefined),
  /** Part of a name, or an address of e-mail. */
  person: text.optional().catch(undefined),
  organization: text.optional().catch(undefined),
  /** Code of a challenge or contract, or an id. */
  subject: text.optional().catch(undefined),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

export type AuditFilters = z.infer<typeof auditFiltersSchema>;

export function readAuditFilters(params: URLSearchParams): AuditFilters {
  const said = Object.entries(filterNames).map(([name, shown]) => [
    name,
    params.get(shown)?.replaceAll('\0', '').trim() || undefined,
  ]);
  return auditFiltersSchema.parse(Object.fromEntries(said));
}
