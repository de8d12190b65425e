import { parentPort, workerData } from 'node:worker_threads'
import { expose } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import type { Reading } from '../database/kept/keeper'
import { readAndSay } from '../database/kept/reader'
import { DatabaseRoom } from './database-room'

// One thread a database and purpose (reading, writing): what takes long there keeps neither the window nor the other waiting.
// A room that reads starts this file once more, to read who is there into memory.
if (parentPort) {
  if (workerData) readAndSay(workerData as Reading, parentPort)
  else expose(new DatabaseRoom(new URL(import.meta.url)), nodeEndpoint(parentPort))
}
