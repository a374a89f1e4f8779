import { expect, test } from 'vitest';
import { mailTo } from '#app/domain/notifications/mail-to.server.ts';
import { notify } from '#app/domain/notifications/notify.server.ts';
import { optionalActor } from '#app/http/guards.server.ts';
import { startSession } from '#app/http/session.server.ts';
import { readToast } from '#app/http/toast.server.ts';
import { rememberTypedAddress } from '#app/http/typed-address.server.ts';
import * as inbox from '#app/routes/account/inbox.tsx';
import * as keptMails from '#app/routes/account/kept-mails.tsx';
import * as openNotification from '#app/routes/account/open-notification.tsx';
import * as switching from '#app/routes/account/switch-organization.tsx';
import { inTransaction } from '#db/client.server.ts';
import { createActor, createOrganization, createUser } from '#tests/support/factories.ts';
import { runDueJobs } from '#tests/support/jobs.ts';

const context = { nonce: '', requestId: 'test', clientAddress: '' };

function asking(path: string, cookie: string, fields?: Record<string, string>): Request {
  return new Request(`http://localhost:3000${path}`, {
    headers: { Cookie: cookie },
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  });
}

/** A person in two organisations, acting for the first. */
async function member() {
  const user = await createUser();
  const first = await createActor({ user, organization: await createOrganization() });
  const second = await createActor({ user, organization: await createOrganization({ kind: 'university' }) });
  const setCookie = await startSession(asking('/', ''), {
    userId: user.id,
    activeOrganizationId: first.organizationId,
  });
  return { first, second, cookie: setCookie.split(';')[0] ?? '' };
}

const actingFor = async (cookie: string) => (await optionalActor(asking('/', cookie)))?.organizationId;

test('switching acts for the other organisation, goes on where one was, and says for whom', async () => {
  const { second, cookie } = await member();
  const fields = { organizationId: second.organizationId, next: '/hop-dong' };
  const answer = await switching.action({ request: asking('/en/to-chuc', cookie, fields), params: {}, context });
  expect(answer.headers.get('Location')).toBe('/en/hop-dong');
  expect(await actingFor(cookie)).toBe(second.organizationId);

  const toastCookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { toast, headers } = await readToast(asking('/en/hop-dong', toastCookie));
  expect(toast).toEqual({ text: `You now act for ${second.organizationName}.`, tone: 'success' });
  expect(headers.get('Set-Cookie')).toMatch(/Max-Age=0/);
});

test('nobody plants words in a toast', async () => {
  const forged = Buffer.from(JSON.stringify({ text: 'Chuyển tiền tới …', tone: 'notice' })).toString('base64');
  expect((await readToast(asking('/', `toast=${forged}`))).toast).toBeNull();
  expect((await readToast(asking('/', `toast=${forged}.AAAA`))).toast).toBeNull();
});

test('an organisation one does not belong to cannot be acted for, and is not told from one that does not exist', async () => {
  const { first, cookie } = await member();
  const stranger = await createActor();
  for (const organizationId of [stranger.organizationId, crypto.randomUUID(), 'khong-phai-uuid', '']) {
    const request = asking('/to-chuc', cookie, { organizationId });
    await expect(switching.action({ request, params: {}, context })).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await actingFor(cookie)).toBe(first.organizationId);
});

test('the list names the person’s own organisations and no others', async () => {
  const { first, second, cookie } = await member();
  await createOrganization();
  const { memberships, active } = await switching.loader({ request: asking('/to-chuc', cookie), params: {}, context });
  const ids = memberships.map((membership) => membership.organizationId).sort();
  expect(ids).toEqual([first.organizationId, second.organizationId].sort());
  expect(active).toBe(first.organizationId);
});

