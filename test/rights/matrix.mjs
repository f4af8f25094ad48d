// Every role × entity × verb × relation answers as declared, and what was denied changed nothing (TRUST G30–G32).
//
// What the judge denies is asked for in full, as if it were allowed.  What he allows is asked for with something wrong in
// it that is found only after the right was: so neither may change the database, and one comparison serves a whole round.
// That the allowed is really carried out is shown by carry.mjs.
import { readRoutes } from './declaration.mjs'
import { fieldsShown, has, judge, may } from './judge.mjs'
import { difference, inside, outside } from './store.mjs'
import { bodyOf, relations, sample, together } from './world.mjs'

export const title = 'every role × entity × verb × relation answers as declared; the denied changes nothing'

// What a denial may leave: sessions are touched, the trail notes it.
const apart = ['session', 'audit', 'audit_head']
const wrong = { no_such_field: 1 }
const never = { 'If-Match': '"999999"' }

// Every route, by who looks after it here; a route that is not named fails the test.
const routesOf = {
	record: ['GET ENTITY', 'POST ENTITY', 'GET ENTITY/export', 'POST ENTITY/import', 'GET ENTITY/ID', 'PATCH ENTITY/ID', 'DELETE ENTITY/ID',
		'GET ENTITY/ID/history', 'GET ENTITY/ID/turn', 'GET ENTITY/ID/related', 'GET ENTITY/ID/comment', 'POST ENTITY/ID/comment', 'GET ENTITY/ID/file', 'POST ENTITY/ID/file',
		'POST ENTITY/ID/reveal', 'GET ENTITY/ID/admit', 'POST ENTITY/ID/admit', 'POST ENTITY/ID/STEP'],
	view: ['GET opportunity/ID/thread', 'GET opportunity/ID/solution', 'GET solution_version/ID/sheet', 'GET opportunity/ID/people',
		'GET opportunity/ID/talks', 'GET customer/ID/contact_lock', 'GET customer/ID/group', 'GET customer/ID/people', 'GET solution_version/ID/document', 'GET opportunity/ID/rivals',
		'GET opportunity/ID/battle', 'GET competitor/ID/record', 'GET customer_pack/ID/document', 'GET opportunity/ID/gate',
		'GET opportunity/ID/plan', 'GET opportunity/ID/risks', 'GET opportunity/ID/procedure',
		'GET bid_meeting/ID/page', 'GET tender/ID/document', 'GET bid/ID/price', 'GET bid/ID/scoring',
		'GET tender/ID/qualification', 'GET bid/ID/document', 'GET bid/ID/matrix', 'GET bid/ID/deviation_document',
		'GET bid/ID/hits', 'GET contract/ID/signing', 'GET contract/ID/ledger', 'GET contract/ID/draft',
		'GET contract/ID/money', 'GET contract/ID/delivery', 'GET contract/ID/document', 'GET deposit/ID/document', 'GET site/ID/equipment',
		'GET equipment/ID/covers', 'GET service_case/ID/clock', 'GET service_case/ID/charge', 'GET work_order/ID/work',
		'GET contract/ID/money', 'GET contract/ID/delivery', 'GET contract/ID/document', 'GET deposit/ID/document', 'GET bid_bond/ID/document', 'GET site/ID/equipment',
		'GET service_case/ID/clock', 'GET service_case/ID/charge', 'GET work_order/ID/work',
		'GET work_order/ID/document', 'GET visit/ID/form', 'GET visit/ID/document', 'GET contract/ID/warranty_cost',
		'GET training_plan/ID/training', 'GET training_plan/ID/document', 'GET revisit_record/ID/document', 'GET company_round/ID/route',
		'GET warranty_notice/ID/document'],
	// What is no view of one record; of the bid matrix see test/api/matrix.http and answer_library.http.
	elsewhere: ['GET meta', 'GET search', 'GET today', 'GET standing', 'GET skill/matrix', 'GET file/ID/content', 'POST engagement/quick', 'GET contact_lock', 'GET market',
		'GET pipeline', 'GET stages', 'POST opportunity/ID/plan', 'POST tender/take', 'POST tender/ID/read', 'POST tender/ID/plan', 'GET file/ID/page', 'POST bid/ID/matrix',
		'GET bid/ID/suggestions', 'GET spares', 'GET tender/ID/desk', 'GET bid/ID/readiness', 'GET bid/ID/opening',
		'GET bid/ID/promise_check'],
	// The service desk, and what needs no log-in: test/api/dispatch.http, roster.http, report.http, mail.http, chat.http, sign_link.http,
	// fieldwork.http.
	service: ['GET dispatch', 'GET census', 'GET service_case/ID/candidates', 'GET duty', 'GET caller', 'POST equipment/ID/report_link',
		'POST site/ID/report_link', 'POST mail_message/receive', 'GET report/TOKEN', 'POST report/TOKEN', 'GET report/case/TOKEN',
		'POST report/case/TOKEN/photo', 'POST service_case/read_chat', 'POST service_case/take_chat',
		'POST work_order/ID/sign_link', 'POST revisit_record/ID/sign_link', 'GET sign/TOKEN', 'POST sign/TOKEN', 'GET sign/TOKEN/document'],
	// What is planned and how it was kept: test/api/visit_plan.http and performance.http.
	visits: ['GET visits', 'GET performance', 'GET performance/records', 'GET performance/document'],
	// Who may draft, plan and order: test/api/negotiation.http, money.http and delivery.http.
	contract: ['POST contract/ID/draft', 'POST contract/ID/delivery', 'POST contract/ID/order', 'GET site/ID/labels', 'GET money'],
	// What is sealed is for a list, not for a role: test/api/pricing.http.
	price: ['POST bid/ID/price', 'POST bid/ID/price_reveal', 'POST bid/ID/price_preview', 'POST bid/ID/scoring_price'],
	// Who may read an opportunity is not always let into its survey: test/api/discovery.http and requirement.http.
	presale: ['GET opportunity/ID/discovery', 'GET opportunity/ID/interview_document', 'POST opportunity/ID/device_table',
		'POST opportunity/ID/software_table', 'GET opportunity/ID/needs', 'POST opportunity/ID/needs', 'GET opportunity/ID/proofs',
		'GET opportunity/ID/strategy_document', 'GET storage', 'GET opportunity/ID/battle_document'],
	// What asks for more than a record, or for less than one: test/api/solution.http and catalog.http.
	solution: ['GET catalog', 'POST solution_version/ID/preview', 'GET solution_version/ID/refresh', 'GET solution_version/ID/compare'],
	// Who may read a bid, and sections at all: test/api/bid_book.http.
	book: ['GET bid/ID/book', 'GET bid/ID/book_document', 'POST bid/ID/book', 'GET bid_section/ID/preview', 'GET bid_section/ID/document',
		'POST bid_volume/ID/assemble'],
	session: ['POST session', 'GET session', 'DELETE session', 'GET session/device_key', 'POST session/password', 'POST session/forgot', 'POST session/reset',
		'GET openapi.json'],
}

