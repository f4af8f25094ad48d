// What a new record begins with, before anything is typed: a moment that must be given is mostly now, and a customer
// speaks for itself.
import { inputToInstant, showInstant } from '@/locale/format'
import { isCustomer, session } from '@/session/session'
import type { Entity } from '@/wire/meta'
import type { Value } from '@/wire/record'
import { isEditable } from '@/fields/contract'

export function beginning(of: Entity): Record<string, Value> {
	const open = of.fields.filter((f) => f.required && isEditable(f, true))
	const out: Record<string, Value> = {}
	for (const f of open) {
		if (f.kind === 'instant') out[f.name] = inputToInstant(showInstant(new Date().toISOString()))
		if (f.target === 'customer' && isCustomer.value) out[f.name] = session.value?.customer ?? null
	}
	return out
}
