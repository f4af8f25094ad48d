// The service desk of a large house: 100,000 visit plans laid out for 90 days, and 1,000,000 cases behind the list and the
// dispatch board.  One contract and one case are entered through the API; the others are copies of theirs, laid into the
// database by its own shell.
//
//   node bench/service.mjs TRINE PLANNER [--engine sqlite|postgres] [--plans N] [--cases N]
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../test/harness/postgres.mjs'
import { inside, Rows } from '../test/harness/rows.mjs'
import { Client } from './company.mjs'
import { Server } from './server.mjs'

const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
const TURNS = 9

class House extends Rows {
	constructor(trine, database, data) {
		super(database, data)
		this.trine = trine
	}

	args(words) {
		return [...words, '--data', this.data, ...(this.database ? ['--database', this.database] : [])]
	}

	run(words, input = '') {
		const done = spawnSync(this.trine, this.args(words), { input, encoding: 'utf8' })
		if (done.status !== 0)
			throw new Error(`trine ${words[0]}: ${done.stderr}${done.stdout}`)
		return done.stdout.trim()
	}

	// { seconds, mb, said } of a subcommand; the most memory it had.
	watch(words) {
		return new Promise((resolve, reject) => {
			const began = performance.now()
			const child = spawn(this.trine, this.args(words), { stdio: ['ignore', 'pipe', 'inherit'] })
			let said = '', mb = 0
			child.stdout.setEncoding('utf8').on('data', text => { said += text })
			const look = setInterval(() => {
				try {
					mb = Math.max(mb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'latin1'))?.[1] ?? 0) / 1024)
				} catch {
					// It has ended.
				}
			}, 50)
			child.on('exit', status => {
				clearInterval(look)
				const seconds = (performance.now() - began) / 1000
				status === 0 ? resolve({ seconds, mb, said: said.trim() }) : reject(new Error(`trine ${words[0]}: ${status}`))
			})
		})
	}

	async serve(work) {
		const server = await Server.start([this.trine, ...this.args(['serve', '--listen', '127.0.0.1:0'])], { seconds: 120 })
		const client = new Client(server.url, this.token)
		try {
			return await work(client)
		} finally {
			client.close()
			await server.stop()
		}
	}
}

async function enter(client) {
	const make = (entity, body) => client.send('POST', `/api/v1/${entity}`, body)
	const customer = (await make('customer', { name: '济南示范集团' })).id
	const site = (await make('site', { name: '总部园区', customer, city: '济南市', district: '历下区' })).id
	const engineer = (await client.send('GET', '/api/v1/user?login=lin')).items[0].id
	const contract = (await make('contract', { name: '示范集团运维合同', customer, site, amount: '860000.00', policy_template: 'seed-2019', warranty_term: 2, warranty_unit: 'year', service_engineer: engineer })).id
	const today = new Date().toISOString().slice(0, 10)
	await client.send('POST', `/api/v1/contract/${contract}/sign`, { signed_on: today })
	const acceptance = (await make('acceptance', { title: '验收', contract, kind: 'completion', signed_on: today, signer: '周工' })).id
	await client.send('POST', `/api/v1/acceptance/${acceptance}/sign`, {})
	const plan = (await client.send('GET', `/api/v1/visit_plan?contract=${contract}`)).items[0].id
	const known = (await make('service_case', { title: '核心交换机掉电', customer, site, contract, kind: 'fault', channel: 'phone', text: '机房断电后未恢复' })).id
	return { contract, plan, known, engineer }
}

async function plans(house, made, count) {
	const step = 4096
	const contract = inside(made.contract), plan = inside(made.plan)
	// Accepted day by day over the last year: each goes on for at least a year more.
	house.copy('contract', contract, count, { id: `${contract} + n.i * ${step}`, number: `'BENCH-' || n.i`, accepted_on: 'b.accepted_on - n.i % 365' })
	house.copy('visit_plan', plan, count, { id: `${plan} + n.i * ${step}`, contract: `${contract} + n.i * ${step}`, stage: `'draft'` })
	const first = await house.watch(['plan'])
	const again = await house.watch(['plan'])
	const entries = Number(house.sql(`SELECT count(*) FROM audit WHERE entity = 'visit_plan' AND action = 'plan'`))
	const trips = Number(house.sql('SELECT count(*) FROM plan_trip'))
	return { first, again, entries, trips }
}

async function asked(client, path) {
	const times = []
	for (let turn = 0; turn < TURNS + 2; turn++) {
		const began = performance.now()
		await client.send('GET', path)
		times.push(performance.now() - began)
	}
	return median(times.slice(2))
}

