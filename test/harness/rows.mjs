// Rows laid into a database by its own shell: copies of one that was entered through the API, where there must be many.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** The number an id stands for, as the database has it. */
export const inside = id => [...id].reduce((n, c) => n * 32n + BigInt(ALPHABET.indexOf(c)), 0n)

export class Rows {
	/** database: the URL of a PostgreSQL; null: the SQLite file of the data directory */
	constructor(database, data) { Object.assign(this, { database, data }) }

	sql(text) {
		const [file, args] = this.database ? ['psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', this.database]]
			: ['sqlite3', ['-batch', '-bail', join(this.data, 'trine.db')]]
		const done = spawnSync(file, args, { input: `${text};\n`, encoding: 'utf8', maxBuffer: 1 << 26 })
		if (done.status !== 0)
			throw new Error(`${file}: ${done.stderr}`)
		return done.stdout.trim()
	}

	columns(table) {
		return this.sql(this.database ? `SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' ORDER BY ordinal_position`
			: `SELECT name FROM pragma_table_info('${table}') ORDER BY cid`).split('\n')
	}

	// Copies of one row; `other`: what differs, by column, as SQL of the copy's number i.
	copy(table, row, count, other) {
		const taken = this.columns(table).map(c => other[c] ?? `b."${c}"`)
		this.sql(`WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) INSERT INTO "${table}" SELECT ${taken.join(', ')} FROM n, "${table}" b WHERE b.id = ${row}`)
	}
}
