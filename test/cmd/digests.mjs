// When people are told: by night what cannot wait, at once; the rest in one message after the quiet hours; many at once in few
// messages, no bot faster than it allows, nothing lost (DOMAIN 5.1; S91).
//
//   node test/cmd/digests.mjs
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Installation } from '../harness/server.mjs'

const failures = []
let passed = 0
const same = (name, is, want = true) => {
	if (JSON.stringify(is) === JSON.stringify(want)) passed++
	else failures.push(`${name}: ${JSON.stringify(is)}, not ${JSON.stringify(want)}`)
}

async function startBot() {
	const bot = { told: [] }
	const server = createServer((request, reply) => {
		let text = ''
		request.setEncoding('utf8').on('data', piece => { text += piece })
		request.on('end', () => {
			bot.told.push({ at: performance.now(), text: JSON.parse(text).text.content })
			reply.setHeader('Content-Type', 'application/json')
			reply.end('{"errcode":0}')
		})
	})
	await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
	return Object.assign(bot, { port: server.address().port, close: () => new Promise(resolve => server.close(resolve)) })
}

async function until(name, fits, turns = 300) {
	for (let i = 0; i < turns; i++) {
		if (await fits()) return same(name, true)
		await sleep(100)
	}
	same(name, false)
}

const bot = await startBot()
const installation = new Installation({ clock: true, env: { TRINE_EGRESS_ALLOW: `127.0.0.1:${bot.port}`, TRINE_URL: 'https://trine.example.cn' } })
const goTo = text => installation.clock.move(Date.parse(text) - Date.now())
goTo('2026-03-03T20:00:00+08:00')
await installation.init()
for (const [login, roles, name] of [['boss', 'service_manager', '刘振'], ['desk', 'dispatcher', '宋洁'], ['zhang', 'engineer', '张强'], ['seller', 'sales', '孙晓东']])
	await installation.addUser(login, roles, { name })
await installation.start()

let tokens = {}
async function as(login, method, path, body) {
	tokens[login] ??= await installation.token(login)
	const answer = await installation.json(method, `/api/v1/${path}`, body, { Authorization: `Bearer ${tokens[login]}` })
	return { status: answer.status, body: answer.json }
}

const made = async (login, path, body) => {
	const answer = await as(login, 'POST', path, body)
	same(`${path} is made`, answer.status, 201)
	return answer.body
}

const zhang = (await as('boss', 'GET', 'user?login=zhang')).body.items[0]
const customer = await made('seller', 'customer', { name: '济南示范医院' })
await made('boss', 'duty_shift', { person: zhang.id, role: 'first', from_at: '2026-03-03T08:00:00+08:00', to_at: '2026-03-05T08:00:00+08:00' })
await made('boss', 'notification_channel', { name: '售后群', kind: 'wecom', address: `http://127.0.0.1:${bot.port}/wecom?key=K`, digests: true })
const report = (title, kind) => made('desk', 'service_case', { title, customer: customer.id, kind, channel: 'phone', reported_at: installation.now().toISOString() })
const said = title => bot.told.filter(m => m.text.includes(title))

// 23:30: a fault runs its clock around the clock, and is told at once; two questions wait.
goTo('2026-03-03T23:30:00+08:00')
await report('夜里的故障', 'fault')
await report('夜里的咨询一', 'question')
await report('夜里的咨询二', 'question')
await until('a running clock breaks the quiet hours', () => said('夜里的故障').length > 0)
goTo('2026-03-04T03:00:00+08:00')
await sleep(3000)
same('the rest is not told by night', said('夜里的咨询').length, 0)

// 07:00: one message for both.
goTo('2026-03-04T07:01:00+08:00')
await until('the digest of the morning', () => said('夜里的咨询一').length > 0)
same('both in one message', said('夜里的咨询一')[0].text.includes('夜里的咨询二'), true)
await sleep(3500)
same('told once each', [said('夜里的咨询一').length, said('夜里的咨询二').length], [1, 1])

// Fifteen faults at once: each is told, in few messages, and the bot is never asked twice within three seconds.
goTo('2026-03-04T10:00:00+08:00')
tokens = {}
const before = bot.told.length
const titles = Array.from({ length: 15 }, (_, i) => `同时的故障${String(i + 1).padStart(2, '0')}号`)
for (const title of titles) await report(title, 'fault')
await until('each of many is told', () => titles.every(t => said(t).length > 0), 600)
const burst = bot.told.slice(before)
same('each once', titles.map(t => said(t).length).every(n => n === 1), true)
same('gathered', burst.length < titles.length, true)
same('as fast as the bot allows', burst.slice(1).every((m, i) => m.at - burst[i].at >= 2900 || m.text.length + burst[i].text.length > 600), true)
same('no message is longer than it takes', burst.every(m => Buffer.byteLength(m.text) <= 2048), true)

await installation.stop()
installation.remove()
await bot.close()
console.log(failures.map(f => `FAIL ${f}\n`).join('') + `${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length ? 1 : 0
