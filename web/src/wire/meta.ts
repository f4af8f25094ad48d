// What the server says about itself: the entities this user may see, their fields and steps. Everything
// generic in this client is drawn from it.
import { computed, shallowRef } from 'vue'
import { locale } from '@/locale'
import { get } from './client'

export interface Label {
	zh: string
	en: string
}

export const KINDS = [
	'text', 'memo', 'flag', 'integer', 'decimal', 'money', 'date', 'instant', 'duration', 'choice', 'choices',
	'reference', 'file', 'lines', 'sealed',
] as const
export type Kind = (typeof KINDS)[number]

export interface Choice {
	name: string
	label: Label
}

export interface Field {
	name: string
	kind: Kind
	label: Label
	required: boolean
	listed: boolean
	searched: boolean
	fixed: boolean
	derived: boolean
	/** Whether this user may set it, where the rules let anybody. */
	writable: boolean
	choices: Choice[] | null
	target: string | null
	min: number | null
	max: number | null
}

export interface Step {
	name: string
	from: string[]
	to: string
	label: Label
	/** The fields the step takes. */
	fields: string[]
}

export type Verb = 'read' | 'create' | 'change' | 'remove' | 'act' | 'export' | 'import'
export type Phase = 'presales' | 'insales' | 'aftersales' | 'desk'

export interface Entity {
	name: string
	label: Label
	phase: Phase
	/** The field that names a record. */
	title: string
	/** The reference to its own kind that makes a tree of the records. */
	upward: string | null
	fields: Field[]
	steps: Step[]
	may: Verb[]
	/** What this user may do differs from record to record: ask `turn()`. */
	varies: boolean
}

export interface Meta {
	entities: Entity[]
	roles: { name: string; label: Label }[]
	locale: string
	demo: boolean
	company: string
}

export const meta = shallowRef<Meta | null>(null)

const byName = computed(() => new Map((meta.value?.entities ?? []).map((e) => [e.name, e])))
const rowNames = computed(() => {
	const lines = (meta.value?.entities ?? []).flatMap((e) => e.fields).filter((f) => f.kind === 'lines')
	return new Set(lines.map((f) => f.target))
})

export async function loadMeta(): Promise<void> {
	meta.value = await get<Meta>('meta')
}

export function label(of: { label: Label } | null | undefined): string {
	if (!of) return ''
	return locale.value === 'en' ? of.label.en : of.label.zh
}

export function entity(name: string | null | undefined): Entity | null {
	return (name && byName.value.get(name)) || null
}

export function field(of: Entity | null, name: string): Field | null {
	return of?.fields.find((f) => f.name === name) ?? null
}

export function may(name: string, verb: Verb): boolean {
	return entity(name)?.may.includes(verb) ?? false
}

/** Rows live inside their parent and have no page of their own. */
export function isRow(name: string): boolean {
	return rowNames.value.has(name)
}

export function choiceLabel(of: Field, word: unknown): string {
	const found = of.choices?.find((c) => c.name === word)
	return found ? label(found) : String(word ?? '')
}

/** The field that says where in its life a record is: the one the steps move. */
export function stageField(of: Entity): Field | null {
	const ends = new Set(of.steps.map((s) => s.to))
	const moved = of.fields.filter((f) => f.kind === 'choice' && f.derived && (f.name === 'stage' || f.choices?.some((c) => ends.has(c.name))))
	return moved.find((f) => f.name === 'stage') ?? moved[0] ?? null
}

/** The reference that leads from one kind of record to another. */
export function linkTo(of: Entity | null, target: string): Field | null {
	return of?.fields.find((f) => f.kind === 'reference' && f.target === target) ?? null
}
