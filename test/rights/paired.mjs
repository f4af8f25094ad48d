// Two worlds that differ only in what a user may not see look the same to him, byte for byte (TRUST G33).  They are one
// installation before and after records that he may not read were added and fields that he may not read were changed.
import { readRoutes } from './declaration.mjs'
import { fieldsShown, has, may, readsField } from './judge.mjs'
import { inside, outside } from './store.mjs'
import { together } from './world.mjs'

export const title = 'what one may not see changes no byte of what one sees'

const quoted = v => v === null || v === undefined ? 'NULL' : `'${String(v).replaceAll("'", "''")}'`

// When it was asked, which some views tell.
const moment = /"now":"[^"]*"|"at":\d+/g

class Pair {
	constructor(world, user) {
		Object.assign(this, { world, user })
		this.routed = world.declared.entities.filter(e => e.routed)
		this.rows = world.store.records(this.routed.map(e => e.name))
	}

	*lists(e) {
		const shown = fieldsShown(e, this.user).filter(f => !['lines', 'sealed'].includes(f.kind))
		const row = this.rows.get(e.name).find(r => may(e, r, this.user, 'READ'))
		yield ''
		yield '?limit=1'
		yield '/export'
		yield '?q=own'
		yield '?q=other'
		yield '?q=hidden'
		yield '?q=o'
		const links = shown.filter(f => f.target !== null).map(f => f.name)
		if (links.length > 0)
			yield `?expand=${links.join(',')}`
		for (const f of shown) {
			yield `?sort=${f.name}&limit=3`
			yield `?sort=-${f.name}&limit=3`
			yield `?${f.name}.null=true`
			const value = row?.[f.name]
			if (value !== undefined && value !== null && ['text', 'one_of', 'ref'].includes(f.kind))
				yield `?${f.name}${['', '.ne', '.ge'][f.name.length % 3]}=${encodeURIComponent(f.kind === 'ref' ? outside(value) : value)}`
		}
	}

	*paths() {
		const views = readRoutes().filter(r => r.method === 'GET' && /^\w+\/ID\/\w+$/.test(r.pattern) && !/^ENTITY|document$|content$|labels$/.test(r.pattern))
		yield* ['meta', 'today', 'standing', 'search?q=own', 'search?q=other', 'search?q=foreign', 'search?q=hidden', 'search?q=2026', 'search?q=o', 'search?q=hidden%20from', 'session']
		for (const e of this.routed) {
			if (has(e, this.user, 'READ'))
				for (const list of this.lists(e))
					yield e.name + list
			else
				yield e.name
			for (const row of this.rows.get(e.name).slice(0, 6))
				for (const end of ['', ...e.traits.has('watched') ? [] : ['/history'], '/comment', '/file', ...views.filter(v => v.pattern.startsWith(`${e.name}/`)).map(v => `/${v.pattern.split('/')[2]}`)])
					yield `${e.name}/${outside(row.id)}${end}`
		}
	}

	async look() {
		const seen = new Map()
		await together([...this.paths()].map(path => async () => {
			const answer = await this.world.ask(this.user.token, 'GET', path)
			seen.set(path, `${answer.status} ${answer.headers.etag ?? ''} ${answer.body}`.replace(moment, ''))
		}))
		return seen
	}

	// Copies of records, put where the user may not read them.
	*added(e, salt) {
		const elsewhere = { team: inside(this.world.records.get('team').get('foreign')), customer: inside(this.world.records.get('customer').get('foreign')) }
		for (const [i, row] of this.rows.get(e.name).slice(0, 3).entries()) {
			const copy = { ...row, id: String(BigInt(row.id) + BigInt(salt * 10 + i + 1)), created_by: inside(this.world.founderId) }
			e.flagged('OWNER').forEach(f => { copy[f.name] = inside(this.world.founderId) })
			e.flagged('TEAM').forEach(f => { copy[f.name] = elsewhere.team })
			if (this.user.customer !== null)
				e.flagged('PARTY').forEach(f => { copy[f.name] = elsewhere.customer })
			if ([...e.flagged('TEAM'), ...e.flagged('PARTY')].some(f => f.flags.has('DERIVED')))
				this.elsewhere(e, copy)
			e.flagged('UNIQUE').forEach(f => { copy[f.name] = f.flags.has('REQUIRED') && f.kind === 'text' ? `hidden ${salt} ${i}` : null })
			const possible = e.flagged('UNIQUE').every(f => copy[f.name] !== null || !f.flags.has('REQUIRED'))
			if (possible && !may(e, copy, this.user, 'READ') && !e.fields.some(f => f.kind === 'sealed' && row[f.name]))
				yield `INSERT INTO "${e.name}" (${Object.keys(copy).map(c => `"${c}"`).join(', ')}) VALUES (${Object.values(copy).map(quoted).join(', ')}) ON CONFLICT DO NOTHING`
		}
	}

	// What has its team or customer from the record it belongs to can be hidden only below one that is.
	elsewhere(e, copy) {
		for (const f of e.fields.filter(f => f.kind === 'ref' && copy[f.name] !== null && !['user', 'team', 'customer'].includes(f.target)))
			copy[f.name] = inside(this.world.records.get(f.target).get('foreign'))
	}

	*changed(e) {
		const value = { money: '4711', integer: '3', text: `'hidden from you'`, memo: `'hidden from you'`, date: '30000', decimal: '5000000', flag: '1' }
		const keys = ['number', 'about_entity', 'about_record', 'login', 'template', 'key']
		const fields = e.fields.filter(f => value[f.kind] !== undefined && !readsField(f, this.user) && !f.flags.has('UNIQUE') && !keys.includes(f.name) && !/hash|sha256|media_type|why|policy/.test(f.name))
		if (fields.length > 0)
			yield `UPDATE "${e.name}" SET ${fields.map(f => `"${f.name}" = ${value[f.kind]}`).join(', ')}`
	}

	// Policies are what the program goes by; comments and files hang on a record and go with it.
	async hide(salt) {
		const statements = this.routed.filter(e => !['policy', 'comment', 'file'].includes(e.name)).flatMap(e => [...this.added(e, salt), ...this.changed(e)])
		await this.world.write(...statements)
		return statements.length
	}
}

export async function run({ world, tally, random, full, share }) {
	const others = [...world.users.keys()].filter(r => !['sales', 'customer', 'engineer'].includes(r)).sort(() => random() - 0.5)
	const chosen = ['sales', 'customer', 'engineer', ...others.slice(0, full ? 99 : share < 0.3 ? 0 : 3)]
	let asked = 0, hidden = 0
	for (const [salt, role] of chosen.entries()) {
		const user = world.users.get(role)
		await world.relate(user)
		const pair = new Pair(world, user)
		const before = await pair.look()
		hidden += await pair.hide(salt + 1)
		const after = await pair.look()
		asked += before.size + after.size
		for (const [path, text] of before)
			tally.check(text === after.get(path), () => {
				const other = after.get(path)
				const at = [...text].findIndex((c, i) => c !== other[i])
				return `${role}: ${path} differs at ${at}: …${text.slice(Math.max(0, at - 60), at + 60)}… and …${other.slice(Math.max(0, at - 60), at + 60)}…`
			})
	}
	tally.check(hidden > 0, 'nothing was hidden')
	console.log(`  ${chosen.length} roles, ${asked} requests, ${hidden} hidden changes`)
}
