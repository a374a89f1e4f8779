import type { ChildProcess } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { LoadOrder, LoadResult } from './load.ts';
import { median, takeTurns } from './measure.ts';
import { endProcess, heard, type Settings, startProcess } from './processes.ts';
import { atMost, type Row, rate, shareOf } from './table.ts';

const connections = 10;

/** Any cookie keeps the micro-cache out of it: every such page is made for its visitor. */
const cookie = 'bench=1';

/** Pages of the site beside what the machine can do at all. `small` and `large` name two filled databases. */
export async function measureWeb(small: Settings, large: Settings): Promise<Row[]> {
  const processes: ChildProcess[] = [];
  const start = async <T>(script: string, settings: Settings = {}) => {
    const child = startProcess(script, settings);
    processes.push(child);
    return { child, said: await heard<T>(child) };
  };
  const site = (settings: Settings) =>
    start<{ port: number }>('app/server.ts', { ...settings, APP_MODE: 'demo', PORT: '0', HOST: '127.0.0.1' });
  try {
    const load = await start('tests/bench/load.ts');
    const baselines = await start<number[]>('tests/bench/baselines.ts', { ...large, APP_MODE: 'demo' });
    const [hello, buffer, remix] = baselines.said;
    const few = await site(small);
    const many = await site(large);
    const order = (port: number | undefined, path: string, own = true): LoadOrder => ({
      url: `http://127.0.0.1:${port}${path}`,
      seconds: 2,
      connections,
      ...(own && { cookie }),
    });
    const ask = (wanted: LoadOrder) => () => asked(load.child, wanted);
    const askCounting = (server: ChildProcess, wanted: LoadOrder) => async (): Promise<Counted> => {
      const before = processorMs(server);
      const result = await asked(load.child, wanted);
      return { ...result, processorMs: (processorMs(server) - before) / (result.perSecond * wanted.seconds) };
    };
    let memory = 0;
    const results = await takeTurns({
      hello: ask(order(hello, '/')),
      buffer: ask(order(buffer, '/')),
      kept: ask(order(many.said.port, '/de-bai/HP-BENCH-0000003', false)),
      remix: askCounting(baselines.child, order(remix, '/')),
      page: askCounting(many.child, order(many.said.port, '/de-bai/HP-BENCH-0000003')),
      few: ask(order(few.said.port, '/de-bai')),
      list: async () => {
        const result = await askCounting(many.child, order(many.said.port, '/de-bai'))();
        memory = Math.max(memory, memoryOf(many.child));
        return result;
      },
    });
    return rowsOf(results, memory);
  } finally {
    await Promise.all(processes.map(endProcess));
  }
}

/** With what the server's own processor time per request was: that hardly changes when others keep the machine busy. */
type Counted = LoadResult & { processorMs: number };
type Results = Record<'hello' | 'buffer' | 'kept' | 'few', LoadResult[]> & Record<'remix' | 'page' | 'list', Counted[]>;

function rowsOf(results: Results, memory: number): Row[] {
  const speed = (name: keyof Results) => median(results[name].map((result) => result.perSecond));
  const longest = (name: keyof Results) => Math.max(...results[name].map((result) => result.longest));
  const latency = (name: keyof Results) =>
    `p50/p99 ${median(results[name].map((result) => result.p50))}/${median(results[name].map((result) => result.p99))} ms`;
  const effort = (name: 'remix' | 'page' | 'list') => median(results[name].map((result) => result.processorMs));
  const cheapness = (name: 'page' | 'list'): Row => ({
    what: `${name}: processor time of the web process, bare Remix of it`,
    measured: `${effort(name).toFixed(2)} ms`,
    baseline: `${effort('remix').toFixed(2)} ms`,
    ratio: effort('remix') / effort(name),
  });
  const stall = Math.max(longest('page'), longest('list'));
  return [
    { what: 'Node http, hello', measured: rate(speed('hello')) },
    { what: 'cached 12 kB buffer', measured: rate(speed('buffer')) },
    { what: 'bare Remix route', measured: rate(speed('remix')), baseline: latency('remix') },
    shareOf('public challenge page, of bare Remix', speed('page'), speed('remix'), 0.7),
    shareOf('list of 20, of bare Remix', speed('list'), speed('remix'), 0.4),
    cheapness('page'),
    cheapness('list'),
    shareOf('anonymous page from the micro-cache, of the cached buffer', speed('kept'), speed('buffer'), 0.4),
    {
      ...atMost('longest stall at 10 connections', stall, 150, 'ms'),
      baseline: `bare Remix ${longest('remix').toFixed(0)} ms`,
    },
    shareOf('list at so many challenges, of its rate at 1,000', speed('list'), speed('few'), 0.9),
    atMost('memory of the web process under load', memory, 400, 'MB'),
  ];
}

async function asked(child: ChildProcess, order: LoadOrder): Promise<LoadResult> {
  child.send(order);
  const result = await heard<LoadResult>(child);
  if (result.failed > 0) throw new Error(`${order.url}: ${result.failed} requests failed`);
  return result;
}

/** Processor time a process has had so far, in ms; not a number where there is no /proc. */
function processorMs({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10; // ticks of 10 ms
  } catch {
    return Number.NaN;
  }
}

/** Resident memory of a process, in MB. */
function memoryOf({ pid }: ChildProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
