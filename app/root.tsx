import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import latin600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?url';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import vietnamese600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url';
import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import { ErrorPage, readFailure } from './components/error-page.tsx';
import { NonceContext } from './components/request-id.ts';
import { BottomBar } from './components/shell/bottom-bar.tsx';
import { Footer } from './components/shell/footer.tsx';
import { Header } from './components/shell/header.tsx';
import { type ShellData, signedOut } from './components/shell/shell-data.ts';
import { isTheme } from './components/shell/theme.ts';
import { Toast } from './components/toast.tsx';
import { loadFrame } from './http/shell.server.ts';
import { site } from './http/site.server.ts';
import { readThemeCookie } from './http/theme.server.ts';
import { readToast } from './http/toast.server.ts';
import { useT } from './i18n/hooks.ts';
import { localizedPath, withoutLang } from './i18n/href.ts';
import stylesheet from './styles/app.css?url';

export const links: LinksFunction = () => [
  ...[latin400, vietnamese400, latin600, vietnamese600].map((href) => ({
    rel: 'preload' as const,
    as: 'font' as const,
    type: 'font/woff2',
    href,
    crossOrigin: 'anonymous' as const,
  })),
  { rel: 'stylesheet', href: stylesheet },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

/** The frame of every page: who acts, for whom, what waits; the time of the server; a toast that is shown once. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [frame, theme, { toast, headers }] = await Promise.all([
    loadFrame(request),
    readThemeCookie(request),
    readToast(request),
  ]);
  const shell: ShellData = { ...frame, theme: isTheme(theme) ? theme : 'system' };
  return data({ shell, toast, origin: site.url, now: new Date().toISOString() }, { headers });
}

export function Layout({ children }: { children: ReactNode }) {
  const { lang, t } = useT();
  const nonce = useContext(NonceContext);
  const loaded = useRouteLoaderData<typeof loader>('root');
  const shell = loaded?.shell ?? signedOut;
  // Null, not undefined, where nothing failed.
  const error = useRouteError() ?? undefined;
  return (
    <html lang={lang} data-theme={shell.theme === 'system' ? undefined : shell.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={shell.theme === 'system' ? 'light dark' : shell.theme} />
        {error === undefined ? (
          <Meta />
        ) : (
          <title>{`${t(`error.title.${readFailure(error).status}`)} – ${t('site.name')}`}</title>
        )}
        {error === undefined && loaded ? <Alternates origin={loaded.origin} /> : null}
        <Links />
      </head>
      <body className="flex min-h-dvh flex-col pb-14 md:pb-0 print:pb-0">
        <a
          href="#noi-dung"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-40 focus:rounded focus:bg-sheet focus:px-4 focus:py-3 focus:font-bold focus:text-sea"
        >
          {t('skip')}
        </a>
        <Header shell={shell} />
        <main id="noi-dung" tabIndex={-1} className="flex-1 outline-none">
          <Toast toast={error === undefined ? loaded?.toast : null} />
          {children}
        </main>
        <Footer shell={shell} />
        <BottomBar shell={shell} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** The same page in both languages, for search engines. */
function Alternates({ origin }: { origin: string }) {
  const { pathname } = useLocation();
  const bare = withoutLang(pathname);
  const address = (lang: 'vi' | 'en') => origin + localizedPath(lang, bare);
  return (
    <>
      <link rel="canonical" href={origin + pathname} />
      <link rel="alternate" hrefLang="vi" href={address('vi')} />
      <link rel="alternate" hrefLang="en" href={address('en')} />
      <link rel="alternate" hrefLang="x-default" href={address('vi')} />
    </>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
