// The company that the bench asks about: 100,000 opportunities of 500 customers, entered through the API by ten sellers of
// one team.  Made once and kept below build/bench for as long as tables and declarations stay the same.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { Server } from './server.mjs'

const customers = 500
const opportunities = 100000 // of a measured company; a checked one has fewer
const sellers = 10
const atOnce = 64

function filesBelow(dir) {
	return readdirSync(dir, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1).flatMap(entry => {
		const path = join(dir, entry.name)
		return entry.isDirectory() ? filesBelow(path) : [path]
	})
}

function fingerprint(root) {
	const hash = createHash('sha256')
	for (const path of [...filesBelow(join(root, 'db/migrations')), ...filesBelow(join(root, 'src/entity')),
		join(root, 'bench/company.mjs')])
		hash.update(readFileSync(path))
	return hash.digest('hex').slice(0, 12)
}

// Numbers that are the same on every machine (mulberry32).
export function chance(seed) {
	return below => {
		seed = (seed + 0x6D2B79F5) | 0
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
		return ((t ^ (t >>> 14)) >>> 0) % below
	}
}

const cities = ['济南', '青岛', '烟台', '潍坊', '临沂', '淄博', '济宁', '泰安', '威海', '德州']
const places = ['第一人民医院', '职业技术学院', '市政务服务中心', '水务集团', '实验中学', '广播电视台', '高新区管委会', '图书馆']
const works = ['机房改造', '视频监控扩容', '网络升级', '数据中心建设', '会议系统', '存储扩容', '安全等保整改', '智慧校园']
const sources = ['visit', 'existing_customer', 'tender_notice', 'referral', 'service', 'other']

export function opportunity(random, customer, i) {
	const amount = 5000000 + random(500000000)
	const day = new Date(Date.UTC(2026, 0, 1 + random(730))).toISOString().slice(0, 10)
	const yuan = cents => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
	return {
		name: `${cities[random(cities.length)]}${places[random(places.length)]}${works[random(works.length)]}项目（${i}）`,
		customer, source: sources[random(sources.length)], amount_est: yuan(amount), cost_est: yuan(amount - random(amount / 4 | 0)),
		is_major: random(10) === 0, budget: yuan(amount + random(1000000)), tender_expected_on: day,
		scope: '核心交换机两台、汇聚交换机八台、室外球机一百二十路、机房动力环境监控一套，含三年原厂维保与培训。',
		seasonal_exposure: random(3) === 0, interest_level: random(6), invited: random(2) === 0,
		notes: '客户要求分两期实施；"一期"在国庆节前上线。',
	}
}

class Client {
	constructor(url, token) {
		this.url = new URL(url)
		this.headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
		this.agent = new Agent({ keepAlive: true, maxSockets: atOnce })
	}

	send(method, path, body) {
		const text = body === undefined ? '' : JSON.stringify(body)
		return new Promise((resolve, reject) => {
			const req = request({ hostname: this.url.hostname, port: this.url.port, method, path, agent: this.agent,
				timeout: 20000, headers: { ...this.headers, 'Content-Length': Buffer.byteLength(text) } }, answer => {
				const parts = []
				answer.on('data', part => parts.push(part))
				answer.on('end', () => {
					const said = Buffer.concat(parts).toString()
					if (answer.statusCode >= 300)
						reject(new Error(`${method} ${path}: ${answer.statusCode} ${said}`))
					else
						resolve(JSON.parse(said))
				})
			})
			req.on('timeout', () => req.destroy(new Error(`${method} ${path}: no answer`)))
			req.on('error', reject)
			req.end(text)
		})
	}

	close() { this.agent.destroy() }
}

export { Client }

// Runs work(0) to work(count - 1), so many at once.
async function each(count, work) {
	let next = 0
	await Promise.all(Array.from({ length: Math.min(atOnce, count) }, async () => {
		while (next < count)
			await work(next++)
	}))
}

