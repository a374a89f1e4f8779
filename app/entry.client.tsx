import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createBrowserI18n } from './i18n/browser.ts';
import { langOf } from './i18n/href.ts';

/** The namespaces that the routes of this page ask for in `handle.i18n`. */
function namespacesOfPage(): string[] {
  return Object.values(window.__remixRouteModules).flatMap((module) => {
    const handle = module?.handle as { i18n?: string[] } | undefined;
    return handle?.i18n ?? [];
  });
}

// Words first: hydration must find what the server wrote.
createBrowserI18n(langOf(window.location.pathname), namespacesOfPage()).then((i18n) => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
});
