import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'

/** The checkout's own folder. */
export const root = resolve(import.meta.dirname, '../..')

/** One import, as written in `from`. `to` is a file of the project, or a package or Node module by its name. */
export interface Import {
  from: string
  to: string
  /** Gone when compiled: nothing is loaded for it. */
  typeOnly: boolean
}

/** Every source file under these folders, as paths from the root with forward slashes. */
export const sourcesIn = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path)),
  )

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/**
 * What one file imports, statically or dynamically. Vite's own parser reads it: the usual tools for this need a
 * TypeScript older than 7.
 */
export const importsOf = (from: string): Import[] => {
  const text = textOf(from)
  const { module, errors } = parseSync(from, text)
  if (errors.length > 0) throw new Error(`${from} could not be parsed: ${errors[0]?.message}`)
  const found = [
    // Only `import type` goes away whole: with verbatimModuleSyntax, `import { type A }` still loads the module.
    ...module.staticImports.map(({ start, end, moduleRequest }) => ({
      specifier: moduleRequest.value,
      typeOnly: /^import\s+type\b/.test(text.slice(start, end)),
    })),
    ...module.staticExports.flatMap(({ start, end, entries }) =>
      entries.flatMap(({ moduleRequest }) =>
        moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: /^export\s+type\b/.test(text.slice(start, end)) }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      specifier: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      typeOnly: false,
    })),
  ]
  return found.map(({ specifier, typeOnly }) => ({ from, to: target(from, specifier), typeOnly }))
}

/** All that is loaded when `entry` is, following the project's own files. Type-only imports load nothing. */
export const reachableFrom = (entry: string): Import[] => {
  const seen = new Set<string>()
  const all: Import[] = []
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const one of importsOf(file).filter(({ typeOnly }) => !typeOnly)) {
      all.push(one)
      if (/\.tsx?$/.test(one.to)) visit(one.to)
    }
  }
  visit(entry)
  return all
}

const target = (from: string, specifier: string): string => {
  const path = specifier.replace(/\?.*$/, '')
  if (path === '@contract') return 'src-preload/contract/index.ts'
  if (path.startsWith('@contract/')) return file(resolve(root, 'src-preload/contract', path.slice('@contract/'.length)))
  if (path.startsWith('.')) return file(resolve(root, dirname(from), path))
  return packageName(path)
}

const file = (path: string): string => {
  const candidates = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts'), join(path, 'index.tsx')]
  const found = candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile())
  return relative(root, found ?? path).replaceAll('\\', '/')
}

const packageName = (specifier: string): string => {
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}
