// A word of its own stands in every text of every record; whatever GET a user asks, he meets only words from records and
// fields that he may read (TRUST G31): lists, records, histories, search, and the pages made for their work.
import { readRoutes } from './declaration.mjs'
import { may, readsField } from './judge.mjs'
import { inside, outside } from './store.mjs'
import { together } from './world.mjs'

export const title = 'no word of a hidden record or field in any answer'

// Texts that the program itself reads, and those that are no words.
const kept = ['number', 'login', 'why', 'policy_template', 'policy_keys', 'policy_values', 'commitment_key', 'template', 'key', 'value',
	'about_entity', 'about_record', 'sha256', 'media_type', 'proof_record', 'content_hash', 'signature_hash', 'price_hash',
	'uscc', 'alternatives', 'merged_into', 'found_value']

function mark(world) {
	const words = []
	const statements = []
	for (const e of world.declared.entities)
		for (const row of world.store.rows(e.name)) {
			const fields = e.fields.filter(f => ['text', 'memo'].includes(f.kind) && !kept.includes(f.name))
			if (fields.length === 0)
				continue
			const sets = fields.map(f => `"${f.name}" = 'Q${words.push({ e, id: row.id, f }) - 1}Q'`)
			statements.push(`UPDATE "${e.name}" SET ${sets.join(', ')} WHERE "id" = ${row.id}`)
		}
	world.store.run(`BEGIN;\n${statements.join(';\n')};\nCOMMIT`)
	return words
}

// Rows of a record, comments and files are read with it.
function readable(world, rows, user, { e, id, f }) {
	const row = rows.get(e.name).find(r => r.id === id)
	if (row.about_entity !== undefined && row.about_entity !== null && readsField(f, user) && (user.customer === null || row.visibility === 'portal')) {
		const about = world.declared.byName.get(row.about_entity)
		return may(about, rows.get(about.name).find(r => outside(r.id) === row.about_record), user, 'READ') || may(e, row, user, 'READ')
	}
	// A customer is told what our people are called, where a record of his names them.
	if (e.name === 'user' && f.name === 'name' && user.customer !== null && row.customer === null)
		return true
	if (!e.traits.has('row'))
		return may(e, row, user, 'READ') && readsField(f, user)
	const parent = e.flagged('PARENT')[0]
	const of = world.declared.byName.get(parent.target)
	const held = of.fields.find(x => x.kind === 'lines' && x.target === e.name)
	return readsField(f, user) && readsField(held, user) && may(of, rows.get(of.name).find(r => r.id === row[parent.name]), user, 'READ')
}

const shape = path => path.replace(/\b[0-9a-hjkmnp-tv-z]{13}\b/g, 'ID')

class Crawl {
	constructor(world, tally, words, user) {
		Object.assign(this, { world, tally, words, user, asked: 0, met: 0 })
		this.rows = world.store.records(world.declared.entities.map(e => e.name))
	}

	async ask(path) {
		this.asked++
		const text = (await this.world.ask(this.user.token, 'GET', path)).body.toString()
		const told = new Set()
		for (const [, n] of text.matchAll(/Q(\d+)Q/g)) {
			const word = this.words[Number(n)]
			this.met++
			if (!readable(this.world, this.rows, this.user, word))
				told.add(`${word.e.name}.${word.f.name}`)
		}
		this.tally.empty([...told], `${this.user.role} asks ${shape(path)} and is told`)
	}

	*paths() {
		const views = readRoutes().filter(r => r.method === 'GET' && /^\w+\/ID\/\w+$/.test(r.pattern) && !/^ENTITY|document$|content$/.test(r.pattern))
		yield 'today'
		yield 'search?q=Q1'
		for (const e of this.world.declared.entities.filter(x => x.routed)) {
			const links = e.fields.filter(f => f.target !== null && f.kind !== 'lines' && readsField(f, this.user)).map(f => f.name)
			yield `${e.name}?limit=200`
			yield `${e.name}/export`
			const pointing = this.world.declared.entities.filter(x => x.routed && x.fields.some(f => f.kind === 'ref' && f.target === e.name)).map(x => x.name)
			if (links.length > 0)
				yield `${e.name}?limit=200&expand=${links.join(',')}`
			for (const row of this.rows.get(e.name).filter(r => may(e, r, this.user, 'READ')).slice(0, 8)) {
				for (const end of ['', '/history', '/comment', '/file'])
					yield `${e.name}/${outside(row.id)}${end}`
				if (pointing.length > 0)
					yield `${e.name}/${outside(row.id)}/related?of=${pointing.join(',')}`
				for (const view of views.filter(v => v.pattern.startsWith(`${e.name}/`)))
					yield view.pattern.replace('ID', outside(row.id))
			}
		}
	}
}

// So that the pages have something to say: rows, and what hangs together.
async function furnish(world) {
	for (const relation of ['own', 'other']) {
		const links = world.links(relation)
		const order = world.store.rows('work_order').find(r => r.id === inside(links('work_order')))
		await world.must(world.founder, 'PATCH', `work_order/${links('work_order')}`,
			{ charges: [{ kind: 'part', name: 'disk', quantity: '1', unit_cost: '100.00' }] }, { 'If-Match': `"${order.version}"` })
		await world.must(world.founder, 'POST', `engagement`, { subject: 'with it', customer: links('customer'), opportunity: links('opportunity'),
			kind: 'visit', held_at: '2026-01-05T09:00:00+08:00' })
		world.store.run(`UPDATE "tender" SET "opportunity" = ${inside(links('opportunity'))} WHERE "id" = ${inside(links('tender'))}`)
		world.store.run(`UPDATE "contract" SET "opportunity" = ${inside(links('opportunity'))}, "bid" = ${inside(links('bid'))},
			"tender" = ${inside(links('tender'))} WHERE "id" = ${inside(links('contract'))}`)
		world.store.run(`UPDATE "commitment" SET "clause" = ${inside(links('clause'))}, "clause_response" = ${inside(links('clause_response'))}
			WHERE "id" = ${inside(links('commitment'))}`)
		world.store.run(`UPDATE "work_order" SET "commitment" = ${inside(links('commitment'))} WHERE "id" = ${inside(links('work_order'))}`)
	}
}

export async function run({ world, tally }) {
	await furnish(world)
	const words = mark(world)
	let asked = 0, met = 0
	for (const user of world.users.values()) {
		await world.relate(user)
		const crawl = new Crawl(world, tally, words, user)
		await together([...crawl.paths()].map(path => () => crawl.ask(path)))
		tally.check(crawl.met > 0 || user.role === 'administrator', `${user.role} met no word at all`)
		asked += crawl.asked
		met += crawl.met
	}
	console.log(`  ${words.length} words, ${asked} requests, ${met} words met`)
}
