// What was typed and not saved yet waits in this tab: leaving a form by mistake costs nothing, so nothing asks
// "are you sure". Sealed values never wait.
import type { Entity } from '@/wire/meta'
import type { Row, Value } from '@/wire/record'

const KEY = 'trine.draft/'

export function keepDraft(e: Entity, key: string, typed: Record<string, Value>): void {
	const sealed = new Set(e.fields.filter((f) => f.kind === 'sealed').map((f) => f.name))
	const kept = Object.fromEntries(Object.entries(typed).filter(([name]) => !sealed.has(name)))
	try {
		if (Object.keys(kept).length) sessionStorage.setItem(KEY + key, JSON.stringify(kept))
		else dropDraft(key)
	} catch {
		// A full or forbidden storage only means no draft.
	}
}

export function readDraft(key: string): Partial<Row> | null {
	const kept = sessionStorage.getItem(KEY + key)
	return kept ? (JSON.parse(kept) as Partial<Row>) : null
}

export function dropDraft(key: string): void {
	sessionStorage.removeItem(KEY + key)
}
