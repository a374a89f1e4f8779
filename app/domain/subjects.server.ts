/**
 * Registers the scope of every noun that documents and notifications may belong to. Imported once by the processes that put
 * the house together (server, worker) and by the routes that serve documents.
 */
export {};
