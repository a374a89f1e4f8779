import { eventWords } from '#app/components/event-words.ts';
import { type AuditLine, listAuditEvents } from '#app/domain/audit/audit.queries.server.ts';
import { filterNames, readAuditFilters } from '#app/domain/audit/audit.schema.ts';
import type { Trail } from '#app/domain/audit/audit-scope.server.ts';
import { exportAudit } from '#app/domain/audit/export-audit.server.ts';
import type { Actor, Person } from '#app/domain/kernel/actor.ts';
import { deviceName } from '#app/http/describe-device.ts';
import { countAttempt } from '#app/http/rate-limit.server.ts';
import { type Lang, langOf } from '#app/i18n/href.ts';
import type { Lookup } from '#app/i18n/lookup.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { byteOrderMark, csvRow } from '#app/render/csv.ts';

/** What a page shows of a line; the sentence is made here, so that the browser needs no words of every noun. */
function shown(lookup: Lookup, lang: Lang, line: AuditLine) {
  const { id, event, subjectKind, subjectName, actorName, organizationName, reason, ip, batch } = line;
  return {
    id,
    at: line.at.toISOString(),
    words: eventWords(lookup, lang, line) ?? lookup.first(['audit:unworded'], { event }) ?? event,
    kind: lookup.first([`audit:subject.${subjectKind}`]) ?? subjectKind,
    subjectName,
    actorName,
    organizationName,
    reason,
    source: lookup.first([`audit:source.${line.source ?? 'unknown'}`]) ?? '',
    ip,
    device: deviceName(line.device),
    batch,
  };
}

export type ShownEvent = ReturnType<typeof shown>;

/** One page of a trail by the filters of the address. */
export async function loadAudit(request: Request, trail: Trail) {
  const filters = readAuditFilters(new URL(request.url).searchParams);
  const { lines, before } = await listAuditEvents(trail, filters);
  const lookup = getLookup(request);
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined && name !== 'before') params.set(filterNames[name as keyof typeof filterNames], value);
  return {
    lines: lines.map((line) => shown(lookup, langOf(request), line)),
    filters,
    /** The chosen filters as a query, without the page. */
    query: params.toString(),
    next: before,
    first: filters.before === undefined,
  };
}

export type AuditPageData = Awaited<ReturnType<typeof loadAudit>>;

const columns = [
  'id',
  'at',
  'event',
  'words',
  'person',
  'organization',
  'kind',
  'subject',
  'subjectId',
  'reason',
  'source',
  'ip',
  'device',
  'requestId',
  'batch',
] as const;

/**
 * The trail as CSV (RFC 4180, UTF-8 with a byte order mark for Excel), by the filters of the address, streamed.
 * @throws DomainError forbidden; too_many_requests
 */
export async function answerCsv(request: Request, reader: Actor | Person, trail: Trail): Promise<Response> {
  const filters = readAuditFilters(new URL(request.url).searchParams);
  await countAttempt('export', { userId: reader.userId });
  const portions = await exportAudit(reader, trail, filters);
  // A form's answer has no language of its own: the page it was sent from has.
  const referrer = request.headers.get('Referer') ?? '';
  const lang = langOf(URL.canParse(referrer) ? new URL(referrer).pathname : '/');
  const lookup = getLookup(lang);
  const heading = csvRow(columns.map((name) => lookup.first([`audit:csv.${name}`]) ?? name));
  const encoder = new TextEncoder();
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(byteOrderMark + heading));
      begun = true;
      const { value, done } = await portions.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map((line) => csvLine(lookup, lang, line)).join('')));
    },
    async cancel() {
      await portions.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="nhat-ky-${new Date().toISOString().slice(0, 10)}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
}

function csvLine(lookup: Lookup, lang: Lang, line: AuditLine): string {
  const { words, kind, source } = shown(lookup, lang, line);
  return csvRow([
    line.id,
    line.at.toISOString(),
    line.event,
    words,
    line.actorName,
    line.organizationName,
    kind,
    line.subjectName,
    line.subjectId,
    line.reason,
    source,
    line.ip,
    line.device,
    line.requestId,
    line.batch === null ? null : String(line.batch),
  ]);
}
