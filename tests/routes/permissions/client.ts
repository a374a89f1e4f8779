import { demoTotpSecret } from '#app/domain/second-factors/demo-totp.server.ts';
import { totpCode } from '#app/domain/second-factors/totp.server.ts';
import type { Credentials } from './personas.ts';

/** A browser without a screen: sends what a page of the site would send, follows nothing. */
export class Client {
  readonly #origin: string;
  #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  async signIn({ email, password }: Credentials): Promise<void> {
    const answer = await this.post('/dang-nhap', { email, password });
    if (answer.status !== 302) throw new Error(`${email} could not sign in: ${answer.status}`);
    if (answer.headers.get('Location') !== '/dang-nhap/buoc-hai') return;
    const code = totpCode(demoTotpSecret, new Date());
    const second = await this.post('/dang-nhap/buoc-hai', { code });
    if (second.status !== 302) throw new Error(`${email} had a wrong code: ${second.status}`);
  }

  get(path: string): Promise<Response> {
    return this.#send(path, { method: 'GET' });
  }

  post(path: string, body: Record<string, string> = {}): Promise<Response> {
    return this.#send(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: this.#origin,
        'Sec-Fetch-Site': 'same-origin',
      },
      body: new URLSearchParams(body).toString(),
    });
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.#origin + path, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie ? { Cookie: cookie } : {}) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }
}
