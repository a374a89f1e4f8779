import { inspectPage, type PageReport } from './inspect-page.ts';
import { matchAddress, tailsOf } from './manifest.ts';
import type { SeededSite, Visitor } from './seeded-site.ts';

export type Answer = {
  visitor: Visitor;
  path: string;
  /** As in the manifest. */
  pattern: string;
  isPage: boolean;
  status: number;
  headers: Headers;
  /** Null for what is no document. */
  page: PageReport | null;
};

const starts = [
  '/',
  '/en',
  '/dang-nhap',
  '/dang-nhap/buoc-hai',
  '/dang-nhap/oidc/tra-ve',
  '/dang-nhap/oidc/lan-dau',
  '/dang-ky',
  '/quen-mat-khau',
  '/xac-nhan-thu',
  '/khong-co-trang-nay',
  '/thu-thu-nghiem',
  '/tuy-chon',
  '/healthz',
  '/robots.txt',
  '/sitemap.xml',
];

/** Walks the site as each visitor, by its links, and to pages below an object that nobody has come to yet. */
export async function crawl(site: SeededSite, more: string[]): Promise<Answer[]> {
  const walk = new Walk(site.origin);
  for (const visitor of site.visitors) await walk.follow(visitor, [...starts, ...more]);
  return walk.answers;
}

class Walk {
  readonly answers: Answer[] = [];
  private readonly opened = new Map<string, number>();

  constructor(private readonly origin: string) {}

  /**
   * The demo has many objects that look alike. Everybody opens one of each kind of page; more only while few of a kind were
   * opened by anybody, objects themselves oftener, since each may be at another stage and lead to other pages.
   */
  private wants(path: string, own: Set<string>): boolean {
    const [bare = path, query] = path.split('?');
    const english = /^\/en(\/|$)/.test(bare);
    const pattern = matchAddress(bare)?.address.pattern ?? '';
    const kind = `${english} ${pattern} ${query !== undefined}`;
    const count = this.opened.get(kind) ?? 0;
    const most = english || query !== undefined ? 1 : pattern.endsWith('Id') ? 40 : pattern.includes(':') ? 12 : 4;
    if (count >= most && (most === 1 || own.has(kind))) return false;
    this.opened.set(kind, count + 1);
    own.add(kind);
    return true;
  }

  async follow(visitor: Visitor, from: string[]): Promise<void> {
    const waiting = [...from];
    const seen = new Set(waiting);
    const own = new Set<string>();
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      if (!this.wants(path, own)) continue;
      for (const found of await this.open(visitor, path)) {
        if (!seen.has(found)) waiting.push(found);
        seen.add(found);
      }
    }
  }

  /** @returns paths of this site that the answer leads to */
  private async open(visitor: Visitor, path: string): Promise<string[]> {
    const match = matchAddress(path.split('?')[0] ?? path);
    const answer = await fetch(this.origin + path, { headers: visitor.headers, redirect: 'manual' });
    const { status, headers } = answer;
    const isHtml = headers.get('content-type')?.startsWith('text/html') ?? false;
    const text = await answer.text();
    const page = isHtml ? inspectPage(text, headers.get('content-security-policy') ?? '') : null;
    const { pattern = '', isPage = false } = match?.address ?? {};
    this.answers.push({ visitor, path, pattern, isPage, status, headers, page });
    if (status === 200 && isPage) await this.lookBelow(visitor, path, pattern);
    return (page?.links ?? [headers.get('location') ?? '']).flatMap((link) => this.inside(link, path));
  }

  private async lookBelow(visitor: Visitor, path: string, pattern: string): Promise<void> {
    if (!pattern.includes(':') || path.includes('?')) return;
    const missing = tailsOf(pattern).filter(
      (one) => !this.answers.some((known) => known.pattern === one.pattern && known.status === 200),
    );
    for (const { tail } of missing) await this.open(visitor, path + tail);
  }

  private inside(link: string, from: string): string[] {
    if (!URL.canParse(link, this.origin + from)) return [];
    const { origin, pathname, search } = new URL(link, this.origin + from);
    return origin === this.origin ? [pathname + search] : [];
  }
}
