// The database of an installation as it lies there, read and set by its own shell: sqlite3, or psql.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const FAR = '4000000000000000'
const COLUMN = '\x1f', ROW = '\x1e', NOTHING = '\x1d', END = '\x1c'

// Ids as the database has them, and as the wire has them.
export const inside = id => [...id].reduce((n, c) => n * 32n + BigInt(ALPHABET.indexOf(c)), 0n).toString()
export function outside(id) {
	let text = ''
	for (let n = BigInt(id); text.length < 13; n /= 32n)
		text = ALPHABET[Number(n % 32n)] + text
	return text
}

export class Store {
	constructor(installation) {
		this.url = installation.database
		this.sqlite = this.url.startsWith('sqlite:')
		const tables = this.sqlite ? 'SELECT name FROM sqlite_schema WHERE type = \'table\' AND name NOT LIKE \'sqlite_%\''
			: 'SELECT tablename FROM pg_tables WHERE schemaname = \'public\''
		this.tables = this.run(`${tables} ORDER BY 1`).map(([name]) => name)
		this.columns = new Map(this.tables.map(t => [t, []]))
		for (const [table, name, type] of this.run(this.sqlite
			? 'SELECT t.name, c.name, c.type FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type = \'table\' ORDER BY t.name, c.cid'
			: 'SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = \'public\' ORDER BY table_name, ordinal_position'))
			this.columns.get(table)?.push({ name, raw: type.toLowerCase() === 'bytea' })
	}

	// Rows of texts; null for NULL.  Of several results each row must end with END: psql ends a result as a row.
	run(sql, several = false) {
		const [file, args] = this.sqlite
			? ['sqlite3', ['-batch', '-bail', '-ascii', '-nullvalue', NOTHING, '-cmd', '.timeout 20000', this.url.slice('sqlite:'.length)]]
			: ['psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-F', COLUMN, '-R', ROW, '-P', `null=${NOTHING}`, this.url]]
		const done = spawnSync(file, args, { input: `${sql};\n`, encoding: 'utf8', maxBuffer: 1 << 28 })
		if (done.status !== 0 || done.stderr !== '')
			throw new Error(`${file}: ${done.error ?? done.stderr}\n${sql.slice(0, 500)}`)
		return done.stdout.split(several ? /\x1c[\x1e\n]/ : this.sqlite ? ROW : /\x1e|\n$/).filter(r => r !== '')
			.map(r => r.split(COLUMN).map(v => v === NOTHING ? null : v))
	}

	// Every table as lines, each beginning with its first column.
	dump(but = []) {
		const asked = this.tables.filter(t => !but.includes(t))
		const lines = asked.map(t => {
			const columns = this.columns.get(t).map(({ name, raw }) => {
				const text = !raw ? `CAST("${name}" AS TEXT)` : this.sqlite ? `hex("${name}")` : `encode("${name}", 'hex')`
				return `coalesce(${text}, '∅')`
			})
			return `SELECT '${t}' || ' ' || ${columns.join(` || '|' || `)} FROM "${t}"`
		})
		return this.run(`SELECT line FROM (${lines.map(l => l.replace(/ FROM /, ' AS line FROM ')).join(' UNION ALL ')}) AS x ORDER BY line`)
			.map(([line]) => line)
	}

	// The records of some entities as objects, ids as the database has them: a map by name, asked for at one go.
	records(entities) {
		const all = new Map(entities.map(e => [e, []]))
		const statements = entities.map(e => `SELECT '${e}', ${this.columns.get(e).map(c => c.raw ? 'NULL' : `"${c.name}"`).join(', ')}, '${END}' FROM "${e}" ORDER BY "id"`)
		for (const [entity, ...values] of this.run(statements.join(';\n'), true))
			all.get(entity).push(Object.fromEntries(this.columns.get(entity).map((c, i) => [c.name, values[i]])))
		return all
	}

	// Nothing is to change but by what is asked: the clock's work is due in another age, no notice waits.
	still() {
		this.run([...['dispatch', 'payments_fall_due', 'warranties_end', 'plan_visits', 'seed_check_forms'].map((kind, i) => `INSERT INTO job (id, kind, due_at, attempts) VALUES (${i + 1}, '${kind}', ${FAR}, 0)
			ON CONFLICT (kind) DO UPDATE SET due_at = ${FAR}`), 'UPDATE outbox SET due_at = NULL'].join(';\n'))
	}

	rows(entity) { return this.records([entity]).get(entity) }

	count(sql) { return Number(this.run(sql)[0][0]) }
}

export function difference(before, after) {
	const was = new Set(before), is = new Set(after)
	return [...before.filter(l => !is.has(l)).map(l => `- ${l}`), ...after.filter(l => !was.has(l)).map(l => `+ ${l}`)].map(l => l.slice(0, 300))
}
