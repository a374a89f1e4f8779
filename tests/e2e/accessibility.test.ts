import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Person } from './support/person.ts';

/** Every page of the story, in both languages and themes, narrow and wide: axe finds nothing (WCAG 2.2 AA). */
const readers = [
  { lang: 'vi', theme: 'light', width: 1280 },
  { lang: 'en', theme: 'dark', width: 390 },
  { lang: 'vi', theme: 'dark', width: 1280 },
  { lang: 'en', theme: 'light', width: 390 },
] as const;

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Whose pages, from where they start; the links of their tasks and lists lead on. */
const walks = [
  {
    email: null,
    from: [
      '/',
      '/de-bai',
      '/danh-muc',
      '/dang-nhap',
      '/dang-nhap/oidc/tra-ve?van-de=refused',
      '/dang-ky',
      '/quen-mat-khau',
      '/xac-nhan-thu',
      '/khong-co-trang-nay',
    ],
    follow: /^(\/en)?\/de-bai\/HP-/,
  },
  {
    email: 'quan-ly@lach-huyen.example',
    from: ['/viec-can-lam', '/don-vi/de-bai', '/don-vi/de-bai/moi', '/thong-bao', '/hop-dong', '/tai-khoan/nhat-ky'],
    follow: /\/(don-vi|hop-dong)\/.+/,
  },
  {
    email: 'tai-chinh@lach-huyen.example',
    from: ['/viec-can-lam', '/don-vi/tien', '/don-vi/so-cai'],
    follow: /\/hop-dong\/.+/,
  },
  {
    email: 'giam-doc@lach-huyen.example',
    from: [
      '/don-vi/thanh-vien',
      '/don-vi/thanh-vien/moi',
      '/don-vi/thanh-vien/chuyen-quyen',
      '/don-vi/thanh-vien/roi-di',
    ],
    follow: /\/don-vi\/thanh-vien\/.+/,
  },
  {
    email: 'tham-dinh@so-khcn.example',
    from: ['/viec-can-lam', '/dieu-phoi/tham-dinh', '/dieu-phoi/mo-ho-so'],
    follow: /\/dieu-phoi\/.+\/.+/,
  },
  {
    email: 'sang-lap@song-so.example',
    from: ['/viec-can-lam', '/giai-phap', '/hop-dong', '/don-vi/thanh-vien', '/loi-moi'],
    follow: /\/(giai-phap|hop-dong)\/.+/,
  },
  { email: 'giam-doc@lach-huyen.example', from: ['/don-vi/nhat-ky'], follow: /^$/ },
  { email: 'quan-tri@so-khcn.example', from: ['/dieu-phoi/nhat-ky'], follow: /^$/ },
  {
    email: 'quan-tri@so-khcn.example',
    from: ['/dieu-phoi/chuyen-gia', '/dieu-phoi/can-bo', '/dieu-phoi/trong-tai', '/tai-khoan/chuyen-gia'],
    follow: /\/dieu-phoi\/(chuyen-gia|can-bo|trong-tai)\/.+/,
  },
  { email: 'chuyen-gia@van-tai.example', from: ['/viec-can-lam', '/cham-diem'], follow: /\/cham-diem\/.+/ },
  { email: 'chuyen-gia@dai-hoc.example', from: ['/tai-khoan'], follow: /\/tai-khoan\/.+/ },
  { email: 'chu-tich@dai-hoc.example', from: ['/viec-can-lam'], follow: /\/cham-diem\/.+/ },
  {
    email: 'sang-lap@hat-giong-so.example',
    from: ['/to-chuc/moi', '/to-chuc/xin-tham-gia', '/don-vi/ho-so', '/don-vi/ho-so/gui-xac-minh'],
    follow: /\/don-vi\/ho-so\/.+/,
  },
  { email: 'giam-doc@lach-huyen.example', from: ['/viec-can-lam'], follow: /\/don-vi\/xin-tham-gia\/.+/ },
  {
    email: 'xac-minh@so-khcn.example',
    from: ['/dieu-phoi/xac-minh', '/dieu-phoi/xac-minh?loc=tat-ca', '/dieu-phoi/xac-minh?loc=qua-han'],
    follow: /\/dieu-phoi\/xac-minh\/.+/,
  },
] as const;

/** More of one kind shows nothing new. */
const mostOfAKind = 2;

for (const { lang, theme, width } of readers) {
  test(`axe finds nothing (${lang}, ${theme}, ${width} px)`, async ({ browser }) => {
    test.setTimeout(600_000);
    for (const { email, from, follow } of walks) {
      const person = email ? await Person.signedIn(browser, lang, email) : await Person.visitor(browser, lang);
      await person.page.setViewportSize({ width, height: 900 });
      await person.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      const queue: string[] = [...from];
      const kinds = new Map<string, number>();
      for (const path of queue) {
        await person.go(path);
        const { violations } = await new AxeBuilder({ page: person.page }).withTags(tags).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${path}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
        );
        expect.soft(found, path).toEqual([]);
        if (!(from as readonly string[]).includes(path)) continue;
        const links = await person.page
          .locator('main a[href]')
          .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
        for (const link of links.map((each) => each.replace(/^\/en(?=\/)/, ''))) {
          const kind = link.replace(/[0-9a-f-]{36}|HP-[\d-]+/g, ':id');
          const seen = kinds.get(kind) ?? 0;
          if (
            !follow.test(link) ||
            /\/(tep|han-nop\.ics|phien-ban)/.test(link) ||
            queue.includes(link) ||
            seen >= mostOfAKind
          )
            continue;
          kinds.set(kind, seen + 1);
          queue.push(link);
        }
      }
      await person.page.context().close();
    }
  });
}
