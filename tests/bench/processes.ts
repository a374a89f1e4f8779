import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Environment of a process, beyond this one's. */
export type Settings = Record<string, string>;

const home = new URL('../../', import.meta.url);

/** Starts a script as a process of its own, as `npm start` does: built for production. */
export function startProcess(script: string, settings: Settings = {}): ChildProcess {
  return fork(fileURLToPath(new URL(script, home)), {
    cwd: fileURLToPath(home),
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, LOG_LEVEL: 'warn', ...settings, NODE_ENV: 'production' },
  });
}

/** The next message of a process. @throws Error when it ends instead */
export async function heard<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  const message = once(child, 'message', { signal: ended.signal });
  const end = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`a process of the benchmark ended with ${code}`);
  });
  try {
    const [value] = await Promise.race([message, end]);
    return value as T;
  } finally {
    ended.abort();
    await Promise.allSettled([message, end]);
  }
}

export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
