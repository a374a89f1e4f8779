import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The site that browser tests visit: `npm start` itself, on a data folder of its own that is gone afterwards. */
const folder = mkdtempSync(path.join(tmpdir(), 'de-bai-e2e-'));
chmodSync(folder, 0o711); // the database's account must get in
const child = spawn(process.execPath, ['--import', 'tsx', 'app/start.ts'], {
  env: {
    ...process.env,
    APP_MODE: 'demo',
    DATABASE_URL: '',
    DATABASE_MIGRATION_URL: '',
    DATA_DIRECTORY: folder,
    LOG_LEVEL: 'error',
  },
  stdio: 'inherit',
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill('SIGTERM'));
const [code] = await once(child, 'exit');
rmSync(folder, { recursive: true, force: true });
process.exit(code ?? 1);
