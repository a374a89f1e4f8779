import '@remix-run/node';

declare module '@remix-run/node' {
  /** Loader data arrive as they are (dates, bigint), not as JSON: types of single fetch. */
  interface Future {
    v3_singleFetch: true;
  }

  /** What the HTTP server gives every loader and action. */
  interface AppLoadContext {
    /** For the scripts of this document. */
    nonce: string;
    /** Shown with a defect, and in every line of the log. */
    requestId: string;
    /** Address of the client, for rate limits; empty when unknown. */
    clientAddress: string;
  }
}
