// From a report to the engineer who is asked: so many cases a second, each durable with its receipt, its engineer chosen, his offer
// and the messages to him in the outbox, before the reporter is answered (S91, A1).
//
//   node bench/dispatch.mjs PROGRAM [--rate 100] [--seconds 20] [--engineers 40]
//
// Tells the answers' p50, p99 and most in ms; the same until the engineer's page, asked for by him right then, shows his offer; how many
// messages lie in the outbox, each written with its case.  By hand a line of JSON; `make bench` makes a table of it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Server } from './server.mjs'

function shell(program, home, ...args) {
	const ran = spawnSync(program, [...args, '--data', home], { encoding: 'utf8' })
	if (ran.status !== 0) throw new Error(`${args.join(' ')}: ${ran.stderr}`)
	return ran.stdout.trim()
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

function ask(url, token, method, path, body) {
	return new Promise((resolve, reject) => {
		const text = body === undefined ? undefined : JSON.stringify(body)
		const headers = { Authorization: `Bearer ${token}`, ...(text ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) } : {}) }
		const r = request(`${url}/api/v1/${path}`, { method, agent, headers }, answer => {
			const parts = []
			answer.on('data', p => parts.push(p)).on('end', () => {
				const said = Buffer.concat(parts).toString()
				if (answer.statusCode >= 300) reject(new Error(`${method} ${path}: ${answer.statusCode} ${said}`))
				else resolve(said ? JSON.parse(said) : null)
			})
		})
		r.on('error', reject)
		r.end(text)
	})
}

const part = (sorted, share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] * 10) / 10
const figures = times => {
	const sorted = [...times].sort((a, b) => a - b)
	return { n: sorted.length, p50: part(sorted, 0.5), p99: part(sorted, 0.99), most: part(sorted, 1) }
}

async function company(url, boss) {
	const customer = await ask(url, boss, 'POST', 'customer', { name: '测速客户' })
	const devices = []
	for (let i = 0; i < 20; i++) {
		const site = await ask(url, boss, 'POST', 'site', { name: `测速站点 ${i}`, customer: customer.id, city: '济南', district: `区 ${i % 5}` })
		devices.push(await ask(url, boss, 'POST', 'equipment', { name: `摄像机 ${i}`, category: 'video', customer: customer.id, site: site.id }))
	}
	const from = new Date(Date.now() - 3600e3).toISOString(), to = new Date(Date.now() + 8 * 3600e3).toISOString()
	const { items } = await ask(url, boss, 'GET', 'user?limit=200')
	for (const u of items.filter(x => x.login.startsWith('engineer'))) {
		await ask(url, boss, 'POST', 'duty_shift', { person: u.id, role: 'first', from_at: from, to_at: to })
		await ask(url, boss, 'POST', 'skill', { person: u.id, domain: '视频', level: 2, repairs: ['video'], assessed_on: from.slice(0, 10) })
	}
	await ask(url, boss, 'POST', 'notification_channel', { name: '售后群', kind: 'wecom', address: 'https://bot.example.invalid/send?key=1', digests: true })
	return { customer, devices }
}

async function load(url, reporter, reader, { customer, devices }, rate, seconds) {
	const answered = [], seen = [], failed = []
	const began = performance.now()
	const one = async i => {
		const device = devices[i % devices.length]
		const start = performance.now()
		try {
			const row = await ask(url, reporter, 'POST', 'service_case', { title: `测速报修 ${i}`, customer: customer.id, equipment: device.id, kind: 'fault', channel: 'phone', impact: 1, urgency: 1, reported_at: new Date().toISOString() })
			answered.push(performance.now() - start)
			if (i % 10 === 0) {
				const page = await ask(url, reader, 'GET', `dispatch_offer?service_case=${row.id}&stage=open`)
				if (page.items.length !== 1) throw new Error(`case ${row.id} was offered to ${page.items.length}`)
				seen.push(performance.now() - start)
			}
		} catch (e) {
			failed.push(e.message)
		}
	}
	const all = []
	for (let i = 0; i < rate * seconds; i++) {
		// An open loop: the next one comes when it is due, whatever the server does.
		const due = began + i * 1000 / rate
		const wait = due - performance.now()
		if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
		all.push(one(i))
	}
	const offered = (rate * seconds) / ((performance.now() - began) / 1000)
	await Promise.all(all)
	return { offered, answered, seen, failed }
}

