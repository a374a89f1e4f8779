import type { MetaDescriptor } from '@remix-run/node';

/** Title and description of a page, made by its loader with `getT`, so that they are in the right language. */
export type PageMeta = { title: string; description?: string };

/** For a route's `meta`: `export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page)`. */
export function pageMeta(page: PageMeta | undefined): MetaDescriptor[] {
  if (!page) return [{ title: 'Đề Bài' }];
  const title = page.title === 'Đề Bài' ? page.title : `${page.title} – Đề Bài`;
  const social = [
    { property: 'og:title', content: title },
    { property: 'og:site_name', content: 'Đề Bài' },
  ];
  if (!page.description) return [{ title }, ...social];
  return [
    { title },
    { name: 'description', content: page.description },
    ...social,
    { property: 'og:description', content: page.description },
  ];
}
