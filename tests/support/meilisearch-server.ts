import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fold } from '#search/vietnamese.ts';

/**
 * A small Meilisearch for tests: the endpoints the product calls, with the provider's own rules – every write is a task in one
 * queue and takes effect later; a swap needs both indexes; filters, orders and facets name only what the settings allow;
 * settings and search parameters it does not know are refused. Ranking is PostgreSQL's business and is not imitated.
 */
type Document = Record<string, unknown> & { id: string };
type Index = { settings: Record<string, unknown>; documents: Map<string, Document> };
type Task = {
  uid: number;
  type: string;
  status: string;
  error: { code: string; message: string } | null;
  run: () => void;
};

class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

const knownSettings = [
  'searchableAttributes',
  'displayedAttributes',
  'filterableAttributes',
  'sortableAttributes',
  'rankingRules',
  'typoTolerance',
  'pagination',
  'stopWords',
];
const knownParameters = ['q', 'offset', 'limit', 'filter', 'facets', 'sort', 'matchingStrategy'];

export class MeilisearchServer {
  readonly indexes = new Map<string, Index>();
  readonly tasks: Task[] = [];
  /** Requests answered, as `METHOD path`. */
  requests: string[] = [];
  /** Milliseconds before each answer. */
  delay = 0;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(private readonly key: string) {}

