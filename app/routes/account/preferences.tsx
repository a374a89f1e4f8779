import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/page.tsx';
import { isTheme, themes } from '#app/components/shell/theme.ts';
import { Button } from '#app/components/ui/button.tsx';
import { changeLocale } from '#app/domain/accounts/change-locale.server.ts';
import { optionalPerson } from '#app/http/guards.server.ts';
import { safePath } from '#app/http/safe-path.ts';
import { readThemeCookie, themeCookie } from '#app/http/theme.server.ts';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, langs, localizedPath } from '#app/i18n/href.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const t = getT(request, 'common');
  const theme = await readThemeCookie(request);
  return {
    page: { title: t('preferences.title') },
    theme: isTheme(theme) ? theme : 'system',
    next: safePath(new URL(request.url).searchParams.get('next'), localizedPath(langOf(request), '/')),
  };
}

/** Keeps the theme in a cookie of this browser; the language lies in the address, and for mails in the account. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData()); // an unreadable body chooses nothing
  const theme = form.get('theme');
  const lang = langs.find((candidate) => candidate === form.get('language'));
  const next = safePath(form.get('next'), localizedPath(langOf(request), '/'));
  const headers = new Headers();
  if (isTheme(theme)) headers.append('Set-Cookie', await themeCookie(theme));
  const person = lang && (await optionalPerson(request));
  if (person) await changeLocale(person, lang);
  if (theme === null && lang === undefined) return data(null, { status: 422 });
  return redirect(lang ? localizedPath(lang, next) : next, { headers });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageMeta(loaded?.page);

export default function Preferences() {
  const { t, lang } = useT();
  const href = useHref();
  const { theme, next } = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader title={t('preferences.title')} lead={t('preferences.lead')} />
      <Form method="post" action={href('/tuy-chon')} reloadDocument className="space-y-6">
        <input type="hidden" name="next" value={next} />
        <Choices
          name="theme"
          legend={t('preferences.theme')}
          chosen={theme}
          choices={themes.map((value) => ({ value, label: t(`preferences.themeName.${value}`) }))}
        />
        <Choices
          name="language"
          legend={t('preferences.language')}
          chosen={lang}
          choices={langs.map((value) => ({ value, label: t(`preferences.languageName.${value}`) }))}
        />
        <Button variant="primary">{t('preferences.save')}</Button>
      </Form>
    </Page>
  );
}

type ChoicesProps = {
  name: string;
  legend: string;
  chosen: string;
  choices: readonly { value: string; label: string }[];
};

function Choices({ name, legend, chosen, choices }: ChoicesProps) {
  return (
    <fieldset>
      <legend className="font-bold">{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="flex items-center gap-3 py-1.5">
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === chosen}
            className="size-5 accent-sea"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
