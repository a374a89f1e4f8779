import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** Exit code of a process whose configuration is wrong (sysexits.h): starting it again would not help. */
const badConfiguration = 78;

const launch = (script: string, environment: NodeJS.ProcessEnv, parameters: string[] = []): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', script, ...parameters], {
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

/** Runs a script to its end. @throws Error when it fails; it has said why itself */
export async function runToEnd(
  script: string,
  environment: NodeJS.ProcessEnv,
  parameters: string[] = [],
): Promise<void> {
  const [code] = await once(launch(script, environment, parameters), 'exit');
  if (code !== 0) throw new Error(code === badConfiguration ? 'not started' : `${script} failed`);
}

export type Supervised = {
  /** Resolves with the first message of the process: it is ready. */
  ready: Promise<void>;
  /** Asks the process to end (SIGTERM) and waits; it ends itself within 9 s. */
  stop: () => Promise<void>;
};

/** Keeps a process running: one that ends by itself is started again, more and more slowly while it keeps failing. */
export function supervise(script: string, environment: NodeJS.ProcessEnv, giveUp: () => void): Supervised {
  let stopping = false;
  let child: ChildProcess | undefined;
  let becomeReady = () => {};
  const ready = new Promise<void>((resolve) => {
    becomeReady = resolve;
  });

  const keepRunning = async () => {
    for (let pause = 300; !stopping; pause = Math.min(pause * 2, 5000)) {
      const begun = Date.now();
      child = launch(script, environment);
      child.once('message', becomeReady);
      const [code, signal] = await once(child, 'exit');
      if (stopping) return;
      if (code === badConfiguration) return giveUp();
      process.stderr.write(`${script} ended (${signal ?? code}); starting it again\n`);
      if (Date.now() - begun > 30_000) pause = 300;
      await wait(pause);
    }
  };
  const finished = keepRunning();

  return {
    ready,
    stop: async () => {
      stopping = true;
      child?.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), 9500);
      await finished;
      clearTimeout(late);
    },
  };
}