  async start(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    const url = new URL(request.url ?? '/', 'http://localhost');
    this.requests.push(`${request.method} ${url.pathname}`);
    let [status, body]: [number, unknown] = [200, null];
    try {
      this.authorize(request);
      const text = Buffer.concat(chunks).toString();
      if (text && !/^application\/json/.test(request.headers['content-type'] ?? ''))
        throw new ApiError(415, 'invalid_content_type');
      [status, body] = this.route(request.method ?? 'GET', url, text ? JSON.parse(text) : undefined);
    } catch (error) {
      const fault = error instanceof ApiError ? error : new ApiError(500, 'internal', String(error));
      [status, body] = [fault.status, { message: fault.message, code: fault.code, type: 'invalid_request', link: '' }];
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private authorize(request: IncomingMessage): void {
    if (request.url === '/health') return;
    const given = request.headers.authorization;
    if (!given) throw new ApiError(401, 'missing_authorization_header');
    if (given !== `Bearer ${this.key}`) throw new ApiError(403, 'invalid_api_key');
  }

  private route(method: string, url: URL, body: unknown): [number, unknown] {
    const [, root, uid = '', part = '', last = ''] = url.pathname.split('/');
    const address = [method, root, uid && ':uid', part, last].filter(Boolean).join(' ');
    switch (address) {
      case 'GET health':
        return [200, { status: 'available' }];
      case 'GET indexes':
        return [200, { results: [...this.indexes.keys()].map((name) => ({ uid: name })), total: this.indexes.size }];
      case 'GET tasks :uid':
        return [200, this.taskView(Number(uid))];
      case 'POST indexes':
        return this.createIndex(body as { uid: string });
      case 'DELETE indexes :uid':
        return this.enqueue('indexDeletion', () => {
          this.required(uid);
          this.indexes.delete(uid);
        });
      case 'PATCH indexes :uid settings':
        return this.updateSettings(uid, body as Record<string, unknown>);
      case 'POST indexes :uid documents':
        return this.addDocuments(uid, body as Document[]);
      case 'POST indexes :uid documents delete-batch':
        return this.enqueue('documentDeletion', () => {
          for (const id of body as string[]) this.required(uid).documents.delete(id);
        });
      case 'POST swap-indexes':
        return this.swap(body as { indexes: [string, string] }[]);
      case 'POST indexes :uid search':
        return [200, this.search(this.required(uid), body as Record<string, unknown>)];
      default:
        throw new ApiError(404, 'not_found', address);
    }
  }

  /** Tasks run one after the other, never within the request that asked for them. */
  private enqueue(type: string, run: () => void): [number, unknown] {
    const task: Task = { uid: this.tasks.length, type, status: 'enqueued', error: null, run };
    this.tasks.push(task);
    setTimeout(() => {
      try {
        task.run();
        task.status = 'succeeded';
      } catch (error) {
        task.status = 'failed';
        task.error = { code: error instanceof ApiError ? error.code : 'internal', message: String(error) };
      }
    }, 2);
    return [202, { taskUid: task.uid, indexUid: null, status: 'enqueued', type, enqueuedAt: new Date().toISOString() }];
  }

  private taskView(uid: number): unknown {
    const task = this.tasks[uid];
    if (!task) throw new ApiError(404, 'task_not_found');
    const { run: _, ...view } = task;
    return { ...view, indexUid: null, batchUid: 0, details: {}, duration: null, enqueuedAt: new Date().toISOString() };
  }

  private required(uid: string): Index {
    const index = this.indexes.get(uid);
    if (!index) throw new ApiError(404, 'index_not_found', `Index \`${uid}\` not found.`);
    return index;
  }

  private makeIndex(uid: string): Index {
    const index: Index = { settings: {}, documents: new Map() };
    this.indexes.set(uid, index);
    return index;
  }

  private createIndex({ uid }: { uid: string }): [number, unknown] {
    if (!/^[a-zA-Z0-9_-]{1,400}$/.test(uid)) throw new ApiError(400, 'invalid_index_uid');
    return this.enqueue('indexCreation', () => {
      if (this.indexes.has(uid)) throw new ApiError(409, 'index_already_exists');
      this.makeIndex(uid);
    });
  }

  private updateSettings(uid: string, settings: Record<string, unknown>): [number, unknown] {
    const unknown = Object.keys(settings).find((name) => !knownSettings.includes(name));
    if (unknown) throw new ApiError(400, 'bad_request', `Unknown field \`${unknown}\``);
    return this.enqueue('settingsUpdate', () => {
      const index = this.indexes.get(uid) ?? this.makeIndex(uid);
      Object.assign(index.settings, settings);
    });
  }

  private addDocuments(uid: string, documents: Document[]): [number, unknown] {
    return this.enqueue('documentAdditionOrUpdate', () => {
      if (documents.some(({ id }) => !/^[a-zA-Z0-9_-]{1,511}$/.test(String(id))))
        throw new ApiError(400, 'invalid_document_id');
      const index = this.indexes.get(uid) ?? this.makeIndex(uid);
      for (const document of documents) index.documents.set(document.id, document);
    });
  }

  private swap(pairs: { indexes: [string, string] }[]): [number, unknown] {
    return this.enqueue('indexSwap', () => {
      for (const { indexes } of pairs) {
        const [a, b] = indexes.map((uid) => this.required(uid));
        if (a && b) this.indexes.set(indexes[0], b).set(indexes[1], a);
      }
    });
  }

  private search(index: Index, parameters: Record<string, unknown>) {
    const unknown = Object.keys(parameters).find((name) => !knownParameters.includes(name));
    if (unknown) throw new ApiError(400, 'bad_request', `Unknown field \`${unknown}\``);
    const { q = '', offset = 0, limit = 20, filter = [], facets = [], sort = [] } = parameters as SearchBody;
    const accepts = compileFilter(filter, listed(index, 'filterableAttributes'));
    for (const rule of sort) {
      const [attribute = '', direction] = rule.split(':');
      if (!listed(index, 'sortableAttributes').includes(attribute) || !/^(asc|desc)$/.test(direction ?? ''))
        throw new ApiError(400, 'invalid_search_sort', rule);
    }
    const words = fold(q).split(' ').filter(Boolean);
    const searched = listed(index, 'searchableAttributes');
    const found = [...index.documents.values()].filter((document) => {
      const text = ` ${fold(searched.map((attribute) => String(document[attribute] ?? '')).join(' '))}`;
      return (
        accepts(document) && words.every((word, at) => text.includes(` ${word}${at === words.length - 1 ? '' : ' '}`))
      );
    });
    const most = (index.settings.pagination as { maxTotalHits?: number })?.maxTotalHits ?? 1000;
    const shown = listed(index, 'displayedAttributes');
    return {
      hits: found
        .slice(offset, Math.min(offset + limit, most))
        .map((document) => Object.fromEntries(shown.map((attribute) => [attribute, document[attribute]]))),
      offset,
      limit,
      estimatedTotalHits: Math.min(found.length, most),
      facetDistribution: facetCounts(found, facets, listed(index, 'filterableAttributes')),
      processingTimeMs: 1,
      query: q,
    };
  }
}

type SearchBody = {
  q?: string;
  offset?: number;
  limit?: number;
  filter?: (string | string[])[];
  facets?: string[];
  sort?: string[];
};

const listed = (index: Index, setting: string) => (index.settings[setting] as string[] | undefined) ?? [];

function facetCounts(found: Document[], facets: string[], allowed: string[]) {
  return Object.fromEntries(
    facets.map((facet) => {
      if (!allowed.includes(facet)) throw new ApiError(400, 'invalid_search_facets', facet);
      const counts: Record<string, number> = {};
      for (const document of found) {
        const value = document[facet];
        if (value !== null && value !== undefined) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
      }
      return [facet, counts];
    }),
  );
}

/** A list is "and", a list within it "or"; each condition is `attribute operator value`, text in double quotes. */
function compileFilter(filter: (string | string[])[], allowed: string[]): (document: Document) => boolean {
  const groups = filter.map((group) => (Array.isArray(group) ? group : [group]).map((one) => condition(one, allowed)));
  return (document) => groups.every((group) => group.some((holds) => holds(document)));
}

function condition(text: string, allowed: string[]): (document: Document) => boolean {
  const [, attribute = '', operator = '', quoted, number] =
    /^(\w+) (=|!=|>=|<=|>|<) (?:"((?:[^"\\]|\\.)*)"|(-?\d+))$/.exec(text) ?? [];
  if (!operator) throw new ApiError(400, 'invalid_search_filter', text);
  if (!allowed.includes(attribute)) throw new ApiError(400, 'invalid_search_filter', `${attribute} is not filterable`);
  const wanted = quoted === undefined ? Number(number) : quoted.replace(/\\(.)/g, '$1');
  return (document) => {
    const value = document[attribute];
    if (operator === '!=') return value !== wanted;
    if (value === null || value === undefined) return false;
    if (operator === '=') return value === wanted;
    if (typeof value !== 'number' || typeof wanted !== 'number') return false;
    return (
      { '>': value > wanted, '<': value < wanted, '>=': value >= wanted, '<=': value <= wanted }[operator] ?? false
    );
  };
}