async function cases(house, made, count) {
	const known = inside(made.known), hour = 3600000000n
	// One in four thousand is open, with its limit before it; the others are closed long ago.
	const open = 'n.i % 4000 = 0', back = `(n.i % 8760) * ${hour}`
	house.copy('service_case', known, count, {
		id: `${known} + n.i * 4096`, number: `'BENCH-' || n.i`,
		stage: `CASE WHEN ${open} THEN 'acknowledged' ELSE 'closed' END`,
		response_verdict: `'met'`, restore_verdict: `CASE WHEN ${open} THEN 'running' ELSE 'met' END`,
		reported_at: `b.reported_at - CASE WHEN ${open} THEN n.i % 7200 * 1000000 ELSE ${back} END`,
		restore_due_at: `b.restore_due_at - CASE WHEN ${open} THEN n.i % 7200 * 1000000 ELSE ${back} END`,
		priority: 'n.i % 5 + 1', engineer: String(inside(made.engineer)),
	})
	// What is open has the event its clock runs from.
	const event = house.sql(`SELECT id FROM case_event WHERE service_case = ${known} ORDER BY id LIMIT 1`)
	house.copy('case_event', event, Math.floor(count / 4000), {
		id: `${event} + n.i * 4096`, service_case: `${known} + n.i * 4000 * 4096`, occurred_at: 'b.occurred_at - n.i * 4000 % 7200 * 1000000',
	})
	house.sql('ANALYZE')
	return house.serve(async client => ({
		list: await asked(client, '/api/v1/service_case'),
		open: await asked(client, '/api/v1/service_case?stage=acknowledged&sort=restore_due_at'),
		newest: await asked(client, '/api/v1/service_case?sort=-reported_at&kind=fault'),
		engineer: await asked(client, `/api/v1/service_case?engineer=${made.engineer}&priority=1&sort=-reported_at`),
		board: await asked(client, '/api/v1/dispatch'),
	}))
}

export async function service(trine, planner, { engine = 'sqlite', planCount = 100000, caseCount = 1000000 } = {}) {
	const work = mkdtempSync(join(tmpdir(), 'trine-service-'))
	const postgres = engine === 'postgres' ? await startPostgres() : null
	try {
		const house = new House(trine, postgres?.createDatabase().url ?? null, join(work, 'data'))
		house.run(['init', '--company', 'Bench', '--admin', 'admin', '--password-file', '-'], 'Ninety-nine lanterns 9\n')
		house.run(['user', 'add', 'leader', '--name', '郑海峰', '--role', 'manager'])
		house.run(['user', 'add', 'lin', '--name', '林工', '--role', 'engineer'])
		house.token = house.run(['token', '--user', 'leader'])
		const made = await house.serve(enter)
		const computed = planner ? JSON.parse(spawnSync(planner, [String(planCount)], { encoding: 'utf8' }).stdout) : null
		return { engine, computed, planned: await plans(house, made, planCount), planCount, asked: await cases(house, made, caseCount), caseCount }
	} finally {
		await postgres?.stop()
		rmSync(work, { recursive: true, force: true })
	}
}

const n = (x, digits = 0) => x.toFixed(digits)

export function serviceReport(results) {
	const lines = []
	const c = results.find(r => r.computed)?.computed
	if (c)
		lines.push(`The visits of ${c.plans.toLocaleString('en')} plans over a year, ${c.visits.toLocaleString('en')} of them on ${c.trips.toLocaleString('en')} trips, none twice on a day: computed in ${n(c.cpu, 1)} s of processor time (${n(c.seconds, 1)} s by the clock) with ${n(c.mb, 1)} MB (target: 60 s, 500 MB).`, '')
	lines.push('| | laid out for 90 days | memory | entries of the trail | trips | a second run | list | open, by limit | newest faults | an engineer’s | board |',
		'|---|---|---|---|---|---|---|---|---|---|---|')
	for (const r of results) {
		const p = r.planned, a = r.asked
		lines.push(`| ${r.engine} | ${r.planCount.toLocaleString('en')} plans, ${n(p.first.seconds)} s | ${n(p.first.mb)} MB | ${p.entries.toLocaleString('en')} | ${p.trips.toLocaleString('en')} | ${n(p.again.seconds)} s, ${p.again.said.match(/(\d+) changed/)[1]} changed | ${[a.list, a.open, a.newest, a.engineer, a.board].map(x => `${n(x, 1)} ms`).join(' | ')} |`)
	}
	return [...lines, '', `Asked among ${results[0].caseCount.toLocaleString('en')} cases; target: 100 ms.`].join('\n')
}

if (process.argv[1]?.endsWith('service.mjs')) {
	const [trine, planner, ...rest] = process.argv.slice(2)
	const option = (name, otherwise) => rest.includes(name) ? rest[rest.indexOf(name) + 1] : otherwise
	const engines = option('--engine', 'sqlite,postgres').split(',')
	const results = []
	for (const engine of engines)
		results.push(await service(trine, engine === engines[0] ? planner : null, {
			engine, planCount: Number(option('--plans', 100000)), caseCount: Number(option('--cases', 1000000)),
		}))
	console.log(serviceReport(results))
}
