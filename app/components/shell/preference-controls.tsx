import { Form, useLocation } from '@remix-run/react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { type Theme, themes } from './theme.ts';

/** The same page in the other language. A whole page is loaded: its words, its `lang` and its title change together. */
export function LanguageLink({ className = '' }: { className?: string }) {
  const { t } = useT();
  const { pathname, search } = useLocation();
  const other = langOf(pathname) === 'vi' ? 'en' : 'vi';
  return (
    <a
      href={localizedPath(other, pathname + search)}
      lang={other}
      hrefLang={other}
      aria-label={`${t('preferences.languageShort')} – ${t('preferences.switchLanguage')}`}
      className={`inline-flex min-h-11 items-center text-sea hover:underline ${className}`}
    >
      {t('preferences.languageShort')}
    </a>
  );
}

/** Light, dark, or as the device is. Three buttons of one form: works without JavaScript. */
export function ThemeChoice({ theme }: { theme: Theme }) {
  const { t } = useT();
  const href = useHref();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={href('/tuy-chon')} preventScrollReset>
      <input type="hidden" name="next" value={pathname + search} />
      <fieldset className="flex flex-wrap items-center gap-x-1">
        <legend className="float-left mr-2 py-2 text-muted">{t('preferences.theme')}</legend>
        {themes.map((choice) => (
          <button
            key={choice}
            type="submit"
            name="theme"
            value={choice}
            aria-pressed={choice === theme}
            className="min-h-11 rounded-sm px-2.5 text-sea hover:underline aria-pressed:bg-sea-soft aria-pressed:font-bold aria-pressed:text-sea-strong"
          >
            {t(`preferences.themeName.${choice}`)}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
