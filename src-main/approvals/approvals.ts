import { basename } from 'node:path'
import type { Output } from '@contract'
import type { TrustedKey } from '@contract/desk/approvals'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import writeFileAtomic from 'write-file-atomic'
import type { DeskCall, DeskHandlersOf } from '../desk'
import { type Keychain, KeychainFailure } from '../environments/keychain'
import type { Profile, Profiles } from '../environments/profiles'
import { inputHash } from '../ledger/entry'
import type { Ledger } from '../ledger/ledger'
import { redactText } from '../ledger/redact'
import { signingKey } from '../ledger/sign'
import type { Serve } from '../served'
import type { Surroundings } from '../surroundings'
import { differences, isUnreadable, readThrough } from '../writes/look-again'
import { type SubjectOf, type Write, who } from '../writes/writes'
import { AnswerBody, NO_PLACE, originOf, RequestBody, requestable, whyNot } from './request'
import { fingerprintOf, hashOf, publicKeyOf, readPublicKey, readSignedFile, signedFile } from './signed-file'
import type { TrustedKeys } from './trusted-keys'

interface Parts {
  profiles: Profiles
  ledger: Ledger
  keychain: Keychain
  surroundings: Surroundings
  keys: TrustedKeys
  serve: Serve
  write: Write
  subjectOf: SubjectOf
  now: () => Date
}

const nothing = { not: 'Nothing was sent and nothing changed.' }
const refused = (what: string, next = ''): { ok: false; failure: Failure } => fail(failure('refused_here', what, { ...nothing, next }))