const changeable = e => e.fields.find(f => ['text', 'memo', 'flag', 'date'].includes(f.kind) && !['DERIVED', 'FIXED', 'UNIQUE', 'PARENT'].some(w => f.flags.has(w)))

// The request of a cell, as { method, path, body, headers }, for what is allowed and for what is not.
const requests = {
	read: c => ({ method: 'GET', path: c.path }),
	change: c => c.allowed ? { method: 'PATCH', path: c.path, body: wrong, headers: { 'If-Match': `"${c.row.version}"` } }
		: { method: 'PATCH', path: c.path, body: { [changeable(c.e).name]: sample(changeable(c.e), () => null, 'changed') },
			headers: { 'If-Match': `"${c.row.version}"` } },
	remove: c => ({ method: 'DELETE', path: c.path, headers: c.allowed ? never : { 'If-Match': `"${c.row.version}"` } }),
	history: c => ({ method: 'GET', path: `${c.path}/history` }),
	turn: c => ({ method: 'GET', path: `${c.path}/turn` }),
	related: c => ({ method: 'GET', path: `${c.path}/related?of=${c.e.name}` }),
	comments: c => ({ method: 'GET', path: `${c.path}/comment` }),
	files: c => ({ method: 'GET', path: `${c.path}/file` }),
	comment: c => ({ method: 'POST', path: `${c.path}/comment`, body: { text: c.allowed ? ' ' : 'not mine to say' } }),
	step: c => ({ method: 'POST', path: `${c.path}/${c.step}`, body: c.allowed ? wrong : {} }),
	reveal: c => ({ method: 'POST', path: `${c.path}/reveal`, body: { field: c.sealed } }),
	admit: c => ({ method: 'POST', path: `${c.path}/admit`, body: { user: c.user.wire } }),
	admitted: c => ({ method: 'GET', path: `${c.path}/admit` }),
	view: c => ({ method: 'GET', path: `${c.path}/${c.view}` }),
}

