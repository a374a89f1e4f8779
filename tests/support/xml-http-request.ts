import { type ClientRequest, request as send } from 'node:http';

/**
 * As much of XMLHttpRequest as UploadThing's client uses, over a real connection, so that its own code runs here. A test
 * may have the next requests cut after some bytes of their body, as a lost network does.
 */
const cuts: number[] = [];

/** The connection of the next request is destroyed after so many bytes of its body. */
export function cutNextUploadAfter(bytes: number): void {
  cuts.push(bytes);
}

/** Requests that were made: method, path and the Range header. */
export const uploadRequests: { url: string; range: string | undefined; bytes: number }[] = [];

type Listener = (event: { loaded: number }) => void;

export class NodeXmlHttpRequest {
  status = 0;
  statusText = '';
  response: unknown = null;
  responseType = '';
  upload = { addEventListener: (_name: string, listener: Listener) => this.progress.push(listener) };
  private readonly progress: Listener[] = [];
  private readonly listeners: Record<string, (() => void)[]> = {};
  private readonly headers: Record<string, string> = {};
  private method = '';
  private url = '';
  private outgoing: ClientRequest | undefined;

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name.toLowerCase()] = value;
  }

  addEventListener(name: string, listener: () => void): void {
    this.listeners[name] = [...(this.listeners[name] ?? []), listener];
  }

  abort(): void {
    this.outgoing?.destroy();
  }

  send(body: FormData): void {
    void this.transmit(body).catch(() => this.emit('error'));
  }

  private emit(name: string): void {
    for (const listener of this.listeners[name] ?? []) listener();
  }

  private async transmit(form: FormData): Promise<void> {
    const encoded = new Response(form);
    const bytes = Buffer.from(await encoded.arrayBuffer());
    const cut = cuts.shift();
    uploadRequests.push({ url: this.url, range: this.headers.range, bytes: bytes.length });
    const headers = {
      ...this.headers,
      'content-type': encoded.headers.get('content-type') ?? '',
      'content-length': String(bytes.length),
    };
    const outgoing = send(this.url, { method: this.method, headers });
    this.outgoing = outgoing;
    const answered = this.answer(outgoing);
    if (cut !== undefined) outgoing.write(bytes.subarray(0, cut), () => outgoing.destroy());
    else outgoing.end(bytes);
    for (const listener of this.progress) listener({ loaded: bytes.length });
    await answered;
  }

  private answer(outgoing: ClientRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      outgoing.on('error', reject);
      let answered = false;
      outgoing.on('close', () => answered || reject(new Error('closed')));
      outgoing.on('response', async (answer) => {
        answered = true;
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        this.status = answer.statusCode ?? 0;
        this.statusText = answer.statusMessage ?? '';
        this.response = parse(Buffer.concat(parts).toString());
        this.emit('load');
        resolve();
      });
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
