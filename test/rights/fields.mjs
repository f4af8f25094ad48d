// A field that one may not read is not there: not in a record, a list, a row, the history or meta; and it can be neither
// sorted, filtered, searched nor expanded: the answer is that to a field that there never was (TRUST G31, T3, T8, T9).
import { fieldsShown, has, may, readsField, writesField } from './judge.mjs'
import { inside, outside } from './store.mjs'
import { together } from './world.mjs'

export const title = 'a field one may not read is not there, in any channel'

const always = ['id', 'version', 'created_at', 'changed_at']
const nobody = 'never_a_field'
const names = list => [...list].sort()

class Look {
	constructor(world, tally, user) {
		Object.assign(this, { world, tally, user })
		this.routed = world.declared.entities.filter(e => e.routed)
		this.rows = world.store.records(this.routed.map(e => e.name))
	}

	ask(path) { return this.world.ask(this.user.token, 'GET', path) }
	shown(e) { return fieldsShown(e, this.user) }

	lines(e, record, what) {
		for (const f of this.shown(e).filter(x => x.kind === 'lines')) {
			const row = this.world.declared.byName.get(f.target)
			for (const line of record[f.name])
				this.tally.same(names(Object.keys(line)), names([...always, ...this.shown(row).map(x => x.name)]), `${what}, a row of ${f.name}`)
		}
	}

	async record(e, row) {
		const what = `${this.user.role} reads ${e.name}`
		const answer = await this.ask(`${e.name}/${outside(row.id)}`)
		this.tally.same(names(Object.keys(answer.json)), names([...always, ...this.shown(e).map(f => f.name)]), what)
		this.lines(e, answer.json, what)
		if (this.user.customer !== null || !e.grants.some(g => g.rights.has('CREATE')))
			return // laid into the database, not made
		const history = (await this.ask(`${e.name}/${outside(row.id)}/history`)).json
		this.tally.check(history.items.length > 0, `${what}: no history`)
		const told = history.items.flatMap(i => i.changes.map(c => c.field))
		const shown = this.shown(e).map(f => f.name)
		this.tally.empty(told.filter(f => !shown.includes(f)), `${this.user.role}: hidden fields in the history of ${e.name}`)
	}

	async list(e) {
		const what = `${this.user.role} lists ${e.name}`
		const answer = await this.ask(`${e.name}?limit=200`)
		const wanted = names([...always, ...this.shown(e).filter(f => f.kind !== 'lines').map(f => f.name)])
		for (const item of answer.json.items)
			this.tally.same(names(Object.keys(item)), wanted, what)
	}

	// The title of what a reference leads to is told only to who may read it; a customer is told what our people are called,
	// where it is for the portal, since they belong to no party.
	async expand(e) {
		const links = this.shown(e).filter(f => f.target !== null && f.kind !== 'lines')
		if (links.length === 0)
			return
		const answer = await this.ask(`${e.name}?limit=200&expand=${links.map(f => f.name).join(',')}`)
		this.tally.same(answer.status, 200, `${this.user.role} expands ${e.name}`)
		for (const item of answer.json?.items ?? [])
			for (const f of links.filter(x => item[x.name] !== null)) {
				const target = this.world.declared.byName.get(f.target)
				const row = this.rows.get(target.name).find(r => r.id === inside(item[f.name].id))
				const named = target.flagged('TITLE').every(t => readsField(t, this.user))
				const ours = this.user.customer !== null && !target.traits.has('is_party') && target.flagged('PARTY').length === 0
				const readable = named && (ours || may(target, row, this.user, 'READ'))
				this.tally.check((item[f.name].title !== null) === readable,
					`${this.user.role} expands ${e.name}.${f.name}: ${item[f.name].title}, ${readable ? 'which he may read' : 'which he may not read'}`)
			}
	}

