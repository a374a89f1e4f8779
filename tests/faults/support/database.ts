import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedServer, startEmbedded } from '#db/embedded.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';

/** A PostgreSQL of this test alone, with every safeguard on, that may be killed and started again at the same address. */
export type MortalDatabase = {
  appUrl: string;
  ownerUrl: string;
  /** kill -9 of the server. */
  kill: () => Promise<void>;
  /** Proper shutdown. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Stop for good and remove everything. */
  destroy: () => Promise<void>;
};

export async function mortalDatabase(): Promise<MortalDatabase> {
  const asked = mkdtempSync(path.join(tmpdir(), 'de-bai-fault-'));
  let server: EmbeddedServer = await startEmbedded({ home: asked });
  const { port, home } = server;
  const urls = { appUrl: server.appUrl(), ownerUrl: server.ownerUrl() };
  await migrateDatabase(urls);
  return {
    ...urls,
    kill: async () => {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    },
    stop: () => server.stop(),
    start: async () => {
      server = await startEmbedded({ home, port });
    },
    destroy: async () => {
      await server.stop();
      for (const folder of new Set([asked, home])) rmSync(folder, { recursive: true, force: true });
    },
  };
}