export const approvalHandlers = (parts: Parts): DeskHandlersOf<'approvals'> => {
  const { profiles, ledger, keychain, surroundings, keys, serve, write, subjectOf, now } = parts
  const ownKey = async (): Promise<string> => publicKeyOf(await signingKey(keychain))
  const keyList = (): Result<{ items: TrustedKey[] }> => succeed({ items: [...keys.all()] })
  const profileOf = ({ environment }: DeskCall): Profile | null => profiles.find(environment ?? '') ?? null

  /** Saves a signed file where the person wants it; null where they changed their mind. */
  const save = async (name: string, text: string): Promise<Result<string | null>> => {
    const file = await surroundings.saveFile(name)
    if (file === null) return succeed(null)
    try {
      await writeFileAtomic(file, text, { mode: 0o600 })
      return succeed(file)
    } catch {
      return refused(`${basename(file)} could not be written.`, 'Choose another place and try again.')
    }
  }

  /** A file signed by a key that was exchanged before, and not by this desk's own. */
  const known = async (what: 'request' | 'answer', text: string) => {
    const file = readSignedFile(what, text)
    if (!file) return refused(`This is no ${what} of Opsdesk, or it was changed after it was signed.`)
    if (file.public_key === (await ownKey())) return refused(`This ${what} was made at this very desk: somebody else’s is needed.`)
    const key = keys.find(file.public_key)
    if (!key)
      return refused(
        `It is signed with a key that was not exchanged before: ${fingerprintOf(file.public_key)}.`,
        'Add the key first, after comparing its fingerprint with its owner.',
      )
    return succeed({ ...file, key })
  }

  /** What a request asks for, and whether it can be executed here now, the record read again where there is a read. */
  const read = async (
    text: string,
    call: DeskCall,
  ): Promise<Result<{ shown: Output<'approvals.read_request'>; body: RequestBody; key: TrustedKey }>> => {
    const profile = profileOf(call)
    if (!profile) return refused('This environment is no longer there.')
    const file = await known('request', text)
    if (!file.ok) return file
    const { key } = file.value
    const parsed = RequestBody.safeParse(file.value.body)
    if (!parsed.success) return refused('This request is of another version of Opsdesk.')
    const body = parsed.data
    const { request, at, operation, input, stated_cents, note, environment, seen } = body
    const asked = requestable(operation)
    let why_not = whyNot(body, { profile, subject: asked && subjectOf(profile, asked.name), now: now() })
    const done = await ledger.write(request)
    if (why_not === null && done && done.state !== 'refused') why_not = `It was executed here already: ${done.state.replaceAll('_', ' ')}.`

    const declared = asked?.declared
    const subject = why_not === null ? declared?.confirm?.subject?.(input) : undefined
    let moved: Record<string, string> | null = null
    if (subject) {
      const record = await readThrough({ serve }, profile, subject)
      const unreadable = isUnreadable(record)
      if (!record.ok && !unreadable) return record
      const value = record.ok ? record.value : null
      moved = differences(seen, value, declared?.confirm?.moving)
      if (unreadable && Object.keys(moved).length > 0)
        why_not = 'Nothing that is connected here reads it, so it can’t be compared with what the maker saw.'
      else if (Object.keys(moved).length > 0) why_not = 'It is no longer as the maker saw it.'
      else if (value !== null) why_not = declared?.confirm?.eligible(value as never, input) ?? null
    }
    const target = why_not === null || declared?.input.safeParse(input).success ? (declared?.target(input) ?? '') : ''
    const maker = { name: key.name, fingerprint: key.fingerprint, ...body.maker }
    const shown = { request, at, operation, target, input, stated_cents, note, environment, maker, seen, moved, why_not }
    return succeed({ shown, body, key })
  }

  const guarded: DeskHandlersOf<'approvals'> = {
    'approvals.own_key': async () => {
      const public_key = await ownKey()
      return succeed({ public_key, fingerprint: fingerprintOf(public_key) })
    },
    'approvals.keys': async () => keyList(),
    'approvals.add_key': async ({ public_key: given, name }) => {
      const public_key = readPublicKey(given)
      if (public_key === null) return refused('This is no key of an Opsdesk.', 'Copy it whole, from the other desk’s own page.')
      if (public_key === (await ownKey())) return refused('This is this desk’s own key: nobody can check their own requests.')
      const fingerprint = fingerprintOf(public_key)
      const detail = `${fingerprint}\n\nCompare this with ${name}, by telephone or in person. Whoever holds the key can then ask you for refunds, and check yours.`
      if (!(await surroundings.confirm({ title: `Trust the key of ${name}?`, detail, button: 'Trust this key' }))) return keyList()
      const failed = await ledger.approval({
        step: 'key_added',
        request: null,
        ...who(null),
        details: { fingerprint, name: redactText(name) },
      })
      if (failed) return fail(failed)
      await keys.add({ public_key, fingerprint, name, added_at: now().toISOString() })
      return keyList()
    },
    'approvals.remove_key': async ({ fingerprint }) => {
      const gone = await keys.remove(fingerprint)
      if (gone)
        await ledger.approval({ step: 'key_removed', request: null, ...who(null), details: { fingerprint, name: redactText(gone.name) } })
      return keyList()
    },
    'approvals.list': async () => succeed({ items: await ledger.approvals(null) }),

    'approvals.export_request': async ({ operation, input: given, stated_cents, seen, note }, call) => {
      const profile = profileOf(call)
      const asked = requestable(operation)
      if (!profile || !asked) return refused('No second person can be asked for this.')
      const parsed = asked.declared.input.safeParse(given)
      if (!parsed.success) return fail(failure('invalid_input', 'Something is not filled in right.', nothing))
      const input = parsed.data as Record<string, unknown>
      const origin = originOf(profile, asked.name, input)
      if (origin === null) return refused(NO_PLACE, 'Set its address on the environment’s page.')
      const key = await signingKey(keychain)
      const request = crypto.randomUUID()
      const maker = who(subjectOf(profile, asked.name))
      const environment = { name: profile.name, kind: profile.kind, origin }
      const body: RequestBody = {
        request,
        at: now().toISOString(),
        operation,
        input,
        stated_cents: stated_cents ?? null,
        seen: seen ?? null,
        note,
        environment,
        // Unredacted, unlike in the ledger: the checker's desk compares it with its own.
        maker: { subject: subjectOf(profile, asked.name), os_user: maker.os_user },
      }
      const saved = await save(`opsdesk-request-${request.slice(0, 8)}.json`, signedFile('request', body, key))
      if (!saved.ok) return saved
      if (saved.value === null) return succeed({ saved: false, file: null, request: null })
      const details = {
        operation,
        target: redactText(asked.declared.target(input)),
        environment: { id: profile.id, name: redactText(profile.name), origin: environment.origin },
        input_hash: inputHash(operation, input),
        request_hash: hashOf(JSON.stringify(body)),
        stated_cents: stated_cents ?? null,
        note: redactText(note),
        maker: fingerprintOf(publicKeyOf(key)),
      }
      const failed = await ledger.approval({ step: 'requested', request, ...maker, details })
      return failed ? fail(failed) : succeed({ saved: true, file: saved.value, request })
    },

    'approvals.read_request': async ({ text }, call) => {
      const looked = await read(text, call)
      return looked.ok ? succeed(looked.value.shown) : looked
    },
    'approvals.execute': async ({ text, typed, over_limit }, call) => {
      const profile = profileOf(call)
      const looked = await read(text, call)
      if (!looked.ok || !profile) return looked.ok ? refused('This environment is no longer there.') : looked
      const { shown, body, key } = looked.value
      const asked = requestable(body.operation)
      if (shown.why_not !== null || !asked)
        return shown.moved && Object.keys(shown.moved).length > 0 ? movedOn(shown.moved) : refused(shown.why_not ?? '')
      const request_hash = readSignedFile('request', text)?.hash ?? ''
      const approved = {
        request: body.request,
        request_hash,
        maker: key.fingerprint,
        maker_name: redactText(key.name),
        maker_subject: body.maker.subject && redactText(body.maker.subject),
        checker: fingerprintOf(await ownKey()),
      }
      const result = await write(profile, {
        operation: asked.name,
        input: asked.declared.input.parse(body.input) as Record<string, unknown>,
        attempt: body.request,
        typed,
        seen: body.seen ?? undefined,
        over_limit,
        stated_cents: body.stated_cents ?? undefined,
        job: null,
        approved,
      })
      return result.ok ? succeed({ request: body.request, answer: result.value as Record<string, unknown> }) : result
    },

    'approvals.export_answer': async ({ request }) => {
      const done = await ledger.write(request)
      const first = (await ledger.story(request))[0]
      const approved = first && (JSON.parse(first.body) as { approved?: { request_hash: string } }).approved
      if (!done || !approved) return refused('Nothing was executed here for this request.')
      const checker = who(done.subject)
      const body: AnswerBody = {
        request,
        request_hash: approved.request_hash,
        at: now().toISOString(),
        state: done.state,
        status: done.status,
        checker,
      }
      const saved = await save(`opsdesk-answer-${request.slice(0, 8)}.json`, signedFile('answer', body, await signingKey(keychain)))
      return saved.ok ? succeed({ saved: saved.value !== null, file: saved.value, request }) : saved
    },
    'approvals.read_answer': async ({ text }) => {
      const file = await known('answer', text)
      if (!file.ok) return file
      const parsed = AnswerBody.safeParse(file.value.body)
      if (!parsed.success) return refused('This answer is of another version of Opsdesk.')
      const { request, request_hash, state, status, at } = parsed.data
      const steps = await ledger.approvals(request)
      if (!steps.some(({ step, details }) => step === 'requested' && details.request_hash === request_hash))
        return refused('This desk never asked for that: the answer is to another request.')
      const { key } = file.value
      const checker = { name: key.name, fingerprint: key.fingerprint, ...parsed.data.checker }
      const details = { state, status, answered_at: at, checker: { ...checker, name: redactText(key.name) } }
      const same = steps.some((one) => one.step === 'answered' && one.details.answered_at === at)
      const failed = same ? null : await ledger.approval({ step: 'answered', request, ...who(null), details })
      return failed ? fail(failed) : succeed({ request, state, checker })
    },
  }
  return withKeychain(guarded)
}

const movedOn = (fields: Record<string, string>): { ok: false; failure: Failure } =>
  fail(failure('moved', 'This changed since the maker looked at it.', { ...nothing, next: 'Ask for a new request.', fields }))

/** Signing needs the keychain: where it can't be read, that is what is said. */
const withKeychain = (handlers: DeskHandlersOf<'approvals'>): DeskHandlersOf<'approvals'> =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (input: never, call: DeskCall) => {
        try {
          return await handle(input, call)
        } catch (error) {
          if (!(error instanceof KeychainFailure)) throw error
          return fail(
            failure('keychain', 'This desk’s key could not be read from the keychain.', { ...nothing, next: 'Unlock it, then try again.' }),
          )
        }
      },
    ]),
  ) as unknown as DeskHandlersOf<'approvals'>
