import { eq } from 'drizzle-orm';
import { listDocuments } from '#app/domain/documents/document.queries.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { unsafeTimeline } from '#app/domain/kernel/audit.server.ts';
import { db } from '#db/client.server.ts';
import { wards } from '#db/schema/organizations.ts';
import { bankOf } from './banks.server.ts';
import { canChangeBank, canEditJudged, canEditProfile, canRequestVerification } from './organization.policy.ts';
import {
  requireOrganization,
  unsafeLastDecision,
  unsafeLogoOf,
  unsafeOpenVerification,
} from './organization.queries.server.ts';
import { missingItemsOf } from './request-verification.server.ts';

/** The actor's own organisation with its papers, how far its verification is, and what this person may do to it. */
export async function organizationProfile(actor: Actor) {
  const organization = await requireOrganization(actor, actor.organizationId);
  const { id, wardCode } = organization;
  const [documents, open, openBank, last, missing, logo, ward, timeline] = await Promise.all([
    listDocuments(actor, 'organization', id),
    unsafeOpenVerification(db, id),
    unsafeOpenVerification(db, id, true),
    unsafeLastDecision(db, id),
    missingItemsOf(db, organization),
    unsafeLogoOf(id),
    wardCode ? db.select({ name: wards.name }).from(wards).where(eq(wards.code, wardCode)) : [],
    unsafeTimeline(db, { kind: 'organization', id }),
  ]);
  return {
    organization,
    bank: bankOf(organization.bankBin),
    ward: ward[0]?.name ?? null,
    documents,
    logo,
    missing,
    timeline,
    open: open && { kind: open.kind, requestedAt: open.requestedAt },
    bankWaits: openBank !== null,
    last,
    may: {
      edit: canEditProfile(actor, organization).allowed,
      editJudged: canEditJudged(actor, organization).allowed,
      changeBank: canEditJudged(actor, organization).allowed,
      bankNow: canChangeBank(actor, organization).allowed,
      request: canRequestVerification(actor, organization, open !== null).allowed,
    },
  };
}
