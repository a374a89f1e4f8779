import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireContractDocument } from '#app/domain/pilots/contract.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { keptFile } from '#app/http/kept-file.server.ts';

/** The contract's file, byte for byte as it was signed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { html, code } = await requireContractDocument(actor, params.contractId ?? '');
  return keptFile(html, `${code}.html`);
}
