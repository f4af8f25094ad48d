// The signal is back: what waited goes to the server in the order it was written, each with the time it was written at.
// What someone else changed meanwhile is merged field by field; what cannot be merged waits for a person, and so does
// everything that builds on it.
import { send, type Answer } from '@/wire/client'
import { entity, meta } from '@/wire/meta'
import { asProblem, Problem } from '@/wire/problem'
import { idOf, type Row, type Value } from '@/wire/record'
import { holder, isHere, keepRecord, mine, named, reached, recount, rename } from './away'
import { merge } from './merge'
import { drop, put, type Waiting } from './store'
import { t } from '@/locale'

const LATER = new Set([0, 401, 429, 503])
/** A signature is for what was read; it does not hold for what someone else wrote into it afterwards. */
const SIGNED_WITH: Partial<Record<string, string>> = { revisit_record: 'visit' }

const pathOf = (w: Waiting): string => named(w.record ? `${w.name}/${w.record}${w.action === 'change' ? '' : `/${w.action}`}` : w.name)
const recordOf = (w: Waiting): string => `${w.name}/${named(w.record ?? w.made ?? '')}`
const versionOf = (row: Row): string => `"${String(row['version'])}"`

/** Whether it is about one of these records, or speaks of one. */
function dependsOn(w: Waiting, held: Set<string>): boolean {
	if (held.has(recordOf(w))) return true
	const text = JSON.stringify([w.record, w.body])
	return [...held].some((h) => isHere(h.split('/')[1] ?? '') && text.includes(h.split('/')[1] ?? ''))
}

function headersOf(w: Waiting): Record<string, string> {
	const headers: Record<string, string> = { 'Occurred-At': w.at }
	if (w.reason) headers['Late-Reason'] = encodeURIComponent(w.reason)
	return headers
}

function deliver(w: Waiting, etag: string | null): Promise<Answer<Row>> {
	if (w.file) {
		const form = new FormData()
		form.append('file', w.file.blob, w.file.name)
		return send<Row>('POST', pathOf(w), { form, key: w.key })
	}
	return send<Row>(w.method, pathOf(w), { body: named(w.body), key: w.key, etag, headers: headersOf(w) })
}

async function fresh(w: Waiting): Promise<Row> {
	return (await send<Row>('GET', recordOf(w), {})).body
}

/** What others wrote is in the record now: who signed it did not read that. */
async function voidSignatures(w: Waiting): Promise<void> {
	for (const next of await mine()) {
		const through = next.action === 'sign' ? SIGNED_WITH[next.name] : undefined
		if (!through || `${through}/${named(idOf(next.base?.[through]) ?? '')}` !== recordOf(w)) continue
		await put('queue', { ...next, state: 'refused', errors: signedOther().errors })
	}
}

function signedOther(): Problem {
	return new Problem(422, { errors: [{ field: null, reason: 'signed_other', message: t.phone.signedOther }] })
}

class Clash extends Error {
	constructor(readonly now: Row) {
		super('clash')
	}
}

/** The answer; or Clash, where both changed the same field. */
async function attempt(w: Waiting): Promise<Answer<Row>> {
	try {
		return await deliver(w, w.etag)
	} catch (thrown) {
		const problem = asProblem(thrown)
		if (problem.status !== 412) throw problem
		const now = (problem.current as Row | null) ?? (await fresh(w))
		const of = entity(w.name)
		const merged = of && merge(of, named(w.base), named(w.body), now)
		if (!merged || merged.clashes.length) throw new Clash(now)
		if (w.action === 'sign' && merged.theirs.length) throw signedOther()
		const answer = await deliver(w, versionOf(now))
		if (merged.theirs.length) await voidSignatures(w)
		return answer
	}
}

