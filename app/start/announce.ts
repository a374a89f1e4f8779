import { demoPeople } from '../cli/demo/demo-data.ts';
import { demoPassword } from '../domain/accounts/demo-password.ts';
import { env } from '../env.server.ts';

/** Says where the site is and, in the demo, who can sign in. */
export async function announce(embeddedDatabase: boolean): Promise<void> {
  const lines = ['', `Đề Bài  →  ${env.publicUrl}`, ''];
  if (env.mode === 'demo') {
    const width = Math.max(...demoPeople.map(({ email }) => email.length));
    lines.push(`Demo accounts, all with the password  ${demoPassword}`);
    for (const { email, displayName, organization, roles } of demoPeople) {
      lines.push(`  ${email.padEnd(width)}  ${displayName} (${organization}, ${roles.join(', ')})`);
    }
    lines.push('', 'Each is asked for a code as second factor; the page shows it while the demo runs.');
    lines.push('Demo: money is simulated (sandbox rail), mails are kept at /thu-thu-nghiem.');
  }
  if (embeddedDatabase) lines.push('Database: embedded PostgreSQL. Set DATABASE_URL to run in production.');
  lines.push('Ctrl-C stops everything.', '');
  process.stdout.write(lines.join('\n'));
}
