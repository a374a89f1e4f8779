import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Moment } from '#app/components/deadline.tsx';
import { Page, PageHeader } from '#app/components/page.tsx';
import { Badge } from '#app/components/ui/badge.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { signOutDevicesSchema } from '#app/domain/accounts/account.schema.ts';
import { listSessions } from '#app/domain/accounts/session.queries.server.ts';
import { signOutDevices } from '#app/domain/accounts/sign-out-devices.server.ts';
import { invalid, parseForm } from '#app/http/forms.server.ts';
import { requirePerson, requireSession } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['myAccount'] };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { publicId } = await requireSession(request);
  const rows = await listSessions(person);
  return {
    page: { title: getT(request, 'myAccount')('devices.title') },
    devices: rows.map(({ publicId: id, browser, system, network, lastSeenAt, createdAt }) => ({
      id,
      name: [browser, system].filter(Boolean).join(', '),
      network,
      lastSeenAt: lastSeenAt.toISOString(),
      createdAt: createdAt.toISOString(),
      isThis: id === publicId,
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const { publicId } = await requireSession(request);
  const submission = await parseForm(request, signOutDevicesSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { session } = submission.value;
  await signOutDevices(person, session === undefined ? { allExcept: publicId } : { session });
  const key = session === undefined ? 'myAccount:devices.signedOutOthers' : 'myAccount:devices.signedOut';
  return redirectWithToast(request, '/tai-khoan/thiet-bi', { key });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function Devices() {
  const { t } = useT('myAccount');
  const href = useHref();
  const { page, devices } = useLoaderData<typeof loader>();
  return (
    <Page width="reading">
      <PageHeader
        title={page.title}
        lead={t('devices.lead')}
        breadcrumbs={[{ to: '/tai-khoan', label: t('hub.title') }]}
      />
      <ul aria-label={t('devices.list')} className="border-t border-line">
        {devices.map((device) => {
          const name = device.name || t('devices.unknown');
          return (
            <li
              key={device.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-4"
            >
              <div className="min-w-0 flex-1 basis-72">
                <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-base font-bold">
                  {name}
                  {device.isThis ? <Badge tone="good">{t('devices.this')}</Badge> : null}
                </h2>
                <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-sm text-muted">
                  <dt>{t('devices.lastSeen')}</dt>
                  <dd>
                    <Moment at={device.lastSeenAt} />
                  </dd>
                  <dt>{t('devices.firstSeen')}</dt>
                  <dd>
                    <Moment at={device.createdAt} />
                  </dd>
                  {device.network ? (
                    <>
                      <dt>{t('devices.network')}</dt>
                      <dd className="tabular-nums wrap-anywhere">{device.network}</dd>
                    </>
                  ) : null}
                </dl>
              </div>
              {device.isThis ? null : (
                <Form method="post" action={href('/tai-khoan/thiet-bi')}>
                  <input type="hidden" name="session" value={device.id} />
                  <Button aria-label={t('devices.signOutNamed', { device: name })}>{t('devices.signOut')}</Button>
                </Form>
              )}
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-sm text-muted">{t('devices.note')}</p>
      <div className="mt-6">
        {devices.length > 1 ? (
          <Form method="post" action={href('/tai-khoan/thiet-bi')}>
            <Button variant="danger">{t('devices.signOutOthers')}</Button>
          </Form>
        ) : (
          <p className="text-muted">{t('devices.only')}</p>
        )}
      </div>
    </Page>
  );
}
