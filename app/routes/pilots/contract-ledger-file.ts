import type { LoaderFunctionArgs } from '@remix-run/node';
import { readStatementQuery } from '#app/domain/ledger/statement.schema.ts';
import { contractStatement } from '#app/domain/pilots/contract-statement.queries.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { getT } from '#app/i18n/t.server.ts';
import { statementFile } from '../books/statement-file.server.ts';

/** The statement of a contract, or of one party to it, as CSV or XLSX. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const search = new URL(request.url).searchParams;
  const query = readStatementQuery(search);
  const found = await contractStatement(actor, params.contractId ?? '', search.get('ben'), query, 'file');
  const title = getT(request, 'pilots')('ledger.title', { code: found.contract.code });
  return statementFile(request, `so-cai-${found.contract.code}`, { title, ...query, ...found.statement });
}
