// The allowed is really carried out: what the matrix showed to be no denial is stored when it is asked for rightly.
import { has, may } from './judge.mjs'
import { inside, outside } from './store.mjs'
import { bodyOf, sample } from './world.mjs'

export const title = 'what is allowed is carried out'

const changeable = e => e.fields.find(f => ['text', 'memo'].includes(f.kind) && !['DERIVED', 'FIXED', 'UNIQUE', 'REQUIRED', 'SEARCHED'].some(w => f.flags.has(w)) && f.readers === null && f.writers === null)

// Some rules deny what a right allows: parts out of another's van.
const byRelation = ({ status, json }) => status === 403 && json.errors.every(e => e.reason === 'not_your_store')

class Work {
	constructor(world, tally, user) {
		Object.assign(this, { world, tally, user, done: 0, refusedByRule: 0, rules: [] })
		this.rows = world.store.records(world.declared.entities.filter(e => e.routed).map(e => e.name))
	}

	// Stored, or refused by a rule: a right was there in any case.
	judge(answer, what) {
		this.tally.check(answer.status < 300 || [409, 422].includes(answer.status) || byRelation(answer), () => `${what}: ${answer.status} ${answer.body.toString().slice(0, 300)}`)
		if (answer.status < 300)
			this.done++
		else {
			this.refusedByRule++
			this.rules.push(`${what}: ${answer.json.errors.map(e => `${e.field} ${e.reason}`)}`)
		}
		return answer.status < 300
	}

	// Whether every reference of the body leads to what the user may read; else the right is there, and 422 is due.
	reaches(e, body) {
		return e.fields.filter(f => f.kind === 'ref' && body[f.name] !== undefined).every(f => {
			const target = this.world.declared.byName.get(f.target)
			return may(target, this.rows.get(target.name).find(r => r.id === inside(body[f.name])), this.user, 'READ')
		})
	}

	async create(e) {
		const mark = `${this.user.role.slice(0, 12)}${this.user.role.length}`
		const body = bodyOf(e, this.world.links('own'), mark)
		// What is one's own tells of oneself.
		for (const f of e.flagged('OWNER').filter(f => body[f.name] !== undefined))
			body[f.name] = this.user.wire
		const readable = f => (this.user.customer !== null ? f.flags.has('PORTAL') : f.readers === null || f.readers.has(this.user.role))
		for (const name of Object.keys(body))
			if (!readable(e.field(name)))
				delete body[name]
		const answer = await this.world.ask(this.user.token, 'POST', e.name, body)
		const what = `${this.user.role} creates ${e.name}`
		if (!this.reaches(e, body)) {
			this.tally.same(answer.status, 422, `${what} with references that he may not read`)
			return null
		}
		const stored = this.judge(answer, what)
		if (!stored)
			return null
		this.tally.check(may(e, this.world.store.rows(e.name).find(r => outside(r.id) === answer.json.id), this.user, 'CREATE'), `${what}: out of his scope`)
		return answer
	}

	// Whose an affiliation is follows from its person and its company, which stand otherwise here: test/api/affiliations.http.
	async change(e, relation) {
		if (e.name === 'affiliation')
			return
		const row = this.rows.get(e.name).find(r => outside(r.id) === this.world.records.get(e.name).get(relation))
		if (row === undefined || changeable(e) === undefined || e.traits.has('appended') || !may(e, row, this.user, 'READ') || !may(e, row, this.user, 'CHANGE'))
			return
		const fresh = this.world.store.rows(e.name).find(r => r.id === row.id)
		this.judge(await this.world.ask(this.user.token, 'PATCH', `${e.name}/${outside(row.id)}`,
			{ [changeable(e).name]: sample(changeable(e), null, this.user.role) }, { 'If-Match': `"${fresh.version}"` }), `${this.user.role} changes ${e.name}`)
	}

	async attach(e, relation) {
		const id = this.world.records.get(e.name).get(relation)
		const row = this.rows.get(e.name).find(r => outside(r.id) === id)
		if (row === undefined || !may(e, row, this.user, 'READ') || !['CREATE', 'CHANGE', 'ACT'].some(r => has(e, this.user, r)))
			return
		this.judge(await this.world.upload(this.user.token, `${e.name}/${id}/file`), `${this.user.role} attaches a file to ${e.name}`)
		this.judge(await this.world.ask(this.user.token, 'POST', `${e.name}/${id}/comment`, { text: 'seen' }), `${this.user.role} comments on ${e.name}`)
	}

	async remove(e, made) {
		const row = this.world.store.rows(e.name).find(r => outside(r.id) === made.json.id)
		if (!may(e, row, this.user, 'READ') || !may(e, row, this.user, 'REMOVE') || e.traits.has('appended'))
			return
		const answer = await this.world.ask(this.user.token, 'DELETE', `${e.name}/${made.json.id}`, undefined, { 'If-Match': `"${row.version}"` })
		if (this.judge(answer, `${this.user.role} removes ${e.name}`))
			this.tally.same((await this.world.ask(this.user.token, 'GET', `${e.name}/${made.json.id}`)).status, 404, `${e.name} is still there`)
	}
}

export async function run({ world, tally }) {
	let done = 0, refused = 0
	for (const user of world.users.values()) {
		await world.relate(user)
		const work = new Work(world, tally, user)
		for (const e of world.declared.entities.filter(x => x.routed)) {
			for (const relation of ['own', 'other']) {
				await work.change(e, relation)
				await work.attach(e, relation)
			}
			// Comments and files are made at the record they are about; a new user is a matter of its own.
			if (!has(e, user, 'CREATE') || ['comment', 'file'].includes(e.name))
				continue
			const made = await work.create(e)
			if (made !== null)
				await work.remove(e, made)
		}
		done += work.done
		refused += work.refusedByRule
		work.rules.forEach(r => console.log(`    by a rule: ${r}`))
	}
	tally.check(done > refused * 5, `only ${done} carried out, ${refused} refused by rules`)
	console.log(`  ${done} carried out, ${refused} refused by rules`)
}
