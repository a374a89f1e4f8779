import { unsafeSealableFiles } from '#app/domain/documents/document.queries.server.ts';
import { type Actor, systemActor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { databaseNow } from '#app/domain/kernel/clock.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { assertCanFire } from '#app/domain/kernel/machine.ts';
import { assertAllowed } from '#app/domain/kernel/policy.ts';
import { transition } from '#app/domain/kernel/transition.server.ts';
import type { Lang } from '#app/i18n/href.ts';
import { consentText } from '#app/render/consent.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { contractSignatures } from '#db/schema/pilots.ts';
import { canSign, signsDigitally } from './contract.policy.ts';
import { type Contract, lockContract, signaturesOf } from './contract.queries.server.ts';
import { contractMachine } from './contract.states.ts';
import { tellOfContract } from './contract-news.server.ts';
import { openNextMilestone } from './open-next-milestone.server.ts';

export type SigningInput = {
  contractId: string;
  /** The hash of the document that the signer's page showed. */
  documentSha256: string;
  typedName: string;
  decisionNumber: string;
  /** Language the signer read it in. */
  lang: Lang;
};

/**
 * Signs for one party. With the second signature the contract is in force and its first milestone waits for money.
 * @throws DomainError not_found, forbidden, stale_state; conflict `document_changed` when the page showed another document;
 *         invalid_input beside the field for a name that is not the signer's, a missing decision or signed copy
 */
export function signContract(actor: Actor, input: SigningInput): Promise<{ active: boolean }> {
  return inTransaction(async (tx) => {
    const { contract } = await lockContract(tx, actor, input.contractId);
    const earlier = await signaturesOf(tx, contract.id);
    assertCanFire(contractMachine, 'activate', contract.status);
    assertAllowed(canSign(actor, contract, earlier));
    if (contract.documentSha256 !== input.documentSha256)
      throw new DomainError('conflict', { reason: 'document_changed' });

    const sha256 = input.documentSha256;
    await tx.insert(contractSignatures).values({
      contractId: contract.id,
      organizationId: actor.organizationId,
      userId: actor.userId,
      documentSha256: sha256,
      consentText: consentText(input.lang, {
        name: actor.displayName,
        organization: actor.organizationName,
        code: contract.code,
        sha256,
      }),
      ...(await proofOf(tx, actor, input)),
    });
    await recordAudit(tx, actor, {
      event: 'contract.sign',
      subjectKind: 'contract',
      subjectId: contract.id,
      details: { sha256 },
    });
    const active = earlier.length === 1;
    if (active) await activate(tx, contract);
    else await tellOther(tx, contract, actor);
    return { active };
  });
}

/** Typed consent, or for a state body the number of its approval decision and the digitally signed copy. */
async function proofOf(tx: Tx, actor: Actor, input: SigningInput) {
  if (comparable(input.typedName) !== comparable(actor.displayName))
    throw new DomainError('invalid_input', { reason: 'name_differs', field: 'typedName' });
  if (!signsDigitally(actor.organizationKind)) return { method: 'typed_consent' as const };
  if (!input.decisionNumber)
    throw new DomainError('invalid_input', { reason: 'decision_missing', field: 'decisionNumber' });
  const copies = await unsafeSealableFiles(tx, 'contract', input.contractId, 'signed_copy');
  const copy = copies.at(-1);
  if (!copy) throw new DomainError('invalid_input', { reason: 'signed_copy_missing' });
  return {
    method: 'digital_signature' as const,
    decisionNumber: input.decisionNumber,
    signedDocumentId: copy.documentId,
  };
}

/** One person types `Nguyễn  văn A`, another system composes its letters differently: the same name. */
function comparable(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
}

async function activate(tx: Tx, contract: Contract): Promise<void> {
  const activatedAt = await databaseNow(tx);
  const active = await transition(tx, contractMachine, 'activate', contract, systemActor, { set: { activatedAt } });
  for (const to of [contract.buyerId, contract.supplierId]) await tellOfContract(tx, active, 'contract_active', { to });
  await openNextMilestone(tx, active);
}

function tellOther(tx: Tx, contract: Contract, actor: Actor): Promise<void> {
  const to = actor.organizationId === contract.buyerId ? contract.supplierId : contract.buyerId;
  return tellOfContract(tx, contract, 'contract_signed', {
    to,
    data: { organization: actor.organizationName },
    occasion: actor.organizationId,
  });
}
