// Clients that write as fast as they are answered, and remember outside the server's disk what was acknowledged.
import { closeSync, openSync, writeSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../harness/scratch.mjs'

// What every client was told: acknowledged names with their ids, and names whose fate nobody told.
export class Ledger {
	constructor() {
		this.path = join(scratch, `trine-acknowledged-${process.pid}-${Math.random().toString(36).slice(2)}`)
		this.fd = openSync(this.path, 'a')
		this.acknowledged = new Map()
		this.unknown = new Set()
		this.refused = new Map()        // status -> count
		this.deaf = false
	}

	// From here on what is said is not believed: who is answered while the power goes may be told by a machine that is no more.
	deafen(deaf) { this.deaf = deaf }

	acknowledge(name, id) {
		if (this.deaf)
			return
		writeSync(this.fd, `${name}\t${id}\n`)
		this.acknowledged.set(name, id)
		this.unknown.delete(name)
	}

	refuse(name, status) {
		if (this.deaf)
			return
		this.unknown.delete(name)
		this.refused.set(status, (this.refused.get(status) ?? 0) + 1)
	}

	close() {
		closeSync(this.fd)
		rmSync(this.path)
	}
}

export async function create(installation, proof, name, notes = 'load') {
	return installation.json('POST', '/api/v1/customer', { name, city: '济南', notes },
		{ Authorization: proof, 'Idempotency-Key': `key-${name}` })
}

// Writes until stopped.  An answer counts only once it is whole.
export function startLoad(installation, proof, ledger, { clients = 8, label }) {
	let going = true
	async function client(number) {
		for (let n = 0; going; n++) {
			const name = `${label}-${number}-${n}`
			ledger.unknown.add(name)
			try {
				const answer = await create(installation, proof, name)
				if (answer.status === 201)
					ledger.acknowledge(name, answer.json.id)
				else if (answer.status !== 503)
					ledger.refuse(name, answer.status)
			} catch {
				if (!going)
					return
				await new Promise(resolve => setTimeout(resolve, 20))
			}
		}
	}
	const done = Promise.all(Array.from({ length: clients }, (_, i) => client(i)))
	return { stop: () => { going = false; return done } }
}

// All customers as they stand: name -> ids.
export async function readAll(installation, proof) {
	const found = new Map()
	for (let after = ''; after !== null;) {
		const answer = await installation.json('GET', `/api/v1/customer?limit=200&after=${encodeURIComponent(after)}`
			.replace(/&after=$/, ''), undefined, { Authorization: proof })
		if (answer.status !== 200)
			throw new Error(`reading back: ${answer.status} ${answer.body}`)
		for (const { id, name } of answer.json.items)
			found.set(name, [...found.get(name) ?? [], id])
		after = answer.json.next
	}
	return found
}

// Asks again for each write whose fate is unknown, with the same key; then every name must stand exactly once.
export async function settle(installation, proof, ledger) {
	for (const name of [...ledger.unknown]) {
		const answer = await create(installation, proof, name)
		if (answer.status !== 201)
			throw new Error(`retry of ${name}: ${answer.status} ${answer.body}`)
		ledger.acknowledge(name, answer.json.id)
	}
}

// What is wrong with what stands there: sentences.
export async function differences(installation, proof, ledger) {
	const found = await readAll(installation, proof)
	const wrong = []
	for (const [name, id] of ledger.acknowledged) {
		const ids = found.get(name) ?? []
		if (!ids.includes(id))
			wrong.push(`lost: ${name} was acknowledged as ${id}`)
		else if (ids.length > 1)
			wrong.push(`doubled: ${name} is ${ids.join(' and ')}`)
	}
	for (const name of found.keys())
		if (!ledger.acknowledged.has(name) && !ledger.unknown.has(name))
			wrong.push(`never sent, or refused: ${name}`)
	return wrong
}