async function enter(server, tokens, count) {
	const random = chance(20261123)
	const clients = tokens.map(token => new Client(server.url, token))
	const parties = []
	const ids = []
	await each(customers, async i => {
		const customer = { name: `${cities[i % cities.length]}${places[i % places.length]}（${i}）`, city: cities[i % cities.length] }
		parties[i] = (await clients[i % sellers].send('POST', '/api/v1/customer', customer)).id
	})
	await each(count, async i => {
		const body = opportunity(random, parties[random(customers)], i)
		ids[i] = (await clients[i % sellers].send('POST', '/api/v1/opportunity', body)).id
	})
	for (const client of clients)
		client.close()
	return { ids: ids.filter((_, i) => i % 20 === 0), customers: parties.slice(0, 50) }
}

async function make(trine, data, count) {
	const run = (args, input = '') => {
		const done = spawnSync(trine, [...args, '--data', data], { input, encoding: 'utf8' })
		if (done.status !== 0)
			throw new Error(`trine ${args[0]}: ${done.stderr}${done.stdout}`)
		return done.stdout.trim()
	}
	const team = '济南销售一部'
	run(['init', '--company', 'Bench', '--admin', 'admin', '--password-file', '-'], 'Ninety-nine lanterns 9\n')
	const admin = run(['token', '--user', 'admin'])
	let server = await Server.start([trine, 'serve', '--data', data, '--listen', '127.0.0.1:0'])
	let client = new Client(server.url, admin)
	await client.send('POST', '/api/v1/team', { name: team })
	client.close()
	await server.stop()
	const tokens = Array.from({ length: sellers }, (_, i) => {
		run(['user', 'add', `seller${i}`, '--name', `销售${i}`, '--role', 'sales', '--team', team])
		return run(['token', '--user', `seller${i}`])
	})
	server = await Server.start([trine, 'serve', '--data', data, '--listen', '127.0.0.1:0'])
	try {
		return { token: tokens[0], ...await enter(server, tokens, count) }
	} finally {
		await server.stop()
	}
}

// The same company with as many opportunities again, some of which speak of a warranty: for the search.  { data, token }.
export async function larger(root, trine, made) {
	const place = join(root, 'build/bench', `larger-${fingerprint(root)}`)
	const partial = `${place}.partial`
	if (!existsSync(place)) {
		console.log(`entering ${opportunities} more, this once ...`)
		rmSync(partial, { recursive: true, force: true })
		cpSync(made.data, partial, { recursive: true })
		const server = await Server.start([trine, 'serve', '--data', partial, '--listen', '127.0.0.1:0'])
		const client = new Client(server.url, made.token)
		const random = chance(8)
		await each(opportunities, async i => {
			const body = opportunity(random, made.customers[random(made.customers.length)], opportunities + i)
			await client.send('POST', '/api/v1/opportunity', i % 2500 === 0 ? { ...body, name: `质保期内设备更换（${i}）` } : body)
		})
		client.close()
		await server.stop()
		renameSync(partial, place)
	}
	return { data: place, token: made.token }
}

// { data, token, ids, customers }: the data directory, a seller's token, ids of records to ask for.
export async function company(root, trine, count = opportunities) {
	const place = join(root, 'build/bench', `company-${count}-${fingerprint(root)}`)
	const partial = `${place}.partial`
	if (!existsSync(place)) {
		console.log(`entering ${count} opportunities through the API, this once ...`)
		const began = Date.now()
		rmSync(partial, { recursive: true, force: true })
		mkdirSync(partial, { recursive: true })
		const made = await make(trine, join(partial, 'data'), count)
		writeFileSync(join(partial, 'company.json'), JSON.stringify(made))
		renameSync(partial, place)
		console.log(`entered in ${Math.round((Date.now() - began) / 1000)} s`)
	}
	return { data: join(place, 'data'), ...JSON.parse(readFileSync(join(place, 'company.json'), 'utf8')) }
}
