import { parentPort } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { DatabaseRoom } from './database-room'

// One thread a database and purpose (reading, writing): what takes long there keeps neither the window nor the other waiting.
if (parentPort) expose(new DatabaseRoom(), nodeEndpoint(parentPort))
