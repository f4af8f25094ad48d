// A disk that is full or fails (docs/TRUST: G4, G5): every write of each kind of request finds no room, once and from then
// on: 507 or success, nothing half-written, and the next request succeeds as soon as there is room.  Every write and every
// sync of a commit fails: the server stops by itself, acknowledges nothing any more, and what it acknowledged is there.
//
//   node test/fault/disk.mjs [--full] [--points N] [--rounds N] [--only WORD] [--seed N]
//
// The controls: a server that acknowledges before it commits, and one that goes on after a failed commit, must be caught.
import { errors, never } from './faults.mjs'
import { differences, Ledger, settle, startLoad } from './load.mjs'
import { answered, check, close, control, gone, good, growth, partial, point, points, random, ready, requests, rows, stage, tortureAll,
	values } from './requests.mjs'

const full = { kind: 'write', word: 'write without room', status: 507, error: errors.ENOSPC }
const failing = [
	{ kind: 'write', word: 'failing write', error: errors.EIO },
	{ kind: 'sync', word: 'failing sync', error: errors.EIO },
]
const stopsWithin = 5000        // it is told how long it took; on a quiet machine 0.1 s

const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

// Waits for the end that the server makes by itself; the milliseconds that took.
async function stopped(at) {
	const began = performance.now()
	const status = await Promise.race([at.i.ended, pause(stopsWithin)])
	if (status === undefined)
		throw new Error('the server goes on')
	if (status !== 1 || !at.i.errors.includes('the disk failed at a commit'))
		throw new Error(`the server ended with ${status}\n${at.i.errors.slice(-2000)}`)
	return Math.round(performance.now() - began)
}

async function again(at) {
	at.i.server = null
	at.i.errors = ''
	await at.i.start()
}

// One request whose n-th write or sync fails: it succeeded, or the server stopped and the retry makes it once.
async function failsAt(at, r, fault, n, lasting) {
	const send = await ready(at, r)
	const answer = await point(at, send, fault, n, lasting)
	if (good(answer.status) && !lasting && await Promise.race([at.i.ended, pause(50)]) === undefined)
		return false
	if (good(answer.status) && answer.failed === 0)
		return false
	if (!good(answer.status) && answer.status !== 503 && answer.status !== 'cut')
		throw new Error(`${fault.word} ${n}: ${answer.status} ${answer.body}`)
	await stopped(at)
	await again(at)
	const retried = await answered(send())
	if (!good(retried.status))
		throw new Error(`${fault.word} ${n}: asked again: ${retried.status} ${retried.body}`)
	return true
}

async function fails(at, r, fault) {
	const before = rows(at)
	const { calls } = await point(at, await ready(at, r), fault, never, false)
	const each = growth(before, rows(at)), start = rows(at)
	let stops = 0, tried = 0
	for (const lasting of [false, true])
		for (const n of points(calls, Number(values.points) / 2)) {
			stops += await failsAt(at, r, fault, n, lasting)
			tried++
		}
	const lost = partial(each, growth(start, rows(at)), tried, 0)
	if (lost !== null)
		throw new Error(lost)
	if (stops === 0)
		throw new Error('the server never stopped: nothing is shown')
	return `${calls} calls, ${tried} failed, the server stopped ${stops} times, each request is there once`
}

// The same in the middle of many writers.
async function underLoad(at, round) {
	const ledger = new Ledger(), proof = `Bearer ${at.token}`
	const load = startLoad(at.i, proof, ledger, { label: `disk${round}` })
	await pause(150 + random(150))
	at.faults.arm('sync', { first: 1 + random(3), last: never })
	try {
		const took = await stopped(at)
		await load.stop()
		at.faults.disarm('sync')
		const acknowledged = ledger.acknowledged.size, unknown = ledger.unknown.size
		await again(at)
		await settle(at.i, proof, ledger)
		const wrong = (await differences(at.i, proof, ledger)).filter(w => !w.startsWith('never sent'))
		if (acknowledged === 0 || wrong.length > 0)
			throw new Error(`${acknowledged} acknowledged; ${wrong.slice(0, 5).join('; ')}`)
		return `${acknowledged} acknowledged, ${unknown} retried, stopped within ${took} ms`
	} finally {
		await load.stop()
		ledger.close()
	}
}

console.log(`seed ${values.seed}`)
await tortureAll(requests.filter(r => r.method !== undefined && !r.anonymous && r.name !== 'a tender document is read'), full)
await control('ack_before_commit', 'create', full)

let at = await stage()
for (const fault of failing)
	if (fault.word.includes(values.only))
		await check(`${fault.word}: create`, () => fails(at, requests.find(r => r.name === 'create'), fault))
for (let round = 1; round <= (values.full ? 50 : 3); round++) {
	if (gone(at))
		at = await stage()
	await check(`failing syncs under load, round ${round}`, () => underLoad(at, round))
}
await check('what is stored is sound', async () => {
	at.i.env = {}
	await at.i.kill()
	return (await at.i.mustRun(['verify'])).trim()
})
at.i.remove()
await check('the saboteur is caught (go_on)', async () => {
	const sabotaged = await stage({ TRINE_SABOTAGE: 'go_on' })
	try {
		await underLoad(sabotaged, 'x')
	} catch (e) {
		if (e.message === 'the server goes on')
			return `as it must be: ${e.message}`
		throw e
	} finally {
		sabotaged.i.remove()
	}
	throw new Error('nothing was found: the test is blind')
})
close()
