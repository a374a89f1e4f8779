/** The process runs and answers. Says nothing of what it depends on: restarting it would not mend that. */
export function loader() {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
