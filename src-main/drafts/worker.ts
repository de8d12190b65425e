import { parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { DraftsRoom } from './room'

// The embedded database is synchronous and a page of a million characters takes its time: neither may hold up main.
if (parentPort) expose(new DraftsRoom(), nodeEndpoint(parentPort))