const answersWhenAllowed = {
	read: [200], change: [422], remove: [412], history: [200], turn: [200], related: [200], comments: [200], files: [200], comment: [422], view: [200, 409],
}

function wanted(c) {
	if (c.verdict !== 'may')
		return [c.verdict]
	if (c.verb === 'step')
		return [c.e.steps.some(s => s.action === c.step && s.from === c.row[c.e.stage.name]) ? 422 : 409]
	return answersWhenAllowed[c.verb]
}

function* verbsOf(e, views) {
	for (const verb of ['read', 'change', 'remove', 'history', 'turn', 'related', 'comments', 'files', 'comment', 'file'])
		yield { verb }
	for (const f of e.fields.filter(x => x.kind === 'sealed' && !x.flags.has('ONE_WAY'))) {
		yield { verb: 'reveal', sealed: f.name }
		yield { verb: 'admit' }
		yield { verb: 'admitted' }
	}
	for (const view of views.get(e.name) ?? [])
		yield { verb: 'view', view }
}

// Whose steps are for those on a list, whatever their role: test/api/pricing.http.
const listed = new Set(['bid_price'])

function* stepsAt(e, index, declared) {
	if (listed.has(e.name))
		return
	const stage = e.stage && declared.sets.get(e.stage.set)[index]
	const actions = new Set(e.steps.map(s => s.action))
	for (const step of actions)
		if (e.steps.some(s => s.action === step && s.from === stage) || index === 0)
			yield { verb: 'step', step }
}

class Round {
	constructor(world, tally, pick, user) {
		Object.assign(this, { world, tally, pick, user, cells: 0, denials: 0, seen: [] })
		this.routed = world.declared.entities.filter(e => e.routed)
	}

	// The records as they lie there, by entity.
	look() {
		this.rows = this.world.store.records(this.routed.map(e => e.name))
		this.before = this.world.store.dump(apart)
		this.noted = this.world.store.count(`SELECT count(*) FROM audit WHERE action = 'denied'`)
	}

	unchanged(what) {
		this.tally.empty(difference(this.before, this.world.store.dump(apart)), `${this.user.role}: changed by ${what}`)
		const noted = this.world.store.count(`SELECT count(*) FROM audit WHERE action = 'denied'`) - this.noted
		this.tally.same(noted, this.denials, `${this.user.role}: denied writes in the trail`)
		this.denials = 0
	}

	record(e, relation) {
		const id = inside(this.world.records.get(e.name).get(relation))
		return this.rows.get(e.name).find(r => r.id === id)
	}

