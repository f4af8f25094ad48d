// From any record up to the piece of business it belongs to: by the references it carries, a few hops at most.
import { get } from '@/wire/client'
import { entity, may } from '@/wire/meta'
import { idOf, type Row } from '@/wire/record'

/** The references that lead upwards, the shortest way first. */
const WAYS = ['opportunity', 'contract', 'tender', 'bid', 'commitment', 'acceptance', 'obligation', 'service_case', 'work_order', 'visit', 'visit_plan', 'equipment', 'clause']
const HOPS = 5
const found = new Map<string, Promise<string | null>>()

async function climb(name: string, row: Row, hops: number): Promise<string | null> {
	if (name === 'opportunity') return row.id
	for (const way of WAYS) {
		const f = entity(name)?.fields.find((x) => x.kind === 'reference' && x.target === way)
		const id = f ? idOf(row[f.name]) : null
		if (!id) continue
		if (way === 'opportunity') return id
		if (hops === 0 || !may(way, 'read')) continue
		const top = await climb(way, await get<Row>(`${way}/${id}`), hops - 1)
		if (top) return top
	}
	return null
}

/** The opportunity above a record, or null. Asked once per record. */
export function opportunityOf(name: string, row: Row): Promise<string | null> {
	if (!may('opportunity', 'read')) return Promise.resolve(null)
	const key = `${name}/${row.id}`
	const kept = found.get(key)
	if (kept) return kept
	const asked = climb(name, row, HOPS).catch(() => null)
	found.set(key, asked)
	void asked.then((top) => top === null && found.delete(key))
	return asked
}