	// Asked about a hidden field and about one that never was: the answers are the same, but for the name.
	async oracle(e, f) {
		const forms = n => [`sort=${n}`, `sort=-${n}`, `${n}=1`, `${n}.ne=1`, `${n}.lt=1`, `${n}.in=1,2`, `${n}.null=true`, `${n}.odd=1`, `expand=${n}`]
		for (const i of forms(f.name).keys()) {
			const [is, never] = [await this.ask(`${e.name}?${forms(f.name)[i]}`), await this.ask(`${e.name}?${forms(nobody)[i]}`)]
			this.tally.same([is.status, is.body.toString().replaceAll(f.name, nobody)], [never.status, never.body.toString()],
				`${this.user.role} asks ${e.name}?${forms(f.name)[i]}`)
			this.tally.same(never.status, 400, `${e.name}?${forms(nobody)[i]}`)
		}
	}

	async search(e, f) {
		const text = this.world.marks.get(`${e.name}.${f.name}`)
		if (text === undefined)
			return
		const found = (await this.ask(`${e.name}?q=${text}`)).json.items.length
		const wanted = readsField(f, this.user) ? this.rows.get(e.name).filter(r => r[f.name] === text && may(e, r, this.user, 'READ')).length : 0
		this.tally.same(found, wanted, `${this.user.role} searches ${e.name} for what is in ${f.name}`)
	}

	async meta() {
		const { entities } = (await this.ask('meta')).json
		for (const e of this.world.declared.entities.filter(x => !x.traits.has('internal'))) {
			const said = entities.find(x => x.name === e.name)
			if (said === undefined)
				continue
			this.tally.same(names(said.fields.map(f => f.name)), names(this.shown(e).map(f => f.name)), `${this.user.role}: fields of ${e.name} in meta`)
			this.tally.same(names(said.fields.filter(f => f.writable).map(f => f.name)),
				names(this.shown(e).filter(f => writesField(f, this.user)).map(f => f.name)), `${this.user.role}: writable fields of ${e.name}`)
			const steps = e.steps.filter(s => s.roles === null || s.roles.has(this.user.role)).map(s => s.action)
			this.tally.same(names(said.steps.map(s => s.name)), names(new Set(steps)), `${this.user.role}: steps of ${e.name}`)
		}
	}

	async *everything() {
		yield () => this.meta()
		for (const e of this.routed.filter(x => has(x, this.user, 'READ'))) {
			const row = this.rows.get(e.name).find(r => may(e, r, this.user, 'READ'))
			if (row !== undefined)
				yield () => this.record(e, row)
			yield () => this.list(e)
			yield () => this.expand(e)
			for (const f of e.fields.filter(x => !readsField(x, this.user)))
				yield () => this.oracle(e, f)
			for (const f of e.fields.filter(x => x.flags.has('SEARCHED')))
				yield () => this.search(e, f)
		}
	}
}

// A word that stands in one field alone, in every record of relation own.
async function mark(world) {
	const statements = []
	world.marks = new Map()
	for (const e of world.declared.entities.filter(x => x.routed))
		for (const f of e.fields.filter(x => x.flags.has('SEARCHED') && x.kind !== 'date' && !x.flags.has('TITLE'))) {
			const text = `zq${e.name.replaceAll('_', '')}${f.name.replaceAll('_', '')}`
			statements.push(`UPDATE "${e.name}" SET "${f.name}" = '${text}' WHERE "id" = ${inside(world.records.get(e.name).get('own'))}`)
			world.marks.set(`${e.name}.${f.name}`, text)
		}
	await world.write(...statements)
}

export async function run({ world, tally }) {
	await mark(world)
	let asked = 0
	for (const user of world.users.values()) {
		await world.relate(user)
		const tasks = []
		for await (const task of new Look(world, tally, user).everything())
			tasks.push(task)
		await together(tasks)
		asked += tasks.length
	}
	console.log(`  ${asked} looks by ${world.users.size} roles`)
}
