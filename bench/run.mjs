// make bench: Trine and the floor side by side; prints ratios and leaves them in bench/report.md.
//
//   node bench/run.mjs TRINE FLOOR PLANNER [--check]
//
// --check measures nothing: on a small company, does the floor still answer what Trine answers?
//
// Both serve copies of one database, each on the first core while wrk loads it from the second; they take turns, and what
// counts is the median of several short runs.  Absolute figures say something of this machine only; the ratios are meant.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { chance, Client, company, larger, opportunity } from './company.mjs'
import { booking, bookReport } from './book.mjs'
import { dispatching, dispatchReport } from './dispatch.mjs'
import { searching, searchReport } from './search.mjs'
import { service, serviceReport } from './service.mjs'
import { pinned, Server } from './server.mjs'

const root = new URL('../', import.meta.url).pathname
const [trine, floor, planner, only] = process.argv.slice(2)
const checked = only === '--check'
const work = join(root, 'build/bench/run')
const connections = 32
const threads = cpus().length
const path = '/api/v1/opportunity'
const quiet = 12

const tasks = [
	{ name: 'read one by id', file: 'read', turns: 5, seconds: 1, floor: 0.5 },
	{ name: 'list of 50 out of 100,000, filtered and sorted', file: 'list', turns: 5, seconds: 2, floor: 0.5 },
	{ name: 'create one, durable', file: 'create', turns: 5, seconds: 2, floor: 0.33 },
]

const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

function idNumber(id) {
	return [...id].reduce((n, c) => n << 5n | BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(c)), 0n)
}

// Pages that a person may look at: several filters, on each the first page and the four behind it.
async function listPaths(client) {
	const paths = []
	for (const day of ['2026-03-01', '2026-06-15', '2026-10-01', '2027-02-01', '2027-05-01', '2027-09-01', '2027-11-01']) {
		const first = `${path}?tender_expected_on.ge=${day}&sort=-amount_est`
		let next = null
		for (let page = 0; page < 5; page++) {
			paths.push(next === null ? first : `${first}&after=${next}`)
			next = (await client.send('GET', paths.at(-1))).next
		}
	}
	return paths
}

function writeRequests(name, lines) {
	writeFileSync(join(work, name), `${lines.join('\n')}\n`)
}

async function prepare(client, made) {
	const random = chance(7)
	writeRequests('read', made.ids.map(id => `GET\t${path}/${id}`).sort(() => random(2) - 0.5))
	writeRequests('list', (await listPaths(client)).map(p => `GET\t${p}`))
	writeRequests('create', Array.from({ length: 2000 }, (_, i) =>
		`POST\t${path}\t${JSON.stringify(opportunity(random, made.customers[random(made.customers.length)], i))}`))
}

// The floor must have done the same work: its answers are Trine's.
async function compare(one, other, made) {
	const pages = await listPaths(one)
	for (const place of [`${path}/${made.ids[7]}`, `${path}/${made.ids.at(-3)}`, pages[0], pages[12]])
		assert.deepEqual(await other.send('GET', place), await one.send('GET', place), place)
	const body = opportunity(chance(3), made.customers[0], 1)
	const [a, b] = [await one.send('POST', path, body), await other.send('POST', path, body)]
	for (const name of ['id', 'number', 'created_at', 'changed_at'])
		delete a[name], delete b[name]
	assert.deepEqual(b, a)
}

function load(server, file, seconds, token) {
	const before = server.cpu()
	const done = spawnSync(...(([command, ...args]) => [command, args])(pinned(1, ['wrk', '-t1', `-c${connections}`,
		`-d${seconds}s`, '-s', join(root, 'bench/load.lua'), server.url, '--', join(work, file), token])),
	{ encoding: 'utf8', timeout: (seconds + 10) * 1000 })
	if (done.status !== 0)
		throw new Error(`wrk: ${done.stderr}${done.stdout}`)
	const said = JSON.parse(done.stdout.trim().split('\n').at(-1))
	if (said.refused > 0 || said.failed > 0 || said.requests === 0)
		throw new Error(`${server.url} ${file}: ${said.refused} refused, ${said.failed} failed of ${said.requests}`)
	return { rate: said.requests / said.us * 1e6, cpu: (server.cpu() - before) / said.requests * 1e6, p50: said.p50, p99: said.p99 }
}

function takeTurns(task, servers, token) {
	const runs = servers.map(() => [])
	for (const server of servers)
		load(server, task.file, 1, token)
	for (let turn = 0; turn < task.turns; turn++)
		servers.forEach((server, i) => runs[i].push(load(server, task.file, task.seconds, token)))
	return runs.map(all => Object.fromEntries(['rate', 'cpu', 'p50', 'p99'].map(key => [key, median(all.map(r => r[key]))])))
}

