import type { ActionFunctionArgs } from '@remix-run/node';
import { removeDocumentSchema } from '#app/domain/documents/document.schema.ts';
import { removeDocument } from '#app/domain/documents/remove-document.server.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';

/** Takes a file off its subject and goes back to the page. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const actor = await requireActor(request);
  const submission = await parseForm(request, removeDocumentSchema);
  if (submission.status !== 'success') throw new DomainError('invalid_input');
  const { documentId, next: place } = submission.value;
  await removeDocument(actor, documentId);
  const next = safePath(place, '/');
  return redirectWithToast(new Request(new URL(next, request.url)), next, { key: 'documents:toast.removed' });
}
