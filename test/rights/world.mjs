// A small company in which every kind of record stands in every relation to the one who asks, and the ways to ask.
//
// The relations: `own` is the asker's (OWNER, or made by him), `team` his team's, `other` neither, `foreign` neither and
// of another customer.  To a portal user all but `foreign` are its own customer's.
import { form } from '../harness/form.mjs'
import { Installation } from '../harness/server.mjs'
import { readDeclarations } from './declaration.mjs'
import { inside, outside, Store } from './store.mjs'

export const relations = ['own', 'team', 'other', 'foreign']

const declared = readDeclarations()
const day = n => new Date(Date.now() + n * 86400000).toISOString().slice(0, 10)

// An hour of a day of one's own.
const at = (mark, hour) => `${day(30 + [...mark].reduce((n, c) => (n * 31 + c.charCodeAt(0)) % 9999, 7))}T${String(hour).padStart(2, '0')}:00:00+08:00`

// A value that the field takes, as JSON.  `links` finds the record that a reference may lead to.
export function sample(f, links, mark = 'x') {
	const low = Number(f.min ?? 0)
	const kinds = {
		text: () => `${mark} ${f.name}`.padEnd(low, '0').slice(0, Number(f.max ?? 200)),
		memo: () => `${mark} ${f.name}`,
		flag: () => true,
		integer: () => Math.max(low, 1),
		decimal: () => '1',
		money: () => '12.00',
		duration: () => 60,
		date: () => day(30),
		instant: () => new Date(Date.now() - 3600000).toISOString(),
		one_of: () => declared.sets.get(f.set)[0],
		many_of: () => [declared.sets.get(f.set)[0]],
		ref: () => links(f.target),
		file: () => links('file'),
		sealed: () => `${mark} sealed`,
		lines: () => [],
	}
	return kinds[f.kind]()
}

// Where a rule asks for more than REQUIRED says.
const more = {
	part_ceiling: () => ({ part_no: 'X-1' }),
	service_finding: links => ({ equipment: links('equipment') }),
	service_lead: links => ({ customer: links('customer') }),
	check_form: () => ({ items: [{ item: 'x', kind: 'number' }] }),
	work_order: links => ({ service_case: links('service_case') }),
	user: (links, mark) => ({ login: `u.${mark.replace(/\W/g, '')}`, roles: ['engineer'] }),
	visit_plan: () => ({ from_on: day(1), to_on: day(300), programmes: ['technical'] }),
	calendar_day: (links, mark) => ({ date: `2031-03-${10 + mark.length}` }),
	bid: (links, mark) => ({ price: `${mark} 98,765.43` }),
	skill: () => ({ assessed_on: day(-30) }),
	catalog_item: (links, mark) => ({ number: `N-${mark}`, tax_rate: '0.13' }),
	solution_template: () => ({ innovation_points: [{ text: 'new' }] }),
	// While a tender runs the buyer is met by the official ways alone.
	engagement: () => ({ channel: 'question_meeting' }),
	stakeholder_relation: links => ({ to_person: links('second stakeholder') }),
	affiliation: (links, mark) => ({ customer: links('second customer'), from_on: at(mark, 9).slice(0, 10), until_on: at(mark, 9).slice(0, 10) }),
	support_reading: () => ({ read_on: day(0) }),
	stakeholder_interest: () => ({ noted_on: day(0) }),
	preference: () => ({ stated_on: day(0) }),
	introduction: () => ({ introduced_on: day(0) }),
	feature_feedback: () => ({ noted_on: day(0) }),
	resonance_point: () => ({ found_on: day(0) }),
	demo_booking: (links, mark) => ({ from_at: at(mark, 9), to_at: at(mark, 10) }),
	opportunity: () => ({ amount_est: '100.00', cost_est: '80.00' }),
	discovery_answer: () => ({ text: 'as they say' }),
	discovery_question: (links, mark) => ({ number: `1.${40 + mark.length}${mark.charCodeAt(0)}` }),
	procedure_step: () => ({ key: 'prepare', done_on: day(0) }),
	policy: (links, mark) => ({ template: `t-${mark}`, key: 'sla.response_minutes', unit: 'number', value: '120', edition: 1 }),
	competitor_product: () => ({ as_of: '2026-01-15' }),
	intel_item: (links, mark) => ({ competitor: links('competitor'), learnt_on: '2026-01-15', category: 'product', informant: `informant ${mark}` }),
	industry_note: () => ({ as_of: '2026-01-15' }),
	// Of a day to come: nobody is asked while the records are made.
	duty_shift: () => ({ from_at: `${day(40)}T08:00:00+08:00`, to_at: `${day(40)}T20:00:00+08:00` }),
	check_form: () => ({ items: [{ item: 'voltage', kind: 'state' }] }),
	service_finding: links => ({ equipment: links('equipment') }),
	service_lead: links => ({ customer: links('customer') }),
	part_ceiling: (links, mark) => ({ part_no: `P-${mark}` }),
	check_in: (links, mark) => ({ person: links('user'), city: `city ${mark}` }),
	notification_channel: (links, mark) => ({ address: `http://127.0.0.1:9/${mark}-bot`, secret: `${mark} secret` }),
	report_token: links => ({ equipment: links('equipment') }),
	hit: links => ({ preference: links('preference') }),
	proof_match: links => ({ requirement: links('requirement'), case_study: links('case_study') }),
	negotiation_round: links => ({ bid: links('bid') }),
	contract_term: (links, mark) => ({ text: `${mark} text` }),
	payment_term: () => ({ percent: '10' }),
	payment_receipt: () => ({ received_on: day(0) }),
	delivery_arrival: () => ({ arrived_on: day(0) }),
	bid_price: () => ({ content: '{"lines":[]}' }),
	award_notice: () => ({ published_on: day(-1) }),
	bid_attachment: links => ({ file: links('file') }),
	trainer: () => ({ practising_since: day(-3000) }),
	season_override: (links, mark) => ({ place: mark, year: 2027, starts_on: '2027-11-05', ends_on: '2028-03-20' }),
	coverage: links => ({ kind: 'item', equipment: links('equipment'), from_on: day(1), to_on: day(30) }),
	site_target: () => ({ restore_minutes: 240, from_on: day(1) }),
	important_day: () => ({ on: day(60) }),
	new_technology: () => ({ expected: '1000' }),
	company_round: () => ({ starts_on: day(1), ends_on: day(20) }),
	part_request: links => ({ purpose: 'repair', service_case: links('service_case') }),
	stock_move: links => ({ kind: 'receive', to_warehouse: links('warehouse'), unit_price: '12.00' }),
	service_case: () => ({ kind: 'fault', channel: 'phone', text: 'dark since noon', internal_notes: 'hurried' }),
}

