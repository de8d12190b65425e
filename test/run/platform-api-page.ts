import { contract, type OperationName } from '@contract'
import { platformCapabilities } from '@contract/capability'
import type { Operation, Query } from '@contract/operation'
import type { z } from 'zod'
import { type Exchange, exchanges } from '../wire/exchanges'
import { type Field, fieldsOf } from './platform-api-fields'
import { rules } from './platform-api-rules'

/**
 * The guide's page "The platform's admin API": what is common to all of it, written by hand, and every operation of the
 * contract with its fields, and an exchange that the client and the practice server were both checked against.
 */
export const platformApiPage = (): string => [rules, ...platformCapabilities.map(chapter)].join('\n\n').concat('\n')

const chapter = (word: string): string => {
  const names = (Object.keys(contract) as OperationName[]).filter((name) => name.startsWith(`${word}.`))
  return [`## ${word}`, ...names.map(section).filter((text) => text !== '')].join('\n\n')
}

const section = (name: OperationName): string => {
  const operation = contract[name] as unknown as Operation
  if (operation.route === null) return ''
  return [
    `### ${operation.route}`,
    opening(name, operation),
    asked(operation),
    answered(operation),
    ...exchanges
      .filter((exchange) => exchange.operation === name && exchange.response.status < 300)
      .slice(0, 1)
      .map(example),
    refusals(exchanges.filter((exchange) => exchange.operation === name && exchange.response.status >= 400)),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

const opening = (name: OperationName, operation: Operation): string => {
  const says = `\`${name}\`: ${operation.offers ?? name}.`
  return operation.kind === 'mutation' ? `${says} ${operation.confirm?.consequence ?? ''}`.trim() : says
}

const everyOperation = Object.values(contract) as unknown as Operation[]
const isList = (operation: Operation): operation is Query => operation.kind === 'query' && operation.row !== null

/** What is sent. A list's window has names of its own on the wire, and what is for the desk's ledger only is not sent. */
const asked = (operation: Operation): string => {
  const [method = '', path = ''] = (operation.route ?? '').split(' ')
  const kept = operation.kind === 'mutation' ? operation.unsent : isList(operation) ? ['offset', 'limit'] : []
  const fields = fieldsOf(operation.input).filter(({ name }) => !kept.includes(name))
  const where = (name: string): string => (path.includes(`{${name}}`) ? 'path' : method === 'GET' ? 'query' : 'body')
  if (fields.length === 0 && !isList(operation)) return method === 'GET' ? 'Nothing is asked with it.' : 'It has no body.'
  const paging = isList(operation) ? [['`page`, `page_size`', 'query', 'whole numbers', 'see Lists']] : []
  const rows = fields.map(({ name, type, needed, says }) => [
    `\`${name}\``,
    where(name),
    `${type}${needed ? '' : '; may be left out'}`,
    says,
  ])
  return table(['Asked with', 'in', 'is', 'what it says'], [...rows, ...paging])
}

const answered = (operation: Operation): string => {
  const list = isList(operation) ? null : everyOperation.find((one) => isList(one) && one.row === operation.output)
  if (list) return `The answer is one item of \`${list.route}\`.`
  const fields = fieldsOf((isList(operation) ? operation.row : operation.output) as z.ZodType)
  if (fields.length === 0) return 'The answer’s body is not looked at.'
  return table([isList(operation) ? 'Each item has' : 'The answer has', 'is', 'what it says'], fields.map(answerRow))
}

const answerRow = ({ name, type, needed, says }: Field): string[] => [`\`${name}\``, `${type}${needed ? '' : '; may be left out'}`, says]

const example = ({ request, response }: Exchange): string => {
  const query = request.query ? `?${new URLSearchParams(request.query)}` : ''
  const sent = request.body === undefined ? '' : `\n\n${JSON.stringify(request.body, null, 2)}`
  return `For example:\n\n\`\`\`\n${request.method} ${request.path}${query}${sent}\n\n${response.status}\n${JSON.stringify(response.body, null, 2)}\n\`\`\``
}

const refusals = (refused: readonly Exchange[]): string => {
  const said = refused.flatMap(({ response: { status, body } }) => {
    const { error } = body as { error?: { code?: string; message?: string } }
    return error?.code ? [[String(status), `\`${error.code}\``, error.message ?? '']] : []
  })
  const own = [...new Map(said.map((row) => [row.join(), row])).values()]
  return own.length === 0 ? '' : table(['Refused with', 'code', 'for example'], own)
}

/** Tables of the guide are split at bars: none may stand in a cell. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '/').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n')
