import autocannon from 'autocannon';

/** The second process: makes requests over loopback when told to, and tells what became of them. */
export type LoadOrder = { url: string; seconds: number; connections: number; cookie?: string };
export type LoadResult = { perSecond: number; p50: number; p99: number; longest: number; failed: number };

process.on('message', async ({ url, seconds, connections, cookie }: LoadOrder) => {
  const headers = { 'user-agent': 'Mozilla/5.0 (bench)', ...(cookie && { cookie }) };
  const { latency, requests, errors, non2xx, duration } = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
  });
  const result: LoadResult = {
    perSecond: requests.total / duration,
    p50: latency.p50,
    p99: latency.p99,
    longest: latency.max,
    failed: errors + non2xx,
  };
  process.send?.(result);
});
process.send?.('ready');