export function bodyOf(e, links, mark) {
	const body = {}
	for (const f of e.fields)
		if (f.flags.has('REQUIRED') && !f.flags.has('DERIVED') && !f.flags.has('PARENT'))
			body[f.name] = sample(f, links, mark)
	return { ...body, ...more[e.name]?.(links, mark) }
}

export class World {
	static async start({ database = null, users = declared.roles, env = {} } = {}) {
		const world = new World()
		world.declared = declared
		const i = world.installation = new Installation({ database, env })
		await i.init()
		await i.start()
		i.agent.maxSockets = 8
		world.admin = await i.token('admin')
		world.records = new Map(declared.entities.map(e => [e.name, new Map()]))
		world.seconds = new Map()
		world.store = new Store(i)
		await world.people(users)
		await world.populate()
		world.store.still()
		return world
	}

	// The answer to a request as the one with this token.
	async ask(token, method, path, body, headers = {}) {
		const answer = await this.installation.request(method, `/api/v1/${path}`, {
			headers: { Authorization: `Bearer ${token}`, ...body === undefined ? {} : { 'Content-Type': 'application/json' }, ...headers },
			body: body === undefined ? null : typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
		})
		const type = answer.headers['content-type'] ?? ''
		return { ...answer, json: type.includes('json') && answer.body.length > 0 ? JSON.parse(answer.body) : null }
	}

