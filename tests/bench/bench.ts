import { buildIfNeeded } from '#app/start/build.ts';
import { makeDatabase, withServer } from './databases.ts';
import { measureIn, measureLedger } from './parts.ts';
import { measureScripts } from './scripts.ts';
import { printTable, type Row } from './table.ts';
import { measureWeb } from './web.ts';

/**
 * `npm run bench`: the aims of the product as ratios to baselines of the same run. Absolute figures differ from machine to
 * machine; of each comparison the two sides take turns, and the median of five counts. Takes some five minutes.
 * `npm run bench -- 5000` does the same with fewer challenges.
 */
const many = Number(process.argv[2] ?? 100_000);
const begun = Date.now();
const say = (text: string) => process.stderr.write(`[${Math.round((Date.now() - begun) / 1000)} s] ${text}\n`);

buildIfNeeded(false);
await withServer(async (server) => {
  say(`making databases with 1000 and ${many} challenges`);
  const small = await makeDatabase(server, 'bench_small', 1_000);
  const large = await makeDatabase(server, 'bench_large', many);
  const rows: Row[] = [];
  say('pages');
  rows.push(...(await measureWeb(small, large)));
  say('search');
  rows.push(...(await measureIn('tests/bench/search.ts', large)));
  say('the books');
  rows.push(...(await measureLedger(server)));
  rows.push(...measureScripts());
  printTable(`Node ${process.version}, ${many} challenges, 10 connections, medians of five`, rows);
  const missed = rows.filter((row) => row.met === false).length;
  say(missed === 0 ? 'every aim is met' : `${missed} aims are missed`);
});
