// Requests of every kind, and what becomes of each while calls of the server fail one after the other.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { form } from '../harness/form.mjs'
import { Installation, root } from '../harness/server.mjs'
import { outside, Store } from '../rights/store.mjs'
import { Faults, never } from './faults.mjs'

export const { values } = parseArgs({ options: {
	full: { type: 'boolean', default: false },
	points: { type: 'string', default: '40' },
	only: { type: 'string', default: '' },
	seed: { type: 'string', default: String(Date.now() % 1000000) },
} })

let state = Number(values.seed)
export const random = n => { state = (state * 1103515245 + 12345) % 2147483648; return Math.floor(state / 2147483648 * n) }
const tally = { passed: 0, failed: 0, skipped: 0 }
const picture = readFileSync(join(root, 'demo/signature_engineer.png'))
const tender = readFileSync(join(root, 'demo/tender/luoyuan_hospital.txt'))

function sent(name, type, data) {
	const { type: kind, body } = form([{ name, type, data }])
	return { headers: { 'Content-Type': kind }, body }
}

const json = body => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)

// name, the request of the n-th point, and optionally what must be there before it (made beforehand, returns the path).
// `most`: how many points, where a request is slow.
export const requests = [
	{ name: 'read', same: true, path: at => `contract/${at.contract}?expand=customer` },
	{ name: 'list', same: true, path: at => `visit?contract=${at.contract}&sort=-planned_on&limit=50&expand=engineer` },
	{ name: 'search', same: true, path: () => `search?q=${encodeURIComponent('医院')}` },
	{ name: 'history', same: true, path: at => `contract/${at.contract}/history` },
	{ name: 'ledger', same: true, path: at => `contract/${at.contract}/ledger` },
	{ name: 'thread', same: true, path: at => `opportunity/${at.opportunity}/thread` },
	{ name: 'clock', path: at => `service_case/${at.service_case}/clock` },
	{ name: 'today', path: () => 'today' },
	{ name: 'meta', same: true, path: () => 'meta' },
	{ name: 'content of a file', same: true, path: at => `file/${at.file}/content` },
	{ name: 'create', method: 'POST', key: true, path: () => 'customer', send: n => json({ name: `公司 ${n}`, city: '济南', notes: 'a\n'.repeat(50) }) },
	{ name: 'create with rows', method: 'POST', key: true, path: () => 'acceptance', send: (n, at) => json({ title: `验收 ${n}`, kind: 'completion', contract: at.contract,
		open_items: [{ text: '缺少手册' }, { text: '缺少图纸' }] }) },
	{ name: 'create with a use case', method: 'POST', key: true, path: () => 'service_case', send: (n, at) => json({ title: `故障 ${n}`, kind: 'fault',
		channel: 'phone', customer: at.customer, reported_at: new Date(Date.now() - 60000).toISOString(), text: '无图像' }) },
	{ name: 'step with a use case', method: 'POST', key: true, send: (n, at) => json({ engineer: at.engineer }),
		before: async (n, make, at) => `service_case/${(await make('service_case', { title: `案 ${n}`, kind: 'fault', channel: 'phone',
			customer: at.customer, reported_at: new Date(Date.now() - 60000).toISOString() })).id}/dispatch` },
	{ name: 'change', method: 'PATCH', headers: { 'If-Match': '"1"' }, send: n => json({ name: `改 ${n}`, city: '青岛' }),
		before: async (n, make) => `customer/${(await make('customer', { name: `旧 ${n}` })).id}` },
	{ name: 'remove', method: 'DELETE', headers: { 'If-Match': '"1"' },
		before: async (n, make) => `customer/${(await make('customer', { name: `走 ${n}` })).id}` },
	{ name: 'comment', method: 'POST', key: true, path: at => `contract/${at.contract}/comment`, send: n => json({ text: `第 ${n} 条` }) },
	{ name: 'file', method: 'POST', path: at => `contract/${at.contract}/file`,
		send: n => sent(`p${n}.png`, 'image/png', Buffer.concat([picture, Buffer.from(String(n))])) },
	{ name: 'export as CSV', same: true, path: () => 'visit/export', headers: { Accept: 'text/csv' } },
	{ name: 'paper as PDF', path: at => `revisit_record/${at.revisit_record}/document?format=pdf`, most: 6 },
	{ name: 'paper as DOCX', same: true, path: at => `revisit_record/${at.revisit_record}/document?format=docx`, most: 30 },
	{ name: 'a tender document is read', method: 'POST', most: 30, send: () => json({}), before: async (n, make, at, ask) => {
		const { id } = await make('tender', { name: `招标 ${n}`, customer: at.customer, regime: 'gov_procurement' })
		const kept = await ask('POST', `tender/${id}/file`, sent('tender.txt', 'text/plain', tender))
		if (kept.status !== 201)
			throw new Error(`the document: ${kept.status} ${kept.body}`)
		return `tender/${id}/read`
	} },
	{ name: 'log-in', method: 'POST', most: 8, anonymous: true, path: () => 'session', send: (n, at) => json({ login: 'manager', password: at.password }) },
	{ name: 'a page', same: true, whole: '/' },
]

