import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { mails, notifications } from '#db/schema/notifications.ts';

/** A mail server of a few lines: takes every mail, or turns the next ones away. */
const received: string[] = [];
let refusals = 0;

function converse(socket: Socket): void {
  let inData = false;
  let buffer = '';
  const answer = (line: string) => socket.write(`${line}\r\n`);
  answer('220 mail.vi-du.example');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8');
    if (inData) {
      if (!buffer.endsWith('\r\n.\r\n')) return;
      received.push(buffer);
      inData = false;
      buffer = '';
      answer('250 taken');
      return;
    }
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const command = buffer.slice(0, end).toUpperCase();
      buffer = buffer.slice(end + 2);
      if (command.startsWith('DATA')) {
        inData = true;
        answer('354 go on');
      } else if (command.startsWith('MAIL') && refusals > 0) {
        refusals -= 1;
        answer('421 too busy, later');
      } else if (command.startsWith('QUIT')) {
        answer('221 bye');
      } else answer('250 well');
    }
  });
}

let server: Server;
// Loaded after the environment names the mail server.
let modules: Awaited<ReturnType<typeof load>>;

async function load() {
  const [client, notifying, mailing, handlers, keptHandler, factories] = await Promise.all([
    import('#db/client.server.ts'),
    import('#app/domain/notifications/notify.server.ts'),
    import('#app/domain/notifications/mail-to.server.ts'),
    import('#app/jobs/handlers/send-mail.ts'),
    import('#app/jobs/handlers/send-kept-mail.ts'),
    import('#tests/support/factories.ts'),
  ]);
  return { ...client, ...notifying, ...mailing, send: handlers.handle, sendKept: keptHandler.handle, ...factories };
}

beforeAll(async () => {
  server = createServer(converse).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.env.SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.PUBLIC_URL = 'https://de-bai.example';
  modules = await load();
});
afterAll(() => server.close());

let reader: Actor;
let notificationId = '';

beforeEach(async () => {
  received.length = 0;
  refusals = 0;
  reader = await modules.createActor();
  await modules.inTransaction((tx) =>
    modules.notify(tx, {
      to: { userIds: [reader.userId] },
      kind: 'milestone_released',
      subject: { kind: 'milestone', id: reader.userId },
      path: '/hop-dong',
      data: { title: 'Đo mớn nước', milestone: 'Lắp đặt', amountVnd: '450000000' },
      dedupeKey: 'giai-ngan',
    }),
  );
  const [row] = await modules.db
    .select({ id: notifications.id })
    .from(notifications)
    .where(eq(notifications.userId, reader.userId));
  notificationId = row?.id ?? '';
});

const send = () => modules.send({ notificationIds: [notificationId] });
const sentAt = async () =>
  (await modules.db.select().from(mails).where(eq(mails.recipient, reader.email)))[0]?.sentAt ?? null;
const messageId = (mail: string | undefined) => /^Message-ID: (.*)$/im.exec(mail ?? '')?.[1];

test('a mail goes out once, as text and HTML, however often its job runs', async () => {
  await send();
  await send();
  expect(received).toHaveLength(1);
  expect(received[0]).toContain(`To: ${reader.email}`);
  expect(received[0]).toMatch(/text\/plain/);
  expect(received[0]).toMatch(/text\/html/);
  expect(received[0]).toMatch(/Auto-Submitted: auto-generated/i);
  expect(await sentAt()).not.toBeNull();
});

test('a server that turns it away makes the job fail, and the next run sends it', async () => {
  refusals = 1;
  await expect(send()).rejects.toThrow();
  expect(received).toHaveLength(0);
  expect(await sentAt()).toBeNull();
  await send();
  expect(received).toHaveLength(1);
  expect(await sentAt()).not.toBeNull();
});

test('after a crash between sending and noting it, the second copy carries the same Message-ID', async () => {
  await send();
  await modules.db.update(mails).set({ sentAt: sql`null` }).where(eq(mails.recipient, reader.email));
  await send();
  expect(received).toHaveLength(2);
  expect(messageId(received[0])).toMatch(/^<[0-9a-f-]{36}@de-bai\.example>$/);
  expect(messageId(received[1])).toBe(messageId(received[0]));
});

async function writeTo(recipient: string, changes: { secret?: boolean; dedupeKey?: string } = {}) {
  await modules.inTransaction((tx) =>
    modules.mailTo(tx, {
      kind: 'reset_password',
      recipient,
      recipientName: 'Lan <b>Anh</b>',
      locale: 'vi',
      data: { expiresAt: '2026-12-25T10:00:00Z' },
      path: '/dat-lai-mat-khau/ma-bi-mat',
      dedupeKey: `reset:${recipient}`,
      ...changes,
    }),
  );
  const rows = await modules.db.select().from(mails).where(eq(mails.recipient, recipient));
  return { rows, payload: { mailId: rows[0]?.id ?? '' } };
}

test('a mail to an address is written at once, asked for once, and sent once', async () => {
  const { rows, payload } = await writeTo('mot-lan@vi-du.example');
  await writeTo('mot-lan@vi-du.example');
  expect(rows).toHaveLength(1);
  expect(rows[0]?.text).toContain('https://de-bai.example/dat-lai-mat-khau/ma-bi-mat');
  expect(rows[0]?.text).toContain('17:00'); // 10:00 UTC in Vietnam
  expect(rows[0]?.html).toContain('Lan &lt;b&gt;Anh&lt;/b&gt;');
  await modules.sendKept(payload);
  await modules.sendKept(payload);
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('To: mot-lan@vi-du.example');
});

test('of a secret mail the table keeps nothing that opens, once a mail server took it', async () => {
  const { payload } = await writeTo('bi-mat@vi-du.example', { secret: true });
  refusals = 1;
  await expect(modules.sendKept(payload)).rejects.toThrow();
  await modules.sendKept(payload);
  expect(received.join()).toContain('ma-bi-mat');
  const [row] = await modules.db.select().from(mails).where(eq(mails.id, payload.mailId));
  expect(row?.sentAt).not.toBeNull();
  expect(JSON.stringify(row)).not.toContain('ma-bi-mat');
  const open = await writeTo('khong-bi-mat@vi-du.example');
  await modules.sendKept(open.payload);
  expect((await modules.db.select().from(mails).where(eq(mails.id, open.payload.mailId)))[0]?.text).not.toBe('');
});
