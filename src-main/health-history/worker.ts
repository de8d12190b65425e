import { parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { HealthRoom } from './room'

// The embedded database is synchronous: it may not hold up main.
if (parentPort) expose(new HealthRoom(), nodeEndpoint(parentPort))
