import type { Actor } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { db } from '#db/client.server.ts';
import type { Downloadable } from './document.queries.server.ts';

/** Files of solutions are under seal: whoever of another organisation takes one is on record. */
export async function recordDownload(actor: Actor | null, document: Downloadable): Promise<void> {
  if (document.subjectKind !== 'solution' || !actor || actor.organizationId === document.organizationId) return;
  await recordAudit(db, actor, {
    event: 'document.download',
    subjectKind: 'document',
    subjectId: document.id,
    rootKind: document.subjectKind,
    rootId: document.subjectId,
    details: { name: document.name },
  });
}