// Follows the cursors to the thousandth page, then asks for that page and the first in turn.
async function pages(client, server, sort, token) {
	const first = `${path}?sort=${sort}`
	let place = first
	for (let page = 1; page < 1000; page++)
		place = `${first}&after=${(await client.send('GET', place)).next}`
	writeRequests('page-1', [`GET\t${first}`])
	writeRequests('page-1000', [`GET\t${place}`])
	const cpu = { 'page-1': [], 'page-1000': [] }
	for (let turn = 0; turn < 4; turn++)
		for (const file of Object.keys(cpu))
			cpu[file].push(load(server, file, 1, token).cpu)
	return { sort, first: median(cpu['page-1'].slice(1)), thousandth: median(cpu['page-1000'].slice(1)) }
}

const fixed = (n, digits = 0) => n.toFixed(digits)
const ms = us => (us / 1000).toFixed(2)
const holds = yes => yes ? 'yes' : 'NO'

function report(results, paging, memories) {
	const lines = ['# Trine beside a bare program that does the same work by hand', '',
		`Written by \`make bench\`. ${connections} connections, ${threads} threads each, both on one core; medians of runs in turn.`,
		'The floor has no log-in, rights, validation or search; Trine has them all. The ratio is of requests per second.', '',
		'| | | requests/s | CPU µs/request | p50 ms | p99 ms | ratio | target | met |', '|---|---|---|---|---|---|---|---|---|']
	for (const { task, ours, bare } of results) {
		const ratio = ours.rate / bare.rate
		const row = (who, r, rest) =>
			`| ${who === 'Trine' ? task.name : ''} | ${who} | ${fixed(r.rate)} | ${fixed(r.cpu, 1)} | ${ms(r.p50)} | ${ms(r.p99)} | ${rest} |`
		lines.push(row('Trine', ours, `**${fixed(ratio, 2)}** | ≥ ${task.floor} | ${holds(ratio >= task.floor)}`), row('floor', bare, ' | | '))
	}
	lines.push('', '| CPU µs of a page, cursors followed | page 1 | page 1,000 | ratio | target | met |', '|---|---|---|---|---|---|')
	for (const { sort, first, thousandth } of paging) {
		const ratio = thousandth / first
		lines.push(`| sort=${sort} | ${fixed(first)} | ${fixed(thousandth)} | **${fixed(ratio, 2)}** | ≤ 1.2 | ${holds(ratio <= 1.2)} |`)
	}
	lines.push('', '| memory in MB | RSS | PSS | target | met |', '|---|---|---|---|---|')
	for (const { when, rss, pss, idle } of memories)
		lines.push(`| ${when} | ${fixed(rss, 1)} | ${fixed(pss, 1)} | ${idle ? `< 30 | ${holds(rss < 30)}` : ' | '} |`)
	return lines.join('\n')
}

const made = await company(root, trine, checked ? 2000 : undefined)
rmSync(work, { recursive: true, force: true })
mkdirSync(work, { recursive: true })
cpSync(made.data, join(work, 'trine'), { recursive: true })
cpSync(join(made.data, 'trine.db'), join(work, 'floor.db'))

const ours = await Server.start([trine, 'serve', '--data', join(work, 'trine'), '--listen', '127.0.0.1:0'])
const memories = [{ when: 'Trine after its start', idle: true, ...ours.memory() }]
const client = new Client(ours.url, made.token)
const sample = await client.send('GET', `${path}/${made.ids[0]}`)
const bare = await Server.start([floor, join(work, 'floor.db'), String(threads), String(idNumber(sample.owner)), String(idNumber(sample.team))])
const bareMemory = bare.memory()
const other = new Client(bare.url, made.token)

async function measure() {
	const paging = []
	for (const sort of ['-id', '-amount_est', 'name'])
		paging.push(await pages(client, ours, sort, made.token))
	const results = []
	for (const task of tasks) {
		const [a, b] = takeTurns(task, [ours, bare], made.token)
		results.push({ task, ours: a, bare: b })
	}
	memories.push({ when: 'Trine after the load', idle: false, ...ours.memory() })
	await new Promise(resolve => setTimeout(resolve, quiet * 1000))
	memories.push({ when: `Trine ${quiet} quiet seconds later`, idle: true, ...ours.memory() },
		{ when: 'floor after its start', idle: false, ...bareMemory })
	const parts = []
	const tell = (title, text) => { parts.push(title === '' ? text : `## ${title}\n\n${text}`); console.log(`${parts.at(-1)}\n`) }
	tell('', report(results, paging, memories))
	tell('Searching', searchReport(await searching(trine, await larger(root, trine, made))))
	tell('From a report to the engineer', dispatchReport(await dispatching(trine)))
	tell('A bid book', bookReport(await booking(trine)))
	tell('The service desk of a large house', serviceReport([await service(trine, planner), await service(trine, null, { engine: 'postgres', planCount: 10000 })]))
	writeFileSync(join(root, 'bench/report.md'), `${parts.join('\n\n')}\n`)
}

try {
	await prepare(client, made)
	await compare(client, other, made)
	checked ? console.log('the floor answers what Trine answers') : await measure()
} finally {
	client.close()
	other.close()
	await ours.stop()
	await bare.stop()
	rmSync(work, { recursive: true, force: true })
}
