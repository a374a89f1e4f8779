import { mkdirSync } from 'node:fs';

/**
 * Run as a process of its own: unpacks the Chromium of @sparticuz/chromium into the folder given and prints where it is.
 * The package unpacks into the temporary folder, silently takes an older copy it finds there, and brings the libraries a
 * bare system lacks only when it believes itself in a Lambda; all of that is decided when it is imported.
 */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('which folder?');
mkdirSync(folder, { recursive: true });
process.env.TMPDIR = folder;
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
const { default: chromium } = await import('@sparticuz/chromium');
process.stdout.write(await chromium.executablePath());
