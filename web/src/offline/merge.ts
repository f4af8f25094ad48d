// Two people wrote the same record, one of them without a signal. What only one of them changed stands; what both changed
// differently is for a person to decide.
import { sameWire } from '@/fields/contract'
import { field, type Entity } from '@/wire/meta'
import type { Row, Value } from '@/wire/record'

export interface Merged {
	/** Fields both changed, differently. */
	clashes: string[]
	/** Fields the other one changed at all. */
	theirs: string[]
}

function same(of: Entity, name: string, a: Value, b: Value): boolean {
	const f = field(of, name)
	return f ? sameWire(f, a, b) : JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

/** base: as it was when written upon; mine: what was written; now: as the server has it. */
export function merge(of: Entity, base: Row | null, mine: Record<string, Value>, now: Row): Merged {
	const moved = (name: string): boolean => !same(of, name, base?.[name], now[name])
	return {
		clashes: Object.keys(mine).filter((name) => moved(name) && !same(of, name, mine[name], now[name])),
		theirs: of.fields.filter((f) => !f.derived).map((f) => f.name).filter((name) => name in now && moved(name)),
	}
}
