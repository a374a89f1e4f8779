import type { Response } from 'express';

/** Pages for when the site itself cannot answer: no script, no database, no build needed; both languages, one after the other. */
const pages = {
  400: {
    vi: [
      'Địa chỉ hoặc yêu cầu không hợp lệ',
      'Máy chủ không đọc được yêu cầu này. Hãy kiểm tra lại địa chỉ, hoặc quay về trang chủ.',
    ],
    en: [
      'The address or request is not valid',
      'The server could not read this request. Check the address, or go to the home page.',
    ],
  },
  413: {
    vi: [
      'Nội dung gửi lên quá lớn',
      'Yêu cầu này vượt quá dung lượng cho phép. Hãy gửi ít hơn trong một lần, hoặc tải tệp lên qua mục tệp đính kèm.',
    ],
    en: [
      'What was sent is too large',
      'This request is over the size limit. Send less at a time, or upload files under attachments.',
    ],
  },
  500: {
    vi: ['Đã xảy ra lỗi', 'Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn lỗi, hãy gửi cho chúng tôi mã yêu cầu bên dưới.'],
    en: [
      'Something went wrong',
      'The error was recorded. Try again; if it happens again, send us the request code below.',
    ],
  },
  503: {
    vi: [
      'Tạm thời chưa phục vụ được',
      'Hệ thống đang gián đoạn trong ít phút. Những gì bạn đã lưu vẫn còn. Hãy thử lại sau giây lát.',
    ],
    en: [
      'Not available just now',
      'The service is interrupted for a few minutes. What you saved is safe. Try again in a moment.',
    ],
  },
} as const;

export type PlainStatus = keyof typeof pages;

/** Answers with one of these pages, unless an answer has begun already. */
export function sendPlainPage(response: Response, status: number): void {
  if (response.headersSent) return;
  const { vi, en } = pages[known(status)];
  if (status === 503) response.set('Retry-After', '5');
  response
    .status(status)
    .set({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    })
    .send(page(vi, en, String(response.locals.requestId ?? '')));
}

function known(status: number): PlainStatus {
  if (status === 413 || status === 503) return status;
  return status < 500 ? 400 : 500;
}

const page = (vi: readonly [string, string], en: readonly [string, string], requestId: string) => `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${vi[0]} – ${en[0]}</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.55 system-ui, sans-serif; }
  body { max-width: 36rem; margin: 12vh auto; padding: 0 20px; }
  h1 { font-size: 1.5rem; line-height: 1.25; }
  section + section { margin-top: 2.5rem; padding-top: 2rem; border-top: 1px solid #8886; }
  footer { margin-top: 2.5rem; opacity: .7; font-size: .85rem; overflow-wrap: anywhere; }
</style>
<body>
<main>
<section><h1>${vi[0]}</h1><p>${vi[1]}</p><p><a href="/">Về trang chủ</a></p></section>
<section lang="en"><h1>${en[0]}</h1><p>${en[1]}</p><p><a href="/en">Go to the home page</a></p></section>
</main>
<footer>Mã yêu cầu / Request code: <code>${requestId}</code></footer>
`;
