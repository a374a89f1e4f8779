import { and, asc, count, eq, gt, lt, notExists, or, type SQL, sql } from 'drizzle-orm';
import { commitmentOf } from '#app/domain/kernel/audit-origin.server.ts';
import { type Database, db } from '#db/client.server.ts';
import { auditBatches, auditEvents, auditOrigins, auditSeals } from '#db/schema/audit.ts';
import {
  type EventParts,
  eventParts,
  hashOfBatch,
  hashOfEvent,
  hashOfSeals,
  type Link,
  linkParts,
} from './audit-chain.server.ts';
import type { AuditHead } from './audit-head.ts';

/** One thing that is not as it was sealed; `batch` and `eventId` where they can be told. */
export type AuditFault = { what: AuditFaultKind; batch?: number; eventId?: string; detail: string };

export type AuditFaultKind =
  | 'event altered'
  | 'event missing'
  | 'event inserted'
  | 'seal altered'
  | 'batch missing'
  | 'batch rewritten'
  | 'tail cut'
  | 'heads disagree'
  | 'origin altered';

export type AuditReport = {
  batches: number;
  events: number;
  /** Events that are too young to be sealed. */
  waiting: number;
  /** Published heads that were compared. */
  heads: number;
  head: string | null;
  /** In the order of the chain: the first is where it breaks. */
  faults: AuditFault[];
};

type SealedLink = Link & { hash: string };

/**
 * Recomputes the whole chain from the rows, in one snapshot, and compares it with the heads that were published outside the
 * database. Needs nothing but the right to read.
 *
 * @param published heads from the file, the log or the mails, in any order, also repeated
 */
