import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireAcceptanceRecord } from '#app/domain/pilots/milestone.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { keptFile } from '#app/http/kept-file.server.ts';

/** The file of an acceptance record, byte for byte as it was signed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const record = await requireAcceptanceRecord(actor, params.contractId ?? '', params.milestoneId ?? '');
  return keptFile(record.documentHtml, `${record.contractCode}-moc-${record.position}.html`);
}
