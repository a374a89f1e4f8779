import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { providerClient, startIdentityProvider } from './identity-provider.ts';

/**
 * The site that browser tests visit: `npm start` itself, on a data folder of its own that is gone afterwards, and beside it
 * an identity provider, at a free port that the site is told.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'de-bai-e2e-'));
chmodSync(folder, 0o711); // the database's account must get in
const { issuer, server } = await startIdentityProvider(0, `http://localhost:${process.env.PORT}/dang-nhap/oidc/tra-ve`);
const child = spawn(process.execPath, ['--import', 'tsx', 'app/start.ts'], {
  env: {
    ...process.env,
    APP_MODE: 'demo',
    DATABASE_URL: '',
    DATABASE_MIGRATION_URL: '',
    DATA_DIRECTORY: folder,
    LOG_LEVEL: 'error',
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: providerClient.id,
    OIDC_CLIENT_SECRET: providerClient.secret,
    OIDC_LABEL_VI: 'Định danh thử',
    OIDC_LABEL_EN: 'Test identity',
  },
  stdio: 'inherit',
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill('SIGTERM'));
const [code] = await once(child, 'exit');
server.close();
rmSync(folder, { recursive: true, force: true });
process.exit(code ?? 1);
