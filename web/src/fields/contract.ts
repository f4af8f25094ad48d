// What every kind of field is given: Show draws a value, Edit changes it, both in the wire form of API.md
// (references as {id, title}); toWire() makes what a write sends.
import { idOf, type Row, type Value } from '@/wire/record'
import { entity, field, type Entity, type Field } from '@/wire/meta'
import type { FieldError } from '@/wire/problem'

export interface ShowProps {
	field: Field
	value: Value
	/** Whose field it is: sealed values are asked for by name. */
	entity: string
	record?: string | null
	dense?: boolean
}

export interface EditProps {
	field: Field
	id: string
	entity: string
	record?: string | null
	invalid?: boolean
	disabled?: boolean
	describedBy?: string | undefined
	/** Errors below this field, for lines. */
	errors?: FieldError[]
	label?: string
}

export function isBlank(v: Value): boolean {
	return v === null || v === undefined || v === '' || (Array.isArray(v) && v.length === 0)
}

/** Whether this person may type it: rules own the derived, fixed ones only before the record exists. */
export function isEditable(f: Field, creating: boolean): boolean {
	return f.writable && !f.derived && (creating || !f.fixed)
}

/** Rows are written whole, as new ones: without their ids. */
function rowToWire(child: Entity | null, row: Row): Record<string, Value> {
	const sent: Record<string, Value> = {}
	for (const [name, v] of Object.entries(row)) {
		const f = field(child, name)
		if (f && !f.derived) sent[name] = toWire(f, v)
	}
	return sent
}

export function toWire(f: Field, v: Value): Value {
	if (f.kind === 'lines') return Array.isArray(v) ? v.map((row) => rowToWire(entity(f.target), row as Row)) : []
	if (f.kind === 'choices') return Array.isArray(v) ? v : []
	if (f.kind === 'flag') return v ?? null
	if (isBlank(v)) return null
	if (f.kind === 'reference' || f.kind === 'file') return idOf(v)
	return v
}

export function sameWire(f: Field, a: Value, b: Value): boolean {
	return JSON.stringify(toWire(f, a)) === JSON.stringify(toWire(f, b))
}

/** The index and column that an error of a line names: `lines.2.quantity`, `lines[2].quantity`. */
export function lineOf(e: FieldError, of: string): { index: number; column: string } | null {
	const found = /^([^.[]+)[.[](\d+)\]?(?:\.(.+))?$/.exec(e.field ?? '')
	return found && found[1] === of ? { index: Number(found[2]), column: found[3] ?? '' } : null
}

/** An error of a record that this one points at, `opportunity.invited`: the reference and the field over there. */
export function beyond(of: Entity, e: FieldError): { by: Field; target: Entity; field: Field | null } | null {
	const [root = '', name] = (e.field ?? '').split('.')
	const by = field(of, root)
	const target = by?.kind === 'reference' && name ? entity(by.target) : null
	return by && target ? { by, target, field: field(target, name ?? '') } : null
}

/** The field of the form at which an error stands. */
export function rootOf(e: FieldError): string | null {
	return e.field === null ? null : (e.field.split(/[.[]/)[0] ?? null)
}
