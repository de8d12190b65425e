import { contract } from '@contract'
import type { Mutation } from '@contract/operation'
import { type Core, createCore } from '../../src-main/core'
import type { Ledger } from '../../src-main/ledger/ledger'
import type { CrashPoint, Order, Report } from './crash-points'
import { fileKeychain } from './file-keychain'
import { noLedger } from './no-ledger'

/** A real core in a process that can end itself between any two steps of a write. */
let armed: { point: CrashPoint; left: number } | null = null
let core: Core | null = null
let ahead = 0
let locked = false
let broken = false

const say = (report: Report): void => void process.send?.(report)

/** Not an exit: nothing gets the chance to be put away. The thread then waits for its end. */
const die = (): void => {
  process.kill(process.pid, 'SIGKILL')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
const at = (point: CrashPoint): void => {
  if (armed?.point === point && --armed.left <= 0) die()
}

const pointsIn = (ledger: Ledger): Ledger => {
  const { jobs } = ledger
  return {
    ...ledger,
    async intend(intent) {
      at('before intend')
      const answer = await ledger.intend(intent)
      at('after intend')
      return answer
    },
    async outcome(outcome) {
      at('before outcome')
      await ledger.outcome(outcome)
      at('after outcome')
    },
    async settle(settlement) {
      at('before settling')
      const settled = await ledger.settle(settlement)
      at('after settling')
      return settled
    },
    jobs: new Proxy(jobs, {
      get(target, name) {
        if (name !== 'nextItem') return Reflect.get(target, name)
        return (id: string) => {
          at('between items')
          return target.nextItem(id)
        }
      },
    }),
  }
}

const open = async (order: Extract<Order, { do: 'open' }>): Promise<void> => {
  locked = order.keychain_locked
  if (order.dies_after !== null) setTimeout(die, order.dies_after)
  // A test can't wait for the usual half a minute.
  for (const operation of Object.values(contract) as { timeout: number; kind: string; system: string }[])
    if (operation.kind === 'mutation' && operation.system !== 'desk')
      (operation as { -readonly [K in keyof Mutation]: Mutation[K] }).timeout = order.timeout
  core = await createCore({
    surroundings: {
      folder: order.folder,
      confirm: async () => true,
      paper: { pdf: async () => new Uint8Array(), print: async () => false },
      saveFile: async () => `${order.folder}/ledger.jsonl`,
      emit: (event, payload) => say({ said: 'event', event, payload }),
    },
    keychain: fileKeychain(order.folder, {
      before: () => at('before the head is kept'),
      after: () => at('after the head is kept'),
      fails: () => locked,
    }),
    startPractice: () => Promise.reject(new Error('there is no practice here')),
    version: '0.0.0',
    now: () => new Date(Date.now() + ahead),
    // The limits of an hour are tried elsewhere: here they would stop a soak.
    settings: { grace_seconds: order.grace_seconds, mail_grace_seconds: 0, refund_limit_count: 0, refund_limit_cents: 0 },
    stillWorking: order.still_working,
    around: {
      ledger: (ledger) => pointsIn(order.ledger_off ? noLedger(ledger) : ledger),
      serve: (serve) => async (profile, call) => {
        if (call.attempt === null) return serve(profile, call)
        if (broken) throw new TypeError('a defect')
        at('before sending')
        const result = await serve(profile, call)
        at('after the answer')
        return result
      },
    },
  })
  say({ said: 'open' })
}

process.on('message', async (order: Order) => {
  if (order.do === 'open') return open(order)
  if (order.do === 'clock') ahead = order.ahead
  if (order.do === 'keychain') locked = order.locked
  if (order.do === 'break') broken = true
  if (order.do === 'arm') {
    armed = { point: order.point, left: order.nth }
    if (order.point === 'any moment') setTimeout(die, order.within)
  }
  if (order.do === 'call') say({ said: 'answer', n: order.n, result: await core?.call(order.call) })
  if (order.do === 'close') {
    await core?.close()
    say({ said: 'closed' })
    process.exit(0)
  }
})
process.on('disconnect', () => process.exit(0))
say({ said: 'loaded' })
