import { attachment } from '#app/http/content-disposition.ts';
import { langOf } from '#app/i18n/href.ts';
import { type StatementSheet, statementCsv, statementXlsx } from '#app/render/statement-file.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A statement to be saved, as `?dang=csv` or `?dang=xlsx`, in the language of its address. @param name without its ending */
export async function statementFile(request: Request, name: string, sheet: StatementSheet): Promise<Response> {
  const format = new URL(request.url).searchParams.get('dang') === 'xlsx' ? 'xlsx' : 'csv';
  const lang = langOf(request);
  const body = format === 'xlsx' ? await statementXlsx(lang, sheet) : statementCsv(lang, sheet);
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': attachment(`${name}.${format}`),
      'Cache-Control': 'private, no-store',
    },
  });
}
