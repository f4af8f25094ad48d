// Titles of records that came as bare ids (references inside lines): asked for once, kept while the page lives.
import { ref, type Ref } from 'vue'
import { get } from '@/wire/client'
import { entity } from '@/wire/meta'
import type { Row } from '@/wire/record'

const known = new Map<string, Ref<string | null>>()

export function titleOf(target: string, id: string): Ref<string | null> {
	const key = `${target}/${id}`
	const kept = known.get(key)
	if (kept) return kept
	const title = ref<string | null>(null)
	known.set(key, title)
	const name = entity(target)?.title
	if (name)
		get<Row>(key).then(
			(row) => (title.value = String(row[name] ?? id)),
			() => known.delete(key),
		)
	return title
}
