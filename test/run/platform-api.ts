import { writeFileSync } from 'node:fs'
import { platformApiPage } from './platform-api-page'
import { inProject } from './project'

/** `npm run platform-api`: writes the guide's page of the platform's admin API anew from the contract. */
writeFileSync(inProject('resources/guide/platform-api.md'), platformApiPage())
