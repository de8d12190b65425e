import { z } from 'zod'

/** One field of a request or an answer, as the guide lists it. `name` has dots for what is inside, [] for lists. */
export interface Field {
  name: string
  type: string
  /** Whether it must be there. */
  needed: boolean
  says: string
}

interface Schema {
  type?: string | string[]
  description?: string
  words?: readonly string[]
  enum?: readonly unknown[]
  const?: unknown
  default?: unknown
  format?: string
  minimum?: number
  maximum?: number
  maxLength?: number
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  required?: string[]
}

const MAX_SAFE = Number.MAX_SAFE_INTEGER

/** The fields of a schema as it is sent: before anything is made of it. */
export const fieldsOf = (schema: z.ZodType): Field[] =>
  inside(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema, '')

const inside = (schema: Schema, prefix: string): Field[] => {
  const { properties, required = [] } = bare(schema)
  return Object.entries(properties ?? {}).flatMap(([key, given]) => {
    const name = `${prefix}${key}`
    const inner = bare(given)
    const list = inner.items ? bare(inner.items) : null
    const field: Field = {
      name,
      type: typeOf(given),
      needed: required.includes(key) && !mayBeNull(given) && given.default === undefined,
      says: [given.description ?? inner.description ?? '', given.default === undefined ? '' : `${String(given.default)} where left out.`]
        .filter((words) => words !== '')
        .join(' '),
    }
    return [field, ...(list ? inside(list, `${name}[].`) : inside(inner, `${name}.`))]
  })
}

const mayBeNull = ({ anyOf, type }: Schema): boolean => [type].flat().includes('null') || (anyOf?.some(mayBeNull) ?? false)

/** Without the null that may stand in its place, and without a choice of one. */
const bare = (schema: Schema): Schema => {
  const others = schema.anyOf?.filter(({ type }) => type !== 'null') ?? []
  if (others.length === 1 && others[0]) return { description: schema.description, ...bare(others[0]) }
  const kinds = [schema.type].flat().filter((type) => type !== undefined && type !== 'null')
  return Array.isArray(schema.type) && kinds.length === 1 ? { ...schema, type: kinds[0] } : schema
}

const typeOf = (given: Schema): string => {
  const schema = bare(given)
  const words = schema.words ?? schema.enum
  const kind = (() => {
    if (words) return words.map((word) => `\`${String(word)}\``).join(', ')
    if (schema.const !== undefined) return `\`${String(schema.const)}\``
    if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' or ')
    if (schema.type === 'array') return `list of ${schema.items ? plural(typeOf(schema.items)) : 'anything'}`
    if (schema.type === 'object') return schema.properties ? 'object' : 'object of any fields'
    if (schema.type === 'integer') return `whole number${bounds(schema)}`
    if (schema.type === 'number') return `number${bounds(schema)}`
    if (schema.type === 'boolean') return 'true or false'
    if (schema.type === 'string') return schema.maxLength && schema.maxLength < 1000 ? `text, at most ${schema.maxLength}` : 'text'
    return 'any JSON'
  })()
  return mayBeNull(given) ? `${kind}, or null` : kind
}

const plural = (type: string): string => (type === 'object' ? 'objects' : type === 'text' ? 'texts' : type)

const bounds = ({ minimum = -MAX_SAFE, maximum = MAX_SAFE }: Schema): string => {
  if (minimum > -MAX_SAFE && maximum < MAX_SAFE) return `, ${minimum} to ${maximum}`
  if (minimum > -MAX_SAFE) return `, ${minimum} or more`
  return maximum < MAX_SAFE ? `, at most ${maximum}` : ''
}
