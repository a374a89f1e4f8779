import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildIfNeeded } from '#app/start/build.ts';

/** The real web server or worker, as a process of its own. */
export type Running = {
  process: ChildProcess;
  /** Address of the web server; empty for a worker. */
  url: string;
  /** Ends it with a signal; resolves with the time it took, in ms. */
  end: (signal: NodeJS.Signals) => Promise<number>;
};

export async function startWeb(databaseUrl: string): Promise<Running> {
  buildIfNeeded(false);
  const child = launch('app/server.ts', databaseUrl);
  const [{ port }] = await once(child, 'message');
  return { process: child, url: `http://127.0.0.1:${port}`, end: (signal) => end(child, signal) };
}

export function startWorker(databaseUrl: string): Running {
  const child = launch('app/worker.ts', databaseUrl);
  return { process: child, url: '', end: (signal) => end(child, signal) };
}

function launch(script: string, databaseUrl: string): ChildProcess {
  const settings: NodeJS.ProcessEnv = {
    APP_MODE: 'demo',
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORT: '0',
    LOG_LEVEL: 'fatal',
  };
  return spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return 0;
  const begun = Date.now();
  child.kill(signal);
  await once(child, 'exit');
  return Date.now() - begun;
}
