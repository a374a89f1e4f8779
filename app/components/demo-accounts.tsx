import { Form } from '@remix-run/react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Button } from './ui/button.tsx';

type Account = { email: string; displayName: string; demoRole: string; organizationName: string };

/** In the order of the story: who asks, who looks at it, who answers, who judges. */
const groups = [
  { key: 'sponsor', roles: /^(sponsor|agency)/ },
  { key: 'coordinator', roles: /^(reviewer|verifier|treasurer|administrator)/ },
  { key: 'solver', roles: /^startup/ },
  { key: 'panel', roles: /^(chair|evaluator)/ },
] as const;

/** Accounts to try the demo with: one press signs in, and a sentence says what is there to do. */
export function DemoAccounts({ accounts, password, next }: { accounts: Account[]; password: string; next: string }) {
  const { t } = useT('accounts');
  return (
    <section aria-labelledby="demo" className="border-t border-line pt-6 lg:border-t-0 lg:border-l lg:pt-0 lg:pl-12">
      <h2 id="demo" className="text-xl">
        {t('demo.title')}
      </h2>
      <p className="mt-2 max-w-reading text-muted">{t('demo.lead')}</p>
      <p className="mt-1 text-muted">
        {t('demo.password')} <code className="font-bold text-ink">{password}</code>
      </p>
      {groups.map(({ key, roles }) => {
        const members = accounts.filter(({ demoRole }) => roles.test(demoRole));
        if (members.length === 0) return null;
        return (
          <section key={key} aria-labelledby={`demo-${key}`} className="mt-8">
            <h3 id={`demo-${key}`} className="text-lg">
              {t(`demo.group.${key}`)}
            </h3>
            <ul className="mt-2">
              {members.map((account) => (
                <DemoAccount key={account.email} account={account} password={password} next={next} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

function DemoAccount({ account, password, next }: { account: Account; password: string; next: string }) {
  const { t, lookup } = useT('accounts');
  const href = useHref();
  return (
    <li className="border-t border-line py-4">
      <Form
        method="post"
        action={href('/dang-nhap')}
        className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3"
      >
        <div className="min-w-0 flex-1 basis-72">
          <p>
            <span className="font-bold">{account.displayName}</span>
            <span className="block text-sm text-muted">{account.organizationName}</span>
          </p>
          <p className="mt-1">{lookup.first([`accounts:demo.role.${account.demoRole}`])}</p>
        </div>
        <input type="hidden" name="email" value={account.email} />
        <input type="hidden" name="password" value={password} />
        <input type="hidden" name="next" value={next} />
        <Button aria-label={t('demo.signInAs', { name: account.displayName })}>{t('demo.signIn')}</Button>
      </Form>
    </li>
  );
}