	async cell(e, relation, verb) {
		if (!this.pick())
			return
		const row = this.record(e, relation)
		const verdict = judge(verb.verb, e, row, this.user, verb.step)
		const c = { ...verb, e, row, verdict, allowed: verdict === 'may', path: `${e.name}/${outside(row.id)}`, user: this.user }
		if (verb.verb === 'file' ? c.allowed : verb.verb === 'change' && !c.allowed && changeable(e) === undefined)
			return // carried out by carry.mjs; nothing that could be changed
		this.cells++
		this.seen.push({ e, verb: verb.verb, step: verb.step, row, user: this.user, verdict })
		const request = verb.verb === 'file' ? null : requests[verb.verb](c)
		const answer = request === null ? await this.world.upload(this.user.token, `${c.path}/file`)
			: await this.world.ask(this.user.token, request.method, request.path, request.body, request.headers)
		if (answer.status === 403 && (request === null || request.method !== 'GET'))
			this.denials++
		const what = `${this.user.role} ${verb.verb} ${verb.step ?? verb.view ?? ''} ${e.name} (${relation}${e.stage ? `, ${row[e.stage.name]}` : ''})`
		this.tally.check(wanted(c).includes(answer.status), () => `${what}: ${answer.status}, not ${wanted(c)}: ${answer.body.toString().slice(0, 200)}`)
		if (verb.verb === 'turn' && answer.status === 200)
			this.stands(c, answer.json.steps, what)
	}

	// What is offered is what would be let through; beyond the right, only that it takes another person may stand against it.
	stands(c, steps, what) {
		const open = c.e.steps.filter(s => c.e.stage && s.from === c.row[c.e.stage.name]).map(s => s.action)
		this.tally.same(steps.map(s => s.name), open, `${what}: the steps of its stage`)
		for (const s of steps) {
			const right = judge('step', c.e, c.row, this.user, s.name) === 'may'
			const personal = ['second_person_needed', 'not_of_this_trade', 'need_to_know'].includes(s.reason)
			this.tally.check(s.may ? right : right === personal, () => `${what}: ${s.name} is ${s.may ? 'offered' : `refused as ${s.reason}`}`)
			if (this.user.customer !== null)
				this.tally.empty(s.who, `${what}: colleagues named to a customer`)
		}
	}

	// The list holds what may be read, all of it and nothing else, and its count tells of nothing else.
	async list(e) {
		if (!this.pick())
			return
		this.cells++
		const answer = await this.world.ask(this.user.token, 'GET', `${e.name}?limit=200`)
		const what = `${this.user.role} lists ${e.name}`
		if (!has(e, this.user, 'READ')) {
			this.tally.same(answer.status, 403, what)
			return
		}
		const readable = this.rows.get(e.name).filter(r => may(e, r, this.user, 'READ')).map(r => outside(r.id)).reverse()
		this.tally.same(answer.json?.items?.map(r => r.id), readable.slice(0, 200), what)
		this.tally.same(answer.json?.count, { value: readable.length, exact: true }, `${what}, the count`)
	}

	// A file of the list: what may be both read and exported.
	async export(e) {
		if (!this.pick())
			return
		this.cells++
		const answer = await this.world.ask(this.user.token, 'GET', `${e.name}/export`, undefined, { Accept: 'application/json' })
		const what = `${this.user.role} exports ${e.name}`
		if (!has(e, this.user, 'EXPORT')) {
			this.tally.same(answer.status, 403, what)
			return
		}
		const wanted = this.rows.get(e.name).filter(r => may(e, r, this.user, 'READ') && may(e, r, this.user, 'EXPORT')).map(r => outside(r.id))
		const items = answer.json?.items ?? answer.json
		this.tally.same(items?.map?.(r => r.id).sort(), wanted.sort(), what)
		const shown = fieldsShown(e, this.user).map(f => f.name)
		for (const item of items?.slice?.(0, 3) ?? [])
			this.tally.empty(Object.keys(item).filter(k => e.field(k) !== undefined && (!shown.includes(k) ||
				(e.field(k).kind === 'sealed' && item[k] !== null && JSON.stringify(item[k]) !== '{"sealed":true}'))), `${what}: hidden fields`)
	}

	async create(e) {
		if (!this.pick())
			return
		this.cells++
		const allowed = has(e, this.user, 'CREATE')
		const answer = await this.world.ask(this.user.token, 'POST', e.name, allowed ? wrong : bodyOf(e, this.world.links('own'), 'denied'))
		if (answer.status === 403)
			this.denials++
		this.tally.same(answer.status, allowed ? 422 : 403, `${this.user.role} creates ${e.name}`)
	}

