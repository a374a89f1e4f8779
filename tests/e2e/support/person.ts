import { type Browser, expect, type Page } from '@playwright/test';
import { demoPassword } from '#app/domain/accounts/demo-password.ts';
import { type Lang, words } from './words.ts';

/** Somebody at a browser of their own, signed in, reading one language. */
export class Person {
  readonly page: Page;
  readonly lang: Lang;
  readonly say: ReturnType<typeof words>;

  private constructor(page: Page, lang: Lang) {
    this.page = page;
    this.lang = lang;
    this.say = words(lang);
  }

  static async visitor(browser: Browser, lang: Lang): Promise<Person> {
    const context = await browser.newContext();
    return new Person(await context.newPage(), lang);
  }

  static async signedIn(browser: Browser, lang: Lang, email: string): Promise<Person> {
    const person = await Person.visitor(browser, lang);
    await person.go('/dang-nhap');
    await person.page.getByLabel(person.say('accounts:signIn.email')).fill(email);
    await person.page.getByLabel(person.say('accounts:signIn.password')).fill(demoPassword);
    await person.page.getByRole('button', { name: person.say('accounts:signIn.submit'), exact: true }).click();
    await person.page.getByRole('button', { name: person.say('security:secondStep.submit'), exact: true }).click();
    await expect(person.page.getByRole('heading', { level: 1 })).toHaveText(person.say('tasks:title'));
    return person;
  }

  go(path: string) {
    return this.page.goto(this.lang === 'en' ? `/en${path === '/' ? '' : path}` : path);
  }

  /** Types into the field that carries these words. */
  fill(key: string, text: string) {
    return this.page.getByLabel(this.say(key)).first().fill(text);
  }

  press(key: string, values: Record<string, string | number> = {}) {
    return this.page.getByRole('button', { name: this.say(key, values), exact: true }).click();
  }

  /** Presses the button that ends a page's business, and waits until another page is there. */
  async finish(key: string, values: Record<string, string | number> = {}) {
    const button = this.page.getByRole('button', { name: this.say(key, values), exact: true });
    // The address counts once the button is there: a click before may still be on its way to this page.
    await button.waitFor();
    const before = this.page.url();
    await button.click();
    await this.page.waitForURL((url) => url.href !== before);
  }

  follow(key: string, values: Record<string, string | number> = {}) {
    return this.page
      .getByRole('link', { name: this.say(key, values), exact: true })
      .first()
      .click();
  }

  /** Ticks what the page asks to confirm. */
  tick(key: string, values: Record<string, string | number> = {}) {
    return this.page.getByLabel(this.say(key, values)).check();
  }

  sees(key: string, values: Record<string, string | number> = {}) {
    return expect(this.page.getByText(this.say(key, values)).first()).toBeVisible();
  }

  /** The id in the address: `/don-vi/de-bai/<id>` → `<id>`. */
  idAfter(prefix: string): string {
    const id = new URL(this.page.url()).pathname.split(`${prefix}/`)[1]?.split('/')[0];
    if (!id) throw new Error(`${this.page.url()} is not below ${prefix}`);
    return id;
  }
}
