import { parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { LedgerRoom } from './room'

// The embedded database is synchronous and syncs to disk: it has a thread of its own, so the window never waits for it.
if (parentPort) expose(new LedgerRoom(), nodeEndpoint(parentPort))