	// A table without a row that could be taken: what is asked is the right alone.
	async import(e) {
		if (!this.pick())
			return
		this.cells++
		const allowed = has(e, this.user, 'IMPORT')
		const answer = await this.world.upload(this.user.token, `${e.name}/import`, 'table.csv', 'no_such_column\nx\n')
		if (answer.status === 403)
			this.denials++
		this.tally.same(answer.status, allowed ? 422 : 403, `${this.user.role} imports ${e.name}`)
	}

	async search(text) {
		this.cells++
		const answer = await this.world.ask(this.user.token, 'GET', `search?q=${encodeURIComponent(text)}`)
		for (const hit of answer.json?.items ?? []) {
			const e = this.world.declared.byName.get(hit.entity)
			const row = this.rows.get(hit.entity).find(r => r.id === inside(hit.id))
			this.tally.check(may(e, row, this.user, 'READ'), `${this.user.role} finds ${hit.entity} ${hit.title}`)
		}
		this.tally.same(answer.status, 200, `${this.user.role} searches`)
	}

	// What is mine today: no record that I may not read.
	async today() {
		this.cells++
		const answer = await this.world.ask(this.user.token, 'GET', 'today')
		this.tally.same(answer.status, 200, `${this.user.role} looks at today`)
		const ids = new Map(this.routed.flatMap(e => this.rows.get(e.name).map(r => [outside(r.id), [e, r]])))
		for (const [id] of answer.body.toString().matchAll(/(?<=")[0-9a-hjkmnp-tv-z]{13}(?=")/g))
			if (ids.has(id))
				this.tally.check(may(...ids.get(id), this.user, 'READ'), `${this.user.role} sees ${ids.get(id)[0].name} on today`)
	}

	// How the house stands: each number is that of his own list.
	async standing() {
		const answer = await this.world.ask(this.user.token, 'GET', 'standing')
		this.tally.same(answer.status, 200, `${this.user.role} asks how the house stands`)
		for (const { key, entity, count, query } of answer.json?.items ?? []) {
			this.cells++
			const list = await this.world.ask(this.user.token, 'GET', `${entity}?${new URLSearchParams(query)}`)
			this.tally.same(JSON.stringify(list.json?.count), JSON.stringify(count), `${this.user.role} is told ${key} as his list counts them`)
		}
	}

	// The content of a file goes with the record it hangs on.
	async content(relation) {
		this.cells++
		const file = this.record(this.world.declared.byName.get('file'), relation)
		const about = this.world.declared.byName.get(file.about_entity)
		const record = this.rows.get(about.name).find(r => outside(r.id) === file.about_record)
		const shown = may(about, record, this.user, 'READ') && (this.user.customer === null || file.visibility === 'portal')
		const answer = await this.world.ask(this.user.token, 'GET', `file/${outside(file.id)}/content`)
		this.tally.same(answer.status, shown ? 200 : 404, `${this.user.role} reads the content of a file (${relation})`)
	}

	async read(relation) {
		const tender = this.world.declared.byName.get('tender')
		const row = this.record(tender, relation)
		const verdict = judge('change', tender, row, this.user)
		if (verdict === 'may')
			return
		this.cells++
		const answer = await this.world.ask(this.user.token, 'POST', `tender/${outside(row.id)}/read`, {})
		if (verdict === 403)
			this.denials++
		this.tally.same(answer.status, verdict, `${this.user.role} has a tender read (${relation})`)
	}

	async meta() {
		this.cells++
		const answer = await this.world.ask(this.user.token, 'GET', 'meta')
		for (const e of this.routed) {
			const rights = ['READ', 'CREATE', 'CHANGE', 'REMOVE', 'ACT', 'EXPORT', 'IMPORT'].filter(r => has(e, this.user, r)).map(r => r.toLowerCase())
			this.tally.same(answer.json.entities.find(x => x.name === e.name)?.may ?? [], rights, `${this.user.role}: what meta says of ${e.name}`)
		}
	}
}

