import postgres from 'postgres';
import { closeDatabase, db } from '#db/client.server.ts';
import type { SearchRequest } from '#search/engine.ts';
import { search } from '#search/search.server.ts';
import { median, pace, quantile, takeTurns } from './measure.ts';
import { atMost, type Row, rate } from './table.ts';

/** A process of its own: asks the search port as pages do, beside the very statements that it sends. */
const questions = [
  'giám sát container lạnh',
  'container',
  'cảng biển',
  'bao tri',
  'do man ao tom',
  'chất lượng nước làng nghề',
  'thị giác máy tính bệnh viện tuyến huyện',
  'quan trac muc nuoc trieu dao cat ba',
  'đợt 31415',
  'học máy',
  'tồn kho phụ tùng nhà máy nhiệt điện',
  'contaner lanh',
  'HP-BENCH-0000042',
];

type Statement = { text: string; values: postgres.ParameterOrJSON<never>[] };

const request = (text: string): SearchRequest => ({
  text,
  filters: { kind: 'challenge' },
  sort: 'relevance',
  limit: 20,
  lang: 'vi',
});
const pick = (index: number) => questions[index % questions.length] ?? '';

/** What the port sends to the database for a question. */
async function statementsOf(text: string): Promise<Statement[]> {
  const sent: Statement[] = [];
  const client = db.$client;
  const { unsafe } = client;
  client.unsafe = ((text: string, values: Statement['values'], ...rest: []) => {
    sent.push({ text, values });
    return unsafe(text, values, ...rest);
  }) as typeof unsafe;
  await search(request(text)).finally(() => {
    client.unsafe = unsafe;
  });
  return sent;
}

const bare = postgres(process.env.DATABASE_URL ?? '', { max: 10 });
const recorded = new Map<string, Statement[]>();
for (const text of questions) recorded.set(text, await statementsOf(text));

const port = (sideBySide: number) => () => pace((index) => search(request(pick(index))), { sideBySide, seconds: 2 });
const results = await takeTurns({
  sql: () =>
    pace(
      async (index) => {
        for (const { text, values } of recorded.get(pick(index)) ?? []) await bare.unsafe(text, values);
      },
      { sideBySide: 10, seconds: 2 },
    ),
  port: port(10),
  alone: port(1),
});
const speed = (name: 'sql' | 'port') => median(results[name].map((each) => each.perSecond));
const p99 = (name: 'port' | 'alone') =>
  quantile(
    results[name].flatMap((each) => each.latencies),
    0.99,
  );
const ratio = speed('sql') / speed('port');
const rows: Row[] = [
  {
    what: 'search port, of the bare SQL it runs (time)',
    measured: rate(speed('port')),
    baseline: rate(speed('sql')),
    ratio,
    aim: '≤ 200 %',
    met: ratio <= 2,
  },
  atMost('search p99, one question at a time', p99('alone'), 35, 'ms'),
  { what: 'search p99, ten at a time', measured: `${p99('port').toFixed(0)} ms` },
];
process.send?.(rows);
await bare.end();
await closeDatabase();
