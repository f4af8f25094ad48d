// What the tests share that end a server in the middle of its work.
import { tmpdir } from 'node:os'
import { Installation } from '../harness/server.mjs'
import { Ledger, startLoad } from './load.mjs'

// Of its own processor time: what else the machine does is not the server's.
const readyWithin = 2000

class Skip extends Error {}

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms))

async function restart({ installation, proof }) {
	const took = await installation.start()
	const { status } = await installation.request('GET', '/readyz', { headers: { Authorization: proof } })
	if (status !== 200)
		throw new Error(`started, but /readyz says ${status}`)
	const spent = installation.processorTime()
	if (spent > readyWithin)
		throw new Error(`ready again only after ${spent} ms of work`)
	return Math.round(took)
}

/** only: a word of the checks to make; seed: what chance is made of; postgres: the server databases are made on. */
export function roundsOf({ only, seed, postgres = null }) {
	let state = Number(seed)
	const random = () => { state = (state * 1103515245 + 12345) % 2147483648; return state / 2147483648 }
	const tally = { passed: 0, failed: 0, skipped: 0 }

	async function check(name, body) {
		if (!name.includes(only))
			return
		try {
			console.log(`ok   ${name}: ${await body()}`)
			tally.passed++
		} catch (e) {
			const skipped = e instanceof Skip
			console.log(`${skipped ? 'skip' : 'FAIL'} ${name}: ${e.message}`)
			tally[skipped ? 'skipped' : 'failed']++
		}
	}

	// An installation under test, on a disk, with what was told about it.
	async function stage({ env = {}, dir = null } = {}) {
		const database = postgres?.createDatabase() ?? null
		const installation = new Installation({ database: database?.url ?? null, env, dir: dir ?? tmpdir() })
		await installation.init()
		await installation.addUser('writer', 'manager')
		const proof = `Bearer ${await installation.token('writer')}`
		await installation.start()
		const ledger = new Ledger()
		return { installation, proof, ledger, remove() { installation.remove(); ledger.close(); database?.drop() } }
	}

	function none(wrong) {
		if (wrong.length > 0)
			throw new Error(`${wrong.length} wrong, seed ${seed}\n     ${wrong.slice(0, 10).join('\n     ')}`)
	}

	// Load, and an end of some kind in the middle of it; returns how many writes it had acknowledged, and left unknown.
	async function interrupted(at, label, end, { least = 100, load: begin = startLoad } = {}) {
		const before = at.ledger.acknowledged.size
		const load = begin(at.installation, at.proof, at.ledger, { label })
		await pause(least + random() * 500)
		try {
			await end()
		} finally {
			await load.stop()
		}
		const acknowledged = at.ledger.acknowledged.size - before
		if (acknowledged === 0)
			throw new Error('no write was acknowledged before the end: no load, no proof')
		if (at.ledger.refused.size > 0)
			throw new Error(`refused: ${JSON.stringify([...at.ledger.refused])}`)
		return { acknowledged, unknown: at.ledger.unknown.size }
	}

	async function close() {
		await postgres?.stop()
		console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
		process.exitCode = tally.failed > 0 || tally.passed + tally.skipped === 0 ? 1 : 0
	}

	return { check, close, interrupted, none, restart, Skip, stage }
}
