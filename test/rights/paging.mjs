// A list of 1,500 is read to its end page by page: no record twice, none lost, in the order asked for, whatever stands in
// the column that it is sorted by; and every filter finds what it says, no more and no less.
import { inside, outside } from './store.mjs'

export const title = 'pages: none twice, none lost, in order; filters find what they say'

const rows = 1500
const provinces = [null, '山东', 'hebei', 'Hebei', '江苏', '']
const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))

function furnish(world) {
	const customer = inside(world.records.get('customer').get('own'))
	const cases = provinces.map((p, i) => `WHEN ${i} THEN ${p === null || p === '' ? 'NULL' : `'${p}'`}`).join(' ')
	world.store.run(`INSERT INTO "site" ("id", "version", "created_at", "changed_at", "created_by", "name", "customer", "city", "province", "seasonal_exposure")
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
		SELECT 900000000000 + (i * 7919) % 100003, 1, 1000000 * (i / 400), 1000000 * i, 0, 'site ' || CAST(i AS TEXT), ${customer},
			CASE i % 3 WHEN 0 THEN '济南' WHEN 1 THEN 'b' ELSE 'B' END, CASE i % ${provinces.length} ${cases} END, i % 2 FROM n`)
	world.store.run(`UPDATE "site" SET "contact_name" = 'someone' WHERE "id" > 900000050000 AND "id" < 900000060000`)
}

const plain = { created_at: r => Number(r.created_at), changed_at: r => Number(r.changed_at), seasonal_exposure: r => Number(r.seasonal_exposure ?? 0) }
const valueOf = (r, column) => column === 'id' ? BigInt(r.id) : plain[column]?.(r) ?? r[column] ?? null

function compare(a, b) {
	if (a === null || b === null)
		return a === b ? 0 : a === null ? -1 : 1
	return typeof a === 'string' ? byBytes(a, b) : a < b ? -1 : a > b ? 1 : 0
}

async function readAll(world, query, limit) {
	const ids = []
	let after = null, pages = 0, first = null
	do {
		const answer = await world.must(world.founder, 'GET', `site?${query}&limit=${limit}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`)
		ids.push(...answer.items.map(i => i.id))
		after = answer.next
		first ??= answer
	} while (after !== null && ++pages < 400)
	return { ids, first }
}

const filters = [
	['city=b', r => r.city === 'b'],
	['city.ne=b', r => r.city !== 'b'],
	['city.in=b,济南', r => r.city === 'b' || r.city === '济南'],
	['province.null=true', r => r.province === null],
	['province.null=false', r => r.province !== null],
	['province.ne=山东', r => r.province !== '山东'],
	['city.ge=b', r => byBytes(r.city, 'b') >= 0],
	['city.lt=b', r => byBytes(r.city, 'b') < 0],
	['city.le=b&city.gt=B', r => r.city === 'b'],
	['seasonal_exposure=true', r => r.seasonal_exposure === '1'],
	['seasonal_exposure=false&province.null=true', r => (r.seasonal_exposure ?? '0') === '0' && r.province === null],
	['created_at.ge=1970-01-01T00:00:02Z&created_at.lt=1970-01-01T00:00:03Z', r => r.created_at === '2000000'],
	['q=SITE%2012', r => ['site', '12'].every(w => r.name.toLowerCase().includes(w))],
	['q=%25', r => r.name.includes('%')],
	['q=_', r => r.name.includes('_')],
]

export async function run({ world, tally }) {
	furnish(world)
	await world.reindex()
	const all = world.store.rows('site')
	for (const column of ['id', 'city', 'province', 'created_at', 'changed_at', 'name', 'seasonal_exposure', 'contact_name'])
		for (const sign of [1, -1]) {
			const { ids, first } = await readAll(world, encodeURI(`sort=${sign < 0 ? '-' : ''}${column}`), column === 'name' ? 200 : 37)
			const wanted = [...all].sort((a, b) => sign * (compare(valueOf(a, column), valueOf(b, column)) || compare(BigInt(a.id), BigInt(b.id))))
			const at = wanted.findIndex((r, i) => outside(r.id) !== ids[i])
			tally.same([ids.length, new Set(ids).size], [all.length, all.length], `sort=${sign < 0 ? '-' : ''}${column}: rows, and different ones`)
			tally.check(at === -1, () => `sort=${sign < 0 ? '-' : ''}${column}: row ${at} is ${valueOf(all.find(r => outside(r.id) === ids[at]) ?? {}, column)}, not ${valueOf(wanted[at], column)}`)
			tally.same(first.count, { value: 1000, exact: false }, `the count of ${column}`)
		}
	for (const [query, fits] of filters) {
		const { ids, first } = await readAll(world, encodeURI(query).replaceAll('%25', '%'), 200)
		const wanted = all.filter(fits).map(r => outside(r.id)).sort()
		tally.same([...ids].sort(), wanted, query)
		tally.same(first.count, wanted.length <= 1000 ? { value: wanted.length, exact: true } : { value: 1000, exact: false }, `${query}: the count`)
		tally.check(query.startsWith('q=%') || query === 'q=_' || wanted.length > 0, `${query} finds nothing at all`)
	}
	// Filtered and sorted at once, and paged.
	const { ids } = await readAll(world, encodeURI('city=b&sort=-province'), 11)
	tally.same([ids.length, new Set(ids).size], [all.filter(r => r.city === 'b').length, all.filter(r => r.city === 'b').length], 'filtered, sorted, paged')
}