// The demonstration company behind a server whose calls can be made to fail.
export async function stage(env = {}) {
	const i = new Installation()
	const faults = new Faults(i.home)
	const made = spawnSync(join(root, 'build/release/trine'), ['demo', '--data', i.data], { encoding: 'utf8' })
	if (made.status !== 0)
		throw new Error(`the demonstration: ${made.stderr}`)
	const at = { i, faults, store: new Store(i), token: await i.token('manager'), password: /^manager\tmanager\t(.*)$/m.exec(made.stdout)[1] }
	for (const entity of ['contract', 'opportunity', 'service_case', 'file', 'customer'])
		at[entity] = outside(at.store.run(`SELECT min(id) FROM ${entity}`)[0][0])
	at.revisit_record = outside(at.store.run(`SELECT min(id) FROM revisit_record WHERE stage = 'signed'`)[0][0])
	at.engineer = outside(at.store.run(`SELECT id FROM user WHERE login = 'engineer'`)[0][0])
	at.store.still()
	i.env = { ...faults.env, ...env }
	await i.start()
	return at
}

export const answered = async asking => {
	try {
		return await asking
	} catch (e) {
		return { status: 'cut', body: e.message }
	}
}

function ask(at, method, path, { headers = {}, body = null } = {}, anonymous = false) {
	const proof = anonymous ? { Origin: at.i.url } : { Authorization: `Bearer ${at.token}` }
	return at.i.request(method, path.startsWith('/') ? path : `/api/v1/${path}`, { headers: { ...proof, ...headers }, body })
}

async function make(at, entity, body) {
	const answer = await ask(at, 'POST', entity, json(body))
	if (answer.status !== 201)
		throw new Error(`preparing ${entity}: ${answer.status} ${answer.body}`)
	return JSON.parse(answer.body)
}

let serial = 0
// One more of these requests, ready to be sent: what it needs is there.
export async function ready(at, r) {
	const n = ++serial
	const path = r.whole ?? (r.before ? await r.before(n, (e, b) => make(at, e, b), at, (...a) => ask(at, ...a)) : r.path(at))
	const { headers, body } = r.send?.(n, at) ?? {}
	const key = r.key ? { 'Idempotency-Key': `memory-${n}` } : {}
	return () => ask(at, r.method ?? 'GET', path, { headers: { ...headers, ...key, ...r.headers }, body }, r.anonymous)
}

// How many rows each table has.  What only says that somebody was here is not counted, nor the search index, which is
// folded together whenever enough of it has come.
const uncounted = new Set(['job', 'search_tail', 'search_segment', 'search_page'])
export function rows(at) {
	return new Map(at.store.run(at.store.tables.map(t => `SELECT '${t}', count(*) FROM "${t}"`).join(' UNION ALL '))
		.filter(([t]) => !uncounted.has(t)).map(([t, n]) => [t, Number(n)]))
}
export const growth = (before, after) => new Map([...after].map(([t, n]) => [t, n - before.get(t)]).filter(([, n]) => n !== 0))

// Which points are tried: all, or the first, the last and some between.
export function points(count, most) {
	if (values.full || count <= most)
		return Array.from({ length: count }, (_, i) => i + 1)
	const chosen = new Set()
	for (let n = 1; n <= most / 4; n++)
		chosen.add(n).add(count + 1 - n)
	while (chosen.size < most)
		chosen.add(1 + random(count))
	return [...chosen].sort((a, b) => a - b)
}

// The request with its n-th call of that kind failing, and the later ones too when `lasting`.
export async function point(at, send, fault, first, lasting) {
	at.faults.arm(fault.kind, { first, last: lasting ? never : first, error: fault.error })
	const answer = await answered(send())
	return { ...answer, ...at.faults.disarm(fault.kind) }
}

export const good = status => status >= 200 && status < 300

// What is wrong, if anything, after so many successes and requests whose end was not told.
export function partial(clean, grown, successes, unknown) {
	const times = [...clean].map(([t, n]) => (grown.get(t) ?? 0) / n)
	const wrong = [...grown].filter(([t]) => !clean.has(t))
	const least = Math.min(...times, Infinity), most = Math.max(...times, 0)
	if (wrong.length > 0 || (clean.size > 0 && (least !== most || least < successes || most > successes + unknown)))
		return `${successes} succeeded (${unknown} left unknown), but ${JSON.stringify([...grown])} came, and ${JSON.stringify([...clean])} with each`
	return null
}

