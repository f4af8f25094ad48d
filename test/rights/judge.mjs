// Who may do what, worked out a second time and slowly, from the declarations alone (TRUST G30).
// An actor: { id, role, team, customer }, ids as the database has them (numbers as text), null: none.
// A row: the columns of the record.

const same = (a, b) => a !== null && a !== undefined && b !== null && b !== undefined && String(a) === String(b)

function grantsTo(e, actor, right) {
	return e.grants.filter(g => g.rights.has(right) && (g.staff ? actor.role !== 'customer' : g.role === actor.role))
}

// The scopes in which the actor has the right: a portal user never has any but THEIRS.
export function scopes(e, actor, right) {
	const all = new Set(grantsTo(e, actor, right).flatMap(g => [...g.scope]))
	return actor.customer === null ? all : new Set([...all].filter(s => s === 'THEIRS'))
}

export const has = (e, actor, right) => scopes(e, actor, right).size > 0

const relations = {
	ALL: () => true,
	MINE: (e, row, actor) => {
		const owners = e.flagged('OWNER')
		return owners.length === 0 ? same(row.created_by, actor.id) : owners.some(f => same(row[f.name], actor.id))
	},
	TEAMS: (e, row, actor) => e.flagged('TEAM').some(f => same(row[f.name], actor.team)),
	THEIRS: (e, row, actor) => e.traits.has('is_party') ? same(row.id, actor.customer)
		: e.flagged('PARTY').some(f => same(row[f.name], actor.customer)),
}

export function may(e, row, actor, right) {
	return [...scopes(e, actor, right)].some(scope => relations[scope](e, row, actor))
}

export function readsField(f, actor) {
	if (actor.customer !== null)
		return f.flags.has('PORTAL')
	return f.readers === null || f.readers.has(actor.role)
}

export const fieldsShown = (e, actor) => e.fields.filter(f => !f.flags.has('PARENT') && readsField(f, actor))

export function writesField(f, actor) {
	return readsField(f, actor) && (f.writers === null || f.writers.has(actor.role))
}

// What must come of a request about one record: 404 as if it were not there, 403, or 'may'.
const wanted = {
	read: () => 'may',
	change: (e, row, actor) => may(e, row, actor, 'CHANGE') && !e.traits.has('appended') ? 'may' : 403,
	remove: (e, row, actor) => may(e, row, actor, 'REMOVE') && !e.traits.has('appended') ? 'may' : 403,
	history: (e, row, actor) => actor.customer === null ? 'may' : 404,
	turn: () => 'may',
	related: () => 'may',
	comments: () => 'may',
	files: () => 'may',
	comment: (e, row, actor) => ['CREATE', 'CHANGE', 'ACT'].some(r => has(e, actor, r)) ? 'may' : 403,
	file: (e, row, actor) => wanted.comment(e, row, actor),
	step: (e, row, actor, step) => {
		if (!may(e, row, actor, 'ACT'))
			return 403
		const here = e.steps.find(s => s.action === step && s.from === row[e.stage.name])
		return here !== undefined && here.roles !== null && !here.roles.has(actor.role) ? 403 : 'may'
	},
	// Need-to-know stands over every role: the actors of the matrix are on no list.
	reveal: () => 403,
	admit: () => 403,
	admitted: () => 403,
	view: () => 'may',
}

export function judge(verb, e, row, actor, step) {
	return may(e, row, actor, 'READ') ? wanted[verb](e, row, actor, step) : 404
}
