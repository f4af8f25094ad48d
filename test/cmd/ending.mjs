// A server that is told to end while it lays out thousands of visits: it ends in time, what was laid out is whole, and the
// next one goes on where it stopped.
//
//   node test/cmd/ending.mjs [--plans N]
import { parseArgs } from 'node:util'
import { startPostgres } from '../harness/postgres.mjs'
import { inside, Rows } from '../harness/rows.mjs'
import { Installation } from '../harness/server.mjs'

const { values } = parseArgs({ options: { plans: { type: 'string', default: '3000' } } })
const count = Number(values.plans)
let passed = 0, failed = 0

function check(what, holds) {
	holds ? passed++ : failed++
	if (!holds)
		console.log(`FAIL ${what}`)
}

async function until(what, holds, seconds = 60) {
	for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
		if (holds())
			return
		await new Promise(resolve => setTimeout(resolve, 100))
	}
	throw new Error(`${what}: not within ${seconds} s`)
}

/** One contract with a plan through the API, as its people would. */
async function enter(installation) {
	const proof = { Authorization: `Bearer ${await installation.token('leader')}` }
	const send = async (method, path, body) => {
		const answer = await installation.json(method, `/api/v1/${path}`, body, proof)
		if (answer.status >= 300)
			throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`)
		return answer.json
	}
	const customer = (await send('POST', 'customer', { name: '齐州示范集团' })).id
	const site = (await send('POST', 'site', { name: '总部园区', customer, city: '济南市', district: '历下区' })).id
	const contract = (await send('POST', 'contract', { name: '运维合同', customer, site, amount: '860000.00', policy_template: 'seed-2019', warranty_term: 2, warranty_unit: 'year' })).id
	await send('POST', `contract/${contract}/sign`, { signed_on: new Date().toISOString().slice(0, 10) })
	const acceptance = (await send('POST', 'acceptance', { title: '验收', contract, kind: 'completion', signed_on: new Date().toISOString().slice(0, 10), signer: '周工' })).id
	await send('POST', `acceptance/${acceptance}/sign`, {})
	return { contract: inside(contract), plan: inside((await send('GET', `visit_plan?contract=${contract}`)).items[0].id) }
}

async function told(engine, database) {
	const installation = new Installation({ database })
	const rows = new Rows(database, installation.data)
	const laidOut = () => Number(rows.sql(`SELECT count(*) FROM audit WHERE entity = 'visit_plan' AND action = 'plan'`))
	const withTrips = () => Number(rows.sql('SELECT count(DISTINCT "visit_plan") FROM plan_trip'))
	try {
		await installation.init()
		await installation.addUser('leader', 'manager')
		await installation.start()
		const made = await enter(installation)
		await installation.stop()
		rows.copy('contract', made.contract, count, { id: `${made.contract} + n.i * 4096`, number: `'T-' || n.i`, accepted_on: 'b.accepted_on - n.i % 365' })
		rows.copy('visit_plan', made.plan, count, { id: `${made.plan} + n.i * 4096`, contract: `${made.contract} + n.i * 4096`, stage: `'draft'` })
		rows.sql(`UPDATE job SET due_at = 0 WHERE kind = 'plan_visits'`)
		const before = laidOut(), withTripsBefore = withTrips()
		await installation.start()
		await until('the first plans', () => laidOut() > before)
		const took = await installation.stop()
		const reached = laidOut()
		check(`${engine}: it was not through: ${reached - before} of ${count}`, reached - before < count)
		check(`${engine}: a plan has its trips and its entry of the trail, or neither`, withTrips() - withTripsBefore === reached - before)
		await installation.start()
		await until('those that were left', () => laidOut() > reached)
		await installation.stop()
		console.log(`ok   ${engine}: ${reached - before} of ${count} plans laid out, ended ${Math.round(took)} ms after it was told; the next goes on`)
	} finally {
		if (installation.server !== null)
			await installation.kill()
		installation.remove()
	}
}

const postgres = await startPostgres()
for (const [engine, database] of [['sqlite', null], ['postgres', postgres.createDatabase().url]])
	try {
		await told(engine, database)
	} catch (e) {
		check(`${engine}: ${e.stack}`, false)
	}
await postgres.stop()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
