// What a form is about, so that a choice of records begins with those of the same project, contract or customer.
import type { InjectionKey } from 'vue'
import type { Entity } from '@/wire/meta'
import { idOf, type Value } from '@/wire/record'

/** The value that the form has for a field, typed or given. */
export type Around = (name: string) => Value
export const around: InjectionKey<Around> = Symbol('around')

const NEAREST_FIRST = ['opportunity', 'tender', 'contract', 'customer']

/** The filter of the list that keeps to the form's own; null: nothing binds the two. */
export function kinOf(target: Entity, of: Around | null): { name: string; id: string } | null {
	for (const name of of ? NEAREST_FIRST : []) {
		const id = idOf(of?.(name))
		if (id && target.name !== name && target.fields.some((f) => f.name === name && f.listed && f.kind === 'reference')) return { name, id }
	}
	return null
}
