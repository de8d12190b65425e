import { parseArgs } from 'node:util'
import { soak } from './soak-run'

/**
 * `npm run soak -- --faults 10000 --kills 1000 --seed 7`: that many injected faults, a tenth of them SIGKILLs where no
 * number is given. The last line is the figures; it ends with 1 where a write was doubled, lost or left unresolved.
 */
const { values } = parseArgs({ options: { faults: { type: 'string' }, kills: { type: 'string' }, seed: { type: 'string' } } })
const faults = Number(values.faults ?? 1000)
const kills = Number(values.kills ?? Math.ceil(faults / 10))
const seed = Number(values.seed ?? Date.now() % 1_000_000)
console.log(`seed ${seed}: ${faults} faults, ${kills} of them SIGKILLs`)

const figures = await soak(seed, { faults, kills }, (met, killed) => console.log(`${met} faults, ${killed} kills`))
for (const [point, count] of figures.points) console.log(`  ${String(count).padStart(5)}  ${point}`)
for (const [operation, { carried }] of figures.by) console.log(`  ${String(carried).padStart(5)}  ${operation}`)
const { doubled, lost, unresolved, untrue } = figures
console.log(
  `faults ${figures.faults}, kills ${figures.kills}, points ${figures.points.size}, intentions ${figures.intentions}, writes ${figures.writes}, doubled ${doubled}, lost ${lost}, unresolved ${unresolved}, untrue ${untrue}, seconds ${figures.seconds.toFixed(0)}`,
)
process.exit(doubled + lost + unresolved + untrue > 0 ? 1 : 0)