export function verifyAudit(published: readonly AuditHead[] = []): Promise<AuditReport> {
  return db.transaction((tx) => verify(tx, published), { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

async function verify(tx: Database, published: readonly AuditHead[]): Promise<AuditReport> {
  const heads = new Map<number, Set<string>>();
  for (const { batch, hash } of published) heads.set(batch, (heads.get(batch) ?? new Set()).add(hash));
  const writers = await tx.selectDistinct({ role: auditBatches.sealedBy }).from(auditBatches);
  const roles = new Set(writers.map(({ role }) => role));
  const links: SealedLink[] = await tx.select(linkParts).from(auditBatches).orderBy(asc(auditBatches.number));
  const faults: AuditFault[] = [];
  let previous: SealedLink | undefined;
  let events = 0;
  for (const link of links) {
    faults.push(...linkFaults(link, previous, heads.get(link.number)));
    const found = await eventFaults(tx, link, previous, roles);
    faults.push(...found);
    events += link.eventCount;
    previous = link;
  }
  faults.push(...tailFaults(previous, heads), ...(await strangers(tx, previous)));
  const [waiting] = await tx.select({ events: count() }).from(auditEvents).where(unsealed(tx));
  return {
    batches: links.length,
    events,
    waiting: waiting?.events ?? 0,
    heads: heads.size,
    head: previous?.hash ?? null,
    faults,
  };
}

function linkFaults(
  link: SealedLink,
  previous: SealedLink | undefined,
  published: Set<string> | undefined,
): AuditFault[] {
  const batch = link.number;
  const faults: AuditFault[] = [];
  const expected = (previous?.number ?? 0) + 1;
  if (batch !== expected) {
    faults.push({
      what: 'batch missing',
      batch: expected,
      detail: `batch ${batch} follows ${previous?.number ?? 'nothing'}`,
    });
  } else if (link.previousHash !== (previous?.hash ?? null)) {
    faults.push({
      what: 'batch rewritten',
      batch,
      detail: `names ${link.previousHash} as the batch before it, which is ${previous?.hash ?? null}`,
    });
  }
  if (hashOfBatch(link) !== link.hash)
    faults.push({
      what: 'batch rewritten',
      batch,
      detail: `its row hashes to ${hashOfBatch(link)}, recorded is ${link.hash}`,
    });
  if (published && (published.size > 1 || !published.has(link.hash)))
    faults.push({
      what: 'heads disagree',
      batch,
      detail: `published ${[...published].join(' and ')}, recorded is ${link.hash}`,
    });
  return faults;
}

/** Events of one transaction all carry the moment at which it began; none runs longer than this. */
const longestTransactionMs = 60 * 60_000;

async function eventFaults(
  tx: Database,
  link: SealedLink,
  previous: SealedLink | undefined,
  roles: ReadonlySet<string>,
): Promise<AuditFault[]> {
  const rows = await tx
    .select({
      eventId: sql<string>`${auditSeals.eventId}::text`,
      eventHash: auditSeals.eventHash,
      event: eventParts,
      origin: auditOrigins,
    })
    .from(auditSeals)
    .leftJoin(auditEvents, eq(auditEvents.id, auditSeals.eventId))
    .leftJoin(auditOrigins, eq(auditOrigins.commitment, auditEvents.originCommitment))
    .where(eq(auditSeals.batchNumber, link.number))
    .orderBy(asc(auditSeals.eventId));
  const faults = rows.flatMap((row): AuditFault[] => {
    const place = { batch: link.number, eventId: row.eventId };
    const event = row.event as EventParts | null;
    if (!event?.id) return [{ what: 'event missing', ...place, detail: `sealed as ${row.eventHash}` }];
    if (hashOfEvent(event) !== row.eventHash)
      return [
        {
          what: 'event altered',
          ...place,
          detail: `sealed as ${row.eventHash}, the row hashes to ${hashOfEvent(event)}`,
        },
      ];
    const strange = strangeness(event, link, previous, roles);
    // What was erased is no fault; what is left must be what the event vouches for.
    if (row.origin && commitmentOf(row.origin.salt, row.origin) !== row.origin.commitment)
      return [
        {
          what: 'origin altered',
          ...place,
          detail: `its commitment ${row.origin.commitment} does not bind what is kept beside it`,
        },
      ];
    return strange ? [{ what: 'event inserted', ...place, detail: strange }] : [];
  });
  if (rows.length !== link.eventCount || hashOfSeals(rows) !== link.eventsHash)
    faults.push({
      what: 'seal altered',
      batch: link.number,
      detail: `${rows.length} of ${link.eventCount} events hash to ${hashOfSeals(rows)}, sealed is ${link.eventsHash}`,
    });
  return faults;
}

/** Why a sealed event cannot have come from the application in its time, though its hash is right. */
function strangeness(
  event: EventParts,
  link: SealedLink,
  previous: SealedLink | undefined,
  roles: ReadonlySet<string>,
): string | null {
  if (previous && previous.cluster === link.cluster && BigInt(event.transaction) < BigInt(previous.horizon))
    return `claims transaction ${event.transaction}, which had ended before batch ${previous.number} was sealed without it`;
  if (previous && Date.parse(event.at) < Date.parse(previous.sealedAt) - longestTransactionMs)
    return `claims to be of ${event.at}, but was not there when batch ${previous.number} was sealed at ${previous.sealedAt}`;
  if (!roles.has(event.writtenBy) && !(event.writtenBy === beforeRoles && !previous))
    return `written by ${event.writtenBy}, who is not the application`;
  return null;
}

/** Rows from before their writers were recorded; all of them are in the first batch. */
const beforeRoles = 'unknown';

function tailFaults(last: SealedLink | undefined, heads: Map<number, Set<string>>): AuditFault[] {
  const end = last?.number ?? 0;
  const beyond = [...heads.keys()].filter((number) => number > end).sort((one, other) => one - other)[0];
  if (beyond === undefined) return [];
  return [{ what: 'tail cut', batch: beyond, detail: `its head was published, the chain ends with batch ${end}` }];
}

const unsealed = (tx: Database): SQL =>
  notExists(tx.select({ one: sql`1` }).from(auditSeals).where(eq(auditSeals.eventId, auditEvents.id)));

/** Events that no batch has, though sealing has passed them. */
async function strangers(tx: Database, last: SealedLink | undefined): Promise<AuditFault[]> {
  const homeless = await tx
    .select({ eventId: sql<string>`${auditSeals.eventId}::text`, batch: auditSeals.batchNumber })
    .from(auditSeals)
    .where(gt(auditSeals.batchNumber, last?.number ?? 0))
    .orderBy(asc(auditSeals.eventId))
    .limit(100);
  const faults = homeless.map(
    ({ eventId, batch }): AuditFault => ({
      what: 'seal altered',
      batch,
      eventId,
      detail: 'sealed into a batch that does not exist',
    }),
  );
  if (!last) return faults;
  const passed = or(
    lt(auditEvents.transaction, last.horizon),
    lt(auditEvents.at, sql`${last.sealedAt}::timestamptz - interval '1 hour'`),
  );
  const rows = await tx
    .select({ id: sql<string>`${auditEvents.id}::text`, transaction: auditEvents.transaction })
    .from(auditEvents)
    .where(and(unsealed(tx), passed))
    .orderBy(asc(auditEvents.id))
    .limit(100);
  const inserted = rows.map(
    ({ id, transaction }): AuditFault => ({
      what: 'event inserted',
      eventId: id,
      detail: `is in no batch, though transaction ${transaction} and its time were sealed with batch ${last.number} or before`,
    }),
  );
  return [...faults, ...inserted];
}