// The request at one point after the other: what they were told, and what is wrong with it.
async function tell(at, r, fault, tried, clean, calls) {
	const told = { good: 0, refused: 0, unknown: [] }, wrong = []
	for (const [n, lasting, send] of tried) {
		const answer = await point(at, send, fault, n, lasting), which = `${fault.word} ${n}${lasting ? ' and all after it' : ''} of ${calls}`
		if (gone(at))
			throw new Error(`${which}: the server died\n${at.i.errors.slice(-3000)}`)
		if (good(answer.status)) {
			told.good++
			if (r.same && !answer.body.equals(clean.body))
				wrong.push(`${which}: another answer than without a fault`)
		} else if (answer.status === 'cut' || (answer.status === 503 && answer.body.includes('outcome_unknown')))
			told.unknown.push(send)
		else if (answer.status === fault.status)
			told.refused++
		else
			wrong.push(`${which}: ${answer.status} ${answer.body}`)
	}
	return { told, wrong }
}

// Who was left without an answer asks again with the same key, and then it is done, once.
async function settle(told, wrong) {
	for (const send of told.unknown.splice(0)) {
		const answer = await answered(send())
		if (good(answer.status))
			told.good++
		else
			wrong.push(`asked again: ${answer.status} ${answer.body}`)
	}
}

export async function torture(at, r, fault) {
	const clean = await point(at, await ready(at, r), fault, never, false)
	if (!good(clean.status))
		throw new Error(`without a fault: ${clean.status} ${clean.body}`)
	const again = await ready(at, r), before = rows(at)
	const { calls } = await point(at, again, fault, never, false)
	const each = growth(before, rows(at))
	if (calls === 0)
		throw new Error(`no ${fault.word} was made: nothing is shown`)
	const tried = []
	for (const lasting of [false, true])
		for (const n of points(calls, r.all ? Infinity : Math.min(r.most ?? Infinity, Number(values.points))))
			tried.push([n, lasting, await ready(at, r)])
	const start = rows(at)
	const { told, wrong } = await tell(at, r, fault, tried, clean, calls)
	const unknown = told.unknown.length
	if (r.key)
		await settle(told, wrong)
	const lost = partial(each, growth(start, rows(at)), told.good, told.unknown.length)
	if (lost !== null)
		wrong.push(lost)
	if (wrong.length > 0)
		throw new Error(`${wrong.length} wrong, seed ${values.seed}\n     ${wrong.slice(0, 8).join('\n     ')}`)
	return `${calls} ${fault.word}s, ${tried.length} failed: ${tried.length - told.refused - unknown} succeeded, ${told.refused} told ${fault.status}, ${unknown} left unknown`
}

export async function check(name, body) {
	const began = performance.now()
	try {
		console.log(`ok   ${name}: ${await body()}, ${((performance.now() - began) / 1000).toFixed(1)} s`)
		tally.passed++
	} catch (e) {
		console.log(`FAIL ${name}: ${e.message}`)
		tally.failed++
	}
}

export function close() {
	console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
	process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0
}

export const gone = at => at.i.server === null || at.i.server.exitCode !== null || at.i.server.signalCode !== null

// The requests in turn on one server; a new one where one has died.
export async function tortureAll(wanted, fault) {
	let at = await stage()
	for (const r of wanted.filter(q => `${fault.word}: ${q.name}`.includes(values.only))) {
		await check(`${fault.word}: ${r.name}`, () => torture(at, r, fault))
		if (gone(at)) {
			at.i.remove()
			at = await stage()
		}
	}
	await check('nothing leaked', async () => { await at.i.stop(); return 'the sanitizer is silent' })
	await check('what is stored is sound', async () => { at.i.env = {}; return (await at.i.mustRun(['verify'])).trim() })
	at.i.remove()
}

// A server that is spoiled on purpose must fail the same test, at every point: chance may not decide whether it is seen.
export async function control(sabotage, name, fault) {
	await check(`the saboteur is caught (${sabotage})`, async () => {
		const sabotaged = await stage({ TRINE_SABOTAGE: sabotage })
		try {
			await torture(sabotaged, { ...requests.find(r => r.name === name), all: true }, fault)
		} catch (e) {
			return `as it must be: ${e.message.split('\n')[1]?.trim() ?? e.message}`
		} finally {
			sabotaged.i.remove()
		}
		throw new Error('nothing was found: the test is blind')
	})
}
