import { eq } from 'drizzle-orm';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { isOffered } from '#app/domain/kernel/policy.ts';
import type { SubjectScope } from '#app/domain/kernel/subjects.server.ts';
import { db } from '#db/client.server.ts';
import { documents } from '#db/schema/documents.ts';
import { payouts } from '#db/schema/payments.ts';
import { contractSignatures, deliverables, milestones } from '#db/schema/pilots.ts';
import { canSign, isSupplier, signsDigitally } from './contract.policy.ts';
import { requireContract } from './contract.queries.server.ts';
import { canAttachDeliverable, canAttachInvoice } from './milestone.policy.ts';

/** The contract when it exists for this reader. */
async function contractFor(actor: Actor, contractId: string) {
  try {
    return await requireContract(actor, contractId);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null;
    throw error;
  }
}

async function milestoneFor(actor: Actor, milestoneId: string) {
  const [row] = await db
    .select({ contractId: milestones.contractId })
    .from(milestones)
    .where(eq(milestones.id, milestoneId));
  const view = row && (await contractFor(actor, row.contractId));
  const milestone = view?.milestones.find((each) => each.id === milestoneId);
  return view && milestone ? { ...view, milestone } : null;
}

const deliveredFiles = async (milestoneId: string) => {
  const rounds = await db
    .select({ files: deliverables.files })
    .from(deliverables)
    .where(eq(deliverables.milestoneId, milestoneId));
  return rounds.flatMap((round) => round.files.map((file) => file.documentId));
};

/**
 * Files of a contract: `signed_copy`, the digitally signed copy that a state body adds before it signs; nobody else may add
 * one, since it would be taken for theirs. Both sides and the coordinator's desks read it.
 */
export const contractSubject: SubjectScope = {
  canRead: async (actor, id, purpose) =>
    actor !== null && purpose === 'signed_copy' && (await contractFor(actor, id)) !== null,
  canAttach: async (actor, id, purpose) => {
    const view = purpose === 'signed_copy' ? await contractFor(actor, id) : null;
    return (
      view !== null &&
      signsDigitally(actor.organizationKind) &&
      isOffered(canSign(actor, view.contract, view.signatures))
    );
  },
  keepsFile: async (id, documentId) => {
    const signatures = await db
      .select({ documentId: contractSignatures.signedDocumentId })
      .from(contractSignatures)
      .where(eq(contractSignatures.contractId, id));
    return signatures.some((signature) => signature.documentId === documentId);
  },
};

/** Whether the milestone was ever ordered to be paid: its invoice is a voucher then. */
const isPaid = async (milestoneId: string) => {
  const rows = await db.select({ id: payouts.id }).from(payouts).where(eq(payouts.milestoneId, milestoneId)).limit(1);
  return rows.length > 0;
};

/**
 * Files of a milestone. `deliverable`: gathered by the startup; the buyer reads a file once it was delivered, not before.
 * `invoice`: the e-invoice, added by either side of an accepted milestone and read by both.
 */
export const milestoneSubject: SubjectScope = {
  canRead: async (actor: Actor | null, id: string, purpose: string, documentId?: string) => {
    const view = actor && (await milestoneFor(actor, id));
    if (!actor || !view) return false;
    if (purpose === 'invoice') return true;
    if (purpose !== 'deliverable') return false;
    if (isSupplier(actor, view.contract)) return true;
    const delivered = await deliveredFiles(id);
    return documentId === undefined ? delivered.length > 0 : delivered.includes(documentId);
  },
  canAttach: async (actor, id, purpose) => {
    const view = await milestoneFor(actor, id);
    if (view && purpose === 'invoice') return canAttachInvoice(actor, view.contract, view.milestone).allowed;
    return (
      view !== null && purpose === 'deliverable' && canAttachDeliverable(actor, view.contract, view.milestone).allowed
    );
  },
  keepsFile: async (id, documentId) => {
    if ((await deliveredFiles(id)).includes(documentId)) return true;
    const [file] = await db.select({ purpose: documents.purpose }).from(documents).where(eq(documents.id, documentId));
    return file?.purpose === 'invoice' && isPaid(id);
  },
};