// Messages in the outbox, which are written with their case or not at all; null without sqlite3.
function outbox(home) {
	const count = spawnSync('sqlite3', [join(home, 'trine.db'), "SELECT count(*) FROM outbox WHERE event IN ('notice', 'digest')"], { encoding: 'utf8' })
	return count.status === 0 ? Number(count.stdout) : null
}

// The people of a company: who leads, who takes reports, the engineers.  Returns their tokens.
function people(program, home, secret, engineers) {
	const run = (...args) => shell(program, home, ...args)
	run('init', '--company', '测速公司', '--admin', 'admin', '--password-file', secret)
	run('user', 'add', 'boss', '--name', '刘振', '--role', 'manager,service_manager,administrator', '--password-file', secret)
	run('user', 'add', 'desk', '--name', '徐丽', '--role', 'dispatcher', '--password-file', secret)
	for (let i = 0; i < engineers; i++) run('user', 'add', `engineer${i}`, '--name', `工程师 ${i}`, '--role', 'engineer', '--password-file', secret)
	return ['boss', 'desk', 'engineer0'].map(u => run('token', '--user', u))
}

export async function dispatching(program, { rate = 100, seconds = 20, engineers = 40 } = {}) {
	const data = mkdtempSync(join(tmpdir(), 'trine-dispatch-'))
	const secret = join(data, 'secret'), home = join(data, 'data')
	writeFileSync(secret, 'Ninety-nine lanterns 9\n')
	let server
	try {
		const [boss, desk, engineer] = people(program, home, secret, engineers)
		server = await Server.start([program, 'serve', '--data', home, '--listen', '127.0.0.1:0'])
		const at = await company(server.url, boss)
		const cpu = server.cpu()
		const { offered, answered, seen, failed } = await load(server.url, desk, engineer, at, rate, seconds)
		if (failed.length) throw new Error(`${failed.length} reports failed: ${failed.slice(0, 3).join('; ')}`)
		return { rate: Math.round(offered), seconds, engineers, answered: figures(answered), engineers_page: figures(seen),
			cpu_ms_a_case: Math.round((server.cpu() - cpu) * 10000 / answered.length) / 10, messages: outbox(home) }
	} finally {
		agent.destroy()
		await server?.stop()
		rmSync(data, { recursive: true, force: true })
	}
}

export function dispatchReport({ rate, engineers, answered, engineers_page: page, cpu_ms_a_case: cpu, messages }) {
	const row = (what, { n, p50, p99, most }) => `| ${what} | ${n} | ${p50} | ${p99} | ${most} | ≤ 1000 | ${p99 <= 1000 ? 'yes' : 'NO'} |`
	return [`${rate} cases a second come, each is durable with its receipt, one of ${engineers} engineers chosen and his messages in the outbox (${messages}) before the reporter is answered: ${cpu} ms of processor time a case.`, '',
		'| ms from the report | cases | p50 | p99 | most | target of p99 | met |', '|---|---|---|---|---|---|---|',
		row('to the answer', answered), row('to the engineer’s open page', page)].join('\n')
}

if (process.argv[1]?.endsWith('dispatch.mjs')) {
	const { values, positionals: [program] } = parseArgs({
		allowPositionals: true,
		options: { rate: { type: 'string', default: '100' }, seconds: { type: 'string', default: '20' }, engineers: { type: 'string', default: '40' } },
	})
	const options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]))
	console.log(JSON.stringify(await dispatching(program, options)))
}