	async must(token, method, path, body, headers) {
		const answer = await this.ask(token, method, path, body, headers)
		if (answer.status >= 300)
			throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${answer.body}`)
		return answer.json
	}

	upload(token, path, name = 'note.txt', content = 'a note') {
		const { type, body } = form([{ name, type: 'text/plain', data: content }])
		return this.ask(token, 'POST', path, body, { 'Content-Type': type })
	}

	// Teams, the founder who makes everything, and one user for each role in team `own`.
	async people(roles) {
		for (const relation of relations)
			this.records.get('team').set(relation, (await this.must(this.admin, 'POST', 'team', { name: `team ${relation}` })).id)
		const staff = roles.filter(r => r !== 'customer')
		this.founderId = (await this.must(this.admin, 'POST', 'user',
			{ login: 'founder', name: 'Founder', roles: declared.roles.filter(r => r !== 'customer') })).id
		this.founder = await this.installation.token('founder')
		this.users = new Map()
		for (const role of staff)
			await this.addUser(role, { roles: [role], team: this.records.get('team').get('own') })
	}

	async addUser(login, more) {
		const made = await this.must(this.admin, 'POST', 'user', { login: `role.${login}`.replaceAll('_', '-'), name: `Role ${login}`, ...more })
		this.users.set(login, { id: inside(made.id), wire: made.id, role: more.roles[0], token: await this.installation.token(made.login),
			team: more.team === undefined ? null : inside(more.team), customer: more.customer === undefined ? null : inside(more.customer) })
	}

	links(relation) {
		const party = relation === 'foreign' ? 'foreign' : 'own'
		return target => target === 'second stakeholder' ? this.seconds.get(relation)
			: target === 'second customer' ? this.records.get('customer').get('other')
			: this.records.get(target).get(target === 'customer' ? party : relation)
				?? this.records.get(target).get(target === 'user' ? 'own' : relation)
	}

	async populate() {
		for (const e of declared.entities.filter(x => x.routed && x.name !== 'team'))
			for (const relation of relations)
				this.records.get(e.name).set(relation, await this.make(e, relation))
		if (this.users.size > 0)
			await this.addUser('customer', { roles: ['customer'], customer: this.records.get('customer').get('own') })
	}

	async make(e, relation) {
		const links = this.links(relation)
		if (e.name === 'file' || e.name === 'comment') {
			const path = `customer/${links('customer')}/${e.name}`
			const answer = e.name === 'file' ? await this.upload(this.founder, path, `${relation}.txt`, `about ${relation}`)
				: await this.ask(this.founder, 'POST', path, { text: `${relation} text` })
			if (answer.status !== 201)
				throw new Error(`${path}: ${answer.status} ${answer.body}`)
			return answer.json.id
		}
		// There is one gate for each stage from the beginning.
		if (e.name === 'stage_gate')
			return (await this.must(this.founder, 'GET', 'stage_gate')).items[relations.indexOf(relation)].id
		if (e.name === 'stakeholder')
			await this.makeSecond(links, relation)
		if (!e.grants.some(g => g.rights.has('CREATE')))
			return this.insert(e, links, relation)
		return (await this.must(this.founder, 'POST', e.name, bodyOf(e, links, relation))).id
	}

	// What nobody makes, since it follows from other records, is laid into the database.
	insert(e, links, mark) {
		const id = (1n << 60n) + BigInt(this.inserted = (this.inserted ?? 0) + 1)
		const columns = { id, version: 1, created_at: 1, changed_at: 1, created_by: inside(this.founderId) }
		for (const f of e.fields)
			if (f.target !== null && f.kind !== 'lines')
				columns[f.name] = inside(links(f.target))
			else if (['REQUIRED', 'UNIQUE', 'TITLE'].some(w => f.flags.has(w)) || f.kind === 'flag')
				columns[f.name] = ['text', 'memo'].includes(f.kind) ? `'${mark} ${f.name}'` : f.set !== null ? `'${declared.sets.get(f.set)[0]}'` : 1
		this.store.run(`INSERT INTO "${e.name}" (${Object.keys(columns).map(c => `"${c}"`).join(', ')}) VALUES (${Object.values(columns).join(', ')})`)
		return outside(id)
	}

	// Lines between people need two of them at the same piece of business.
	async makeSecond(links, relation) {
		const contact = await this.must(this.founder, 'POST', 'contact', { name: `second ${relation}`, customer: links('customer') })
		this.seconds.set(relation, (await this.must(this.founder, 'POST', 'stakeholder', { contact: contact.id,
			opportunity: links('opportunity'), role_in_deal: 'user', decision_power: 1, influence: 1 })).id)
	}

	// What was written past the program is in no index.
	async write(...statements) {
		this.lay(statements)
		await this.reindex()
	}

	async reindex() {
		await this.installation.mustRun(['reindex'])
	}

	// Makes the records what their relation says, for this user; and the stage what is wanted.
	async relate(user, stageIndex = 0) {
		const elsewhere = inside(this.records.get('team').get('foreign'))
		const founder = inside(this.founderId)
		const statements = []
		for (const e of declared.entities.filter(x => x.routed))
			for (const [relation, id] of [...this.records.get(e.name), ...e.name === 'stakeholder' ? this.seconds : []]) {
				const own = relation === 'own' && user.customer === null
				const owners = e.flagged('OWNER')
				const sets = [['created_by', own && owners.length === 0 ? user.id : founder]]
				owners.forEach((f, i) => sets.push([f.name, own && i === 0 ? user.id : founder]))
				e.flagged('TEAM').forEach(f => sets.push([f.name, relation === 'team' && user.team !== null ? user.team : elsewhere]))
				if (e.name === 'comment' || e.name === 'file')
					sets.push(['customer', inside(this.links(relation)('customer'))], ['visibility', `'portal'`])
				if (e.stage !== null) {
					const stages = declared.sets.get(e.stage.set)
					if (e.name !== 'user')
						sets.push([e.stage.name, `'${stages[Math.min(stageIndex, stages.length - 1)]}'`])
				}
				statements.push(`UPDATE "${e.name}" SET ${sets.map(([c, v]) => `"${c}" = ${v}`).join(', ')} WHERE "id" = ${inside(id)}`)
			}
		this.lay(statements)
		// Only where a record stands at the beginning is anybody asked to search.
		if (stageIndex === 0)
			await this.reindex()
	}

	lay(statements) {
		this.store.run(`BEGIN;\n${statements.join(';\n')};\nCOMMIT`)
	}

	async stop() {
		await this.installation.stop()
		this.installation.remove()
	}
}

// A generator of numbers in [0, 1) that a seed repeats.
export function random(seed) {
	let a = seed >>> 0
	return () => {
		a = a + 0x6D2B79F5 >>> 0
		let t = Math.imul(a ^ a >>> 15, 1 | a)
		t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t
		return ((t ^ t >>> 14) >>> 0) / 4294967296
	}
}

// Runs the tasks, some at a time.
export async function together(tasks, atOnce = 6) {
	let next = 0
	await Promise.all(Array.from({ length: atOnce }, async () => {
		while (next < tasks.length)
			await tasks[next++]()
	}))
}
