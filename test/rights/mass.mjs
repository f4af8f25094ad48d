// Whoever sends more than he may set is told so, field by field, and nothing of it is stored (TRUST G36).
import { difference, outside } from './store.mjs'
import { bodyOf, sample } from './world.mjs'

export const title = 'fields that rules own are refused and named, and nothing is stored'

const kept = { id: '0000000000001', version: 9, created_at: '2020-01-01T00:00:00Z', changed_at: '2020-01-01T00:00:00Z',
	created_by: '0000000000001', hash: 'x', roles_mask: 1 }
const owned = f => f.flags.has('DERIVED') || f.flags.has('STAGE') || f.flags.has('PARENT')

function forbidden(e, mode) {
	const fields = e.fields.filter(f => owned(f) || (mode === 'change' && f.flags.has('FIXED')) || (f.readers !== null && f.readers.size === 0))
	return Object.fromEntries([...fields.map(f => [f.name, f.kind === 'lines' ? [] : sample(f, () => '0000000000001', 'sent')]),
		...Object.entries(kept).filter(([name]) => e.field(name) === undefined)])
}

class Attempts {
	constructor(world, tally) {
		Object.assign(this, { world, tally, count: 0 })
	}

	async send(method, path, body, refused, what, headers) {
		this.count++
		const answer = await this.world.ask(this.world.founder, method, path, body, headers)
		const named = answer.json?.errors?.map(x => x.field) ?? []
		this.tally.same([answer.status, refused.filter(f => !named.includes(f))], [422, []], what)
	}

	async create(e) {
		const valid = bodyOf(e, this.world.links('own'), 'mass')
		const all = forbidden(e, 'create')
		for (const [name, value] of Object.entries(all))
			await this.send('POST', e.name, { ...valid, [name]: value }, [name], `POST ${e.name} with ${name}`)
		await this.send('POST', e.name, { ...valid, ...all }, Object.keys(all), `POST ${e.name} with all of them`)
	}

	async change(e) {
		const row = this.world.store.rows(e.name).find(r => outside(r.id) === this.world.records.get(e.name).get('own'))
		const headers = { 'If-Match': `"${row.version}"` }
		const path = `${e.name}/${outside(row.id)}`
		const all = forbidden(e, 'change')
		for (const [name, value] of Object.entries(all))
			await this.send('PATCH', path, { [name]: value }, [name], `PATCH ${e.name} with ${name}`, headers)
		await this.send('PATCH', path, all, Object.keys(all), `PATCH ${e.name} with all of them`, headers)
	}

	// A step takes the fields that it names, and no other.
	async steps(e) {
		const row = this.world.store.rows(e.name).find(r => outside(r.id) === this.world.records.get(e.name).get('own'))
		const anybody = s => s.roles === null || this.world.declared.roles.some(r => s.roles.has(r))
		for (const s of e.steps.filter(x => x.from === row[e.stage.name] && anybody(x))) {
			const others = e.fields.filter(f => !s.takes.includes(f.name) && f.kind !== 'lines')
			const body = Object.fromEntries(others.map(f => [f.name, sample(f, () => '0000000000001', 'sent')]))
			await this.send('POST', `${e.name}/${outside(row.id)}/${s.action}`, body, Object.keys(body), `${s.action} ${e.name} with what is not of it`)
		}
	}
}

// The founder has every role, so nothing but the declaration stands in his way; comments and files are written elsewhere.
export async function run({ world, tally }) {
	const attempts = new Attempts(world, tally)
	const before = world.store.dump(['session'])
	const able = e => e.grants.some(g => g.rights.has('CREATE'))
	for (const e of world.declared.entities.filter(x => x.routed && able(x))) {
		await attempts.create(e)
		if (!e.traits.has('appended') && e.grants.some(g => g.rights.has('CHANGE')))
			await attempts.change(e)
		if (e.grants.some(g => g.rights.has('ACT')))
			await attempts.steps(e)
	}
	tally.empty(difference(before, world.store.dump(['session'])), 'changed by what was refused')
	console.log(`  ${attempts.count} requests`)
}
