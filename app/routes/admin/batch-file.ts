import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { takeBatchFile } from '#app/domain/reconciliation/take-batch-file.server.ts';
import { attachment } from '#app/http/content-disposition.ts';
import { requireActor } from '#app/http/guards.server.ts';

/** Nothing is to be read here: taking the file is an act, so that a link alone (or a page that looks ahead) sends nothing. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireActor(request);
  throw new DomainError('not_found');
}

/** The bank file of a batch, to be saved. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const actor = await requireActor(request);
  const format = (['csv', 'pain001'] as const).find((each) => each === params.format);
  if (!format) throw new DomainError('not_found');
  const { name, content } = await takeBatchFile(actor, { batchId: params.batchId ?? '', format });
  return new Response(content, {
    headers: {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/xml; charset=utf-8',
      'Content-Disposition': attachment(name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  });
}