/** It is there: the next ones carry the server's names and version from here on, also after a reload. */
async function settled(w: Waiting, answer: Answer<Row>): Promise<void> {
	if (w.made) rename(w.made, String(answer.body.id))
	await drop('queue', w.seq)
	const about = recordOf(w)
	for (const next of await mine()) {
		const etag = recordOf(next) === about && w.action !== 'file' ? answer.etag : next.etag
		await put('queue', { ...next, record: named(next.record), body: named(next.body), base: named(next.base), etag })
	}
	if (w.action !== 'file') await keepRecord(w.name, answer.body, answer.etag)
}

/** A step that is refused because its record is already where it leads was taken with what came before. */
async function alreadyThere(w: Waiting, problem: Problem): Promise<boolean> {
	const step = entity(w.name)?.steps.find((s) => s.name === w.action)
	return problem.status === 409 && step !== undefined && (await fresh(w))['stage'] === step.to
}

/** False: not now; the rest waits too. */
async function sendOne(w: Waiting, held: Set<string>): Promise<boolean> {
	const hold = async (by: Partial<Waiting>): Promise<void> => {
		held.add(recordOf(w))
		await put('queue', { ...w, ...by })
	}
	if (dependsOn(w, held)) return true
	if (w.state !== 'waiting') {
		held.add(recordOf(w))
		return true
	}
	try {
		await settled(w, await attempt(w))
	} catch (thrown) {
		if (thrown instanceof Clash) await hold({ state: 'clash', current: thrown.now })
		else {
			const problem = asProblem(thrown)
			if (LATER.has(problem.status)) return false
			if (await alreadyThere(w, problem)) await drop('queue', w.seq)
			else await hold({ state: 'refused', errors: problem.errors.length ? problem.errors : [{ field: null, reason: '', message: problem.message }] })
		}
	}
	return true
}

async function run(): Promise<void> {
	const held = new Set<string>()
	const seen = new Set<number>()
	for (;;) {
		// Read anew each time: names and versions change as the server gives them.
		const next = (await mine()).find((w) => !seen.has(w.seq))
		if (!next) break
		seen.add(next.seq)
		if (!(await sendOne(next, held))) break
	}
	await recount()
}

let under: Promise<void> | null = null

/** Sends what waits; one round at a time, also across tabs. */
export function replay(): Promise<void> {
	// Without the declarations nothing can be merged: the first calls of a page come before them.
	if (!holder.value || !meta.value) return Promise.resolve()
	under ??= (navigator.locks ? navigator.locks.request('trine.replay', run) : run()).finally(() => (under = null))
	return under
}

/** When no round is under way. */
export function idle(): Promise<void> {
	return (under ?? Promise.resolve()).catch(() => undefined)
}

/** After a person has decided: what to send instead of a clash, or why it comes so late. */
export async function decide(w: Waiting, by: { body?: Record<string, Value>; reason?: string }): Promise<void> {
	const now = w.current
	const body = by.body ?? w.body
	if (w.state === 'clash' && !Object.keys(body).length) await drop('queue', w.seq)
	else await put('queue', { ...w, body, reason: by.reason ?? w.reason, state: 'waiting', errors: [], current: null, ...(now ? { base: now, etag: versionOf(now) } : {}) })
	await replay()
}

/** Gives up what was written, and what was built on it. */
export async function abandon(w: Waiting): Promise<void> {
	const held = new Set([`${w.name}/${w.made ?? ''}`])
	await drop('queue', w.seq)
	if (w.made) for (const next of await mine()) if (dependsOn(next, held)) await drop('queue', next.seq)
	await recount()
	await replay()
}

/** From now on: as soon as there is a signal, and every so often while something waits. */
export function keepSending(): () => void {
	const back = (): void => {
		reached.value = true
		void replay()
	}
	const gone = (): void => void (reached.value = false)
	const timer = window.setInterval(() => void (navigator.onLine && replay()), 20_000)
	window.addEventListener('online', back)
	window.addEventListener('offline', gone)
	if (navigator.onLine) void replay()
	return () => {
		window.clearInterval(timer)
		window.removeEventListener('online', back)
		window.removeEventListener('offline', gone)
	}
}
