import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, describe, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '#db/embedded.server.ts';

let servers: EmbeddedServer[] = [];
let folders: string[] = [];

afterEach(async () => {
  for (const server of servers) await server.stop();
  for (const folder of [...folders, ...servers.map(({ home }) => home)])
    rmSync(folder, { recursive: true, force: true });
  [servers, folders] = [[], []];
});

async function start(home: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ home });
  servers.push(server);
  return server;
}

function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'de-bai-embedded-'));
  folders.push(folder);
  return folder;
}

async function remember(server: EmbeddedServer, statement: string): Promise<unknown[]> {
  const sql = postgres(server.ownerUrl(), { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

describe('the embedded PostgreSQL', () => {
  test('two starts at once share one server; data outlive it', async () => {
    const home = emptyFolder();
    const [one, two] = await Promise.all([start(home), start(home)]);
    expect(one.pid).toBe(two.pid);
    expect([one.owned, two.owned].filter(Boolean)).toHaveLength(1);
    await remember(one, 'create table kept as select 42 as answer');
    await Promise.all([one.stop(), two.stop()]);
    expect(await remember(await start(home), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('starts although a killed one left a process file that names somebody else', async () => {
    const home = emptyFolder();
    const first = await start(home);
    await first.stop();
    const file = path.join(first.home, 'data/postmaster.pid');
    writeFileSync(file, `${process.pid}\n${first.home}/data\n1\n${first.port}\n\n127.0.0.1\n 0 0\nready   \n`, {
      mode: 0o644,
    });
    expect(await remember(await start(home), 'select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  test.runIf(process.getuid?.() === 0)(
    'finds another place, the same each time, below a folder only root can enter',
    async () => {
      const closed = emptyFolder();
      mkdirSync(path.join(closed, 'clone'));
      chmodSync(closed, 0o700);
      const first = await start(path.join(closed, 'clone/postgres'));
      expect(first.home.startsWith(closed)).toBe(false);
      await first.stop();
      expect((await start(path.join(closed, 'clone/postgres'))).home).toBe(first.home);
    },
  );
});