function viewsOf(tally) {
	const routes = readRoutes().map(r => `${r.method} ${r.pattern}`)
	const known = Object.values(routesOf).flat()
	tally.empty(routes.filter(r => !known.includes(r)), 'routes that no test of rights knows')
	tally.empty(known.filter(r => !routes.includes(r)), 'routes that are gone')
	const views = new Map()
	for (const [, entity, view] of routesOf.view.map(r => /^GET (\w+)\/ID\/(\w+)$/.exec(r)))
		views.set(entity, [...views.get(entity) ?? [], view])
	return views
}

// The control of the matrix itself: with one word of a declaration changed, the judge must come to another verdict on
// something that was asked, else nothing would notice that fault in the program.
function* changes(declared, users) {
	for (const e of declared.entities.filter(x => x.routed)) {
		for (const g of e.grants.filter(x => !x.staff && users.has(x.role))) {
			for (const right of ['READ', 'CHANGE', 'REMOVE', 'ACT'].filter(r => g.rights.has(r)))
				yield { e, name: `GRANT(${g.role}) without ${right}`, on: () => g.rights.delete(right), off: () => g.rights.add(right) }
			for (const scope of ['MINE', 'TEAMS', 'THEIRS'].filter(s => g.scope.has(s)))
				yield { e, name: `GRANT(${g.role}) without ${scope}`, on: () => g.scope.delete(scope), off: () => g.scope.add(scope) }
			if (!g.scope.has('ALL'))
				yield { e, name: `GRANT(${g.role}) on ALL`, on: () => g.scope.add('ALL'), off: () => g.scope.delete('ALL') }
		}
		for (const s of e.steps.filter(x => x.roles !== null)) {
			const { roles } = s
			yield { e, name: `${s.action} for all roles`, on: () => { s.roles = null }, off: () => { s.roles = roles } }
		}
	}
}

function mutants({ declared, users }, seen, tally, full) {
	const unseen = []
	let all = 0
	for (const change of changes(declared, users)) {
		all++
		change.on()
		if (!seen.some(c => c.e === change.e && judge(c.verb, c.e, c.row, c.user, c.step) !== c.verdict))
			unseen.push(`${change.e.name}: ${change.name}`)
		change.off()
	}
	console.log(`  ${all - unseen.length} of ${all} changes to the declarations would be noticed`)
	if (full)
		console.log(unseen.map(u => `    not: ${u}`).join('\n'))
	tally.check(unseen.length <= all * (full ? 0.2 : 0.5), `too few changes would be noticed`)
}

export async function run({ world, tally, random, full, share = 0.35 }) {
	const { declared, users } = world
	const views = viewsOf(tally)
	const pick = () => full || random() < share
	const stages = Math.max(...declared.entities.filter(e => e.stage).map(e => declared.sets.get(e.stage.set).length))
	let cells = 0
	const seen = []
	for (const user of users.values()) {
		const round = new Round(world, tally, pick, user)
		for (let stage = 0; stage < stages; stage++) {
			if (stage > 0 && !full && random() > 0.3)
				continue
			await world.relate(user, stage)
			round.look()
			const tasks = []
			for (const e of round.routed) {
				for (const relation of relations) {
					for (const verb of stage === 0 ? verbsOf(e, views) : [])
						tasks.push(() => round.cell(e, relation, verb))
					for (const verb of stepsAt(e, stage, declared))
						tasks.push(() => round.cell(e, relation, verb))
				}
				if (stage === 0)
					tasks.push(() => round.list(e), () => round.export(e), () => round.create(e), () => round.import(e))
			}
			if (stage === 0)
				tasks.push(() => round.search('own'), () => round.search('other'), () => round.meta(), () => round.today(), () => round.standing(),
					...relations.flatMap(r => [() => round.content(r), () => round.read(r)]))
			await together(tasks)
			round.unchanged(stage === 0 ? 'what was asked' : `steps from stage ${stage}`)
		}
		cells += round.cells
		seen.push(...round.seen)
	}
	mutants(world, seen, tally, full)
	await world.relate([...users.values()][0])
	console.log(`  ${cells} cells, ${users.size} roles, ${declared.entities.filter(e => e.routed).length} entities${full ? '' : ', a sample'}`)
}
