// Tests of what the outside may do, on one engine, each in a company of its own.
//
//   node test/rights/run.mjs [--engine sqlite|postgres] [--full] [--seed N] [PART…]
//
// --full (or TRINE_RIGHTS=full) asks every cell of the matrix, else a sample that the seed decides.  On PostgreSQL, whose
// sentences are the same, fewer roles ask, other ones each time.
import { parseArgs } from 'node:util'
import { startPostgres } from '../harness/postgres.mjs'
import { readDeclarations } from './declaration.mjs'
import { Tally } from './tally.mjs'
import { random, World } from './world.mjs'

const parts = ['matrix', 'fields', 'leaks', 'mass', 'carry', 'paired', 'paging', 'numbers', 'sealed', 'price', 'headers']
const { values, positionals } = parseArgs({ allowPositionals: true, options: {
	engine: { type: 'string', default: 'sqlite' },
	full: { type: 'boolean', default: process.env.TRINE_RIGHTS === 'full' },
	seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
} })

const postgres = values.engine === 'postgres' ? await startPostgres() : null
const tally = new Tally()
const chance = random(Number(values.seed))
const always = ['sales', 'engineer']
const several = readDeclarations().roles.filter(r => ![...always, 'customer'].includes(r)).sort(() => chance() - 0.5).slice(0, 4)
const byRole = ['matrix', 'fields', 'leaks', 'carry', 'paired']
console.log(`seed ${values.seed}`)
for (const name of positionals.length > 0 ? positionals : parts) {
	const part = await import(`./${name}.mjs`)
	const began = performance.now()
	console.log(part.title)
	const worlds = []
	const start = async options => {
		worlds.push(await World.start({ database: postgres?.createDatabase().url ?? null, ...options }))
		return worlds.at(-1)
	}
	const users = postgres && !values.full && byRole.includes(name) ? { users: [...always, ...several] } : {}
	try {
		await part.run({ world: part.alone ? null : await start(users), start, tally, random: random(Number(values.seed)), full: values.full,
			postgres, share: postgres ? 0.15 : 0.2 })
		for (const world of worlds)
			await world.stop()
	} catch (e) {
		tally.check(false, `${name}: ${e.stack}\n${worlds.map(w => w.installation.errors.slice(-3000)).join('\n')}`)
		worlds.forEach(w => w.installation.remove())
	}
	console.log(`  ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
await postgres?.stop()
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0)
