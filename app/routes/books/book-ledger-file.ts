import type { LoaderFunctionArgs } from '@remix-run/node';
import { bookStatement } from '#app/domain/ledger/organization-statement.queries.server.ts';
import { readStatementQuery } from '#app/domain/ledger/statement.schema.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { getT } from '#app/i18n/t.server.ts';
import { statementFile } from './statement-file.server.ts';

/** The same as CSV or XLSX. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const query = readStatementQuery(new URL(request.url).searchParams);
  const statement = await bookStatement(actor, query, 'file');
  const title = getT(request, 'books')('book.title', { name: actor.organizationName });
  return statementFile(request, 'so-cai', { title, ...query, ...statement });
}