test('a notification opens as the organisation it was sent to, once for its reader only', async () => {
  const { first, second, cookie } = await member();
  await inTransaction((tx) =>
    notify(tx, {
      to: { organizationId: second.organizationId },
      kind: 'challenge_approved',
      subject: { kind: 'challenge', id: second.organizationId },
      path: '/don-vi/de-bai/mau',
      data: { title: 'Đo bụi', code: 'HP-1' },
      dedupeKey: 'mot',
    }),
  );
  const read = () => inbox.loader({ request: asking('/thong-bao', cookie), params: {}, context });
  const before = await read();
  expect(before).toMatchObject({
    unread: 1,
    lines: [{ title: 'Đề bài đã được duyệt', organizationName: second.organizationName, read: false }],
  });
  const notificationId = before.lines[0]?.id ?? '';
  const open = (as: string) =>
    openNotification.loader({
      request: asking(`/en/thong-bao/${notificationId}`, as),
      params: { notificationId },
      context,
    });

  const stranger = await member();
  await expect(open(stranger.cookie)).rejects.toMatchObject({ code: 'not_found' });
  expect((await read()).unread).toBe(1);

  expect(await actingFor(cookie)).toBe(first.organizationId);
  expect((await open(cookie)).headers.get('Location')).toBe('/en/don-vi/de-bai/mau');
  expect(await actingFor(cookie)).toBe(second.organizationId);
  expect((await read()).unread).toBe(0);
});

test('marking is by form, for one line or all; a mangled id changes nothing', async () => {
  const { first, cookie } = await member();
  for (const dedupeKey of ['a', 'b', 'c'])
    await inTransaction((tx) =>
      notify(tx, {
        to: { userIds: [first.userId] },
        kind: 'challenge_closed',
        subject: { kind: 'challenge', id: first.organizationId },
        path: '/',
        data: { title: 'Đo bụi', code: 'HP-1', count: '2' },
        dedupeKey,
      }),
    );
  const read = () => inbox.loader({ request: asking('/thong-bao', cookie), params: {}, context });
  const mark = (fields: Record<string, string>) =>
    inbox.action({ request: asking('/thong-bao', cookie, fields), params: {}, context });
  await mark({ notificationId: (await read()).lines[0]?.id ?? '' });
  expect((await read()).unread).toBe(2);
  await mark({ notificationId: 'khong-phai-uuid' });
  expect((await read()).unread).toBe(2);
  await mark({});
  expect((await read()).unread).toBe(0);
});

test('kept mails are a person’s own', async () => {
  const { first, cookie } = await member();
  const other = await member();
  await inTransaction((tx) =>
    notify(tx, {
      to: { userIds: [first.userId] },
      kind: 'challenge_approved',
      subject: { kind: 'challenge', id: first.organizationId },
      path: '/',
      data: { title: 'Đo bụi', code: 'HP-1' },
      dedupeKey: 'thu',
    }),
  );
  await runDueJobs();
  const mailsOf = async (as: string) =>
    (await keptMails.loader({ request: asking('/thu-thu-nghiem', as), params: {}, context })).mails;
  expect(await mailsOf(cookie)).toMatchObject([{ subject: 'Đề bài đã được duyệt – Đề Bài', sent: false }]);
  expect(await mailsOf(other.cookie)).toEqual([]);
});

test('while no mail server is configured, an address typed in this browser shows its mails; nobody else’s, and no inbox', async () => {
  const write = (recipient: string) =>
    inTransaction((tx) =>
      mailTo(tx, {
        kind: 'verify_email',
        recipient,
        locale: 'vi',
        data: { expiresAt: '2026-12-25T10:00:00Z' },
        path: '/xac-nhan-thu/ma',
        dedupeKey: `thu:${recipient}`,
      }),
    );
  const [mine, other] = [await createActor(), await createActor()];
  await Promise.all([write(mine.email), write(other.email)]);
  await inTransaction((tx) =>
    notify(tx, {
      to: { userIds: [mine.userId] },
      kind: 'challenge_approved',
      subject: { kind: 'challenge', id: mine.organizationId },
      path: '/',
      data: { title: 'Đo bụi', code: 'HP-1' },
      dedupeKey: 'thu-hop',
    }),
  );
  await runDueJobs();
  const typed = (await rememberTypedAddress(mine.email)).get('Set-Cookie')?.split(';')[0] ?? '';
  const page = (cookie: string) =>
    keptMails.loader({ request: asking('/thu-thu-nghiem', cookie), params: {}, context });
  expect((await page(typed)).mails.map((mail) => mail.subject)).toEqual(['Xác nhận địa chỉ thư điện tử – Đề Bài']);
  const forged = `typed-address=${btoa(JSON.stringify(other.email))}`;
  for (const cookie of ['', forged]) await expect(page(cookie)).rejects.toMatchObject({ status: 302 });
});
