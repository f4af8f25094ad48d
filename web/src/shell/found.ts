// What the one search offers, in groups: records by their kind, pages, and what can be begun.
import { t } from '@/locale'
import { entity, isRow, label, meta } from '@/wire/meta'
import type { Found, Hit, Parts } from '@/wire/usecase'
import type { IconName } from '@/parts/icons'
import { iconOf, sections } from './nav'

export interface Option {
	to: string
	parts: Parts
	icon: IconName
	/** What stands beside it: its number, its section. */
	note: string
	/** Under it: other fields that hold the words. */
	found: { label: string; parts: Parts }[]
}

export interface Group {
	title: string
	options: Option[]
}

const PAGES = 8
const PAGES_UNASKED = 14

function plain(to: string, text: string, note: string, icon: IconName): Option {
	return { to, parts: [text], note, icon, found: [] }
}

function optionOf(hit: Hit): Option {
	const of = entity(hit.entity)
	const found = hit.found.map((f) => {
		const field = of?.fields.find((x) => x.name === f.field)
		return { label: field ? label(field) : '', parts: f.parts }
	})
	const told = hit.found.some((f) => f.parts.join('') === hit.number)
	return { to: `/${hit.entity}/${hit.id}`, parts: hit.parts, note: told ? '' : (hit.number ?? ''), icon: iconOf(hit.entity), found }
}

/** Records stand by kind already; a kind that holds more ends with the way to its list. */
export function recordGroups(found: Found, words: string): Group[] {
	const kinds = [...new Set(found.items.map((h) => h.entity))]
	return kinds.map((kind) => {
		const title = label(entity(kind))
		const options = found.items.filter((h) => h.entity === kind).map(optionOf)
		if (found.more.includes(kind)) options.push(plain(`/${kind}?q=${encodeURIComponent(words)}`, t.search.all(title), '', 'right'))
		return { title, options }
	})
}

function holding(options: Option[], words: string): Option[] {
	return options.filter((o) => o.parts.join('').toLowerCase().includes(words.toLowerCase()))
}

/** Pages and beginnings are few and known here. */
export function ownGroups(words: string): Group[] {
	const pages = sections.value.flatMap((s) => s.entries.map((e) => plain(e.to, e.text, s.text, e.icon)))
	const begun = (meta.value?.entities ?? [])
		.filter((e) => e.may.includes('create') && !isRow(e.name))
		.map((e) => plain(`/${e.name}/new`, t.act.newOne(label(e)), '', 'plus'))
	const most = words ? PAGES : PAGES_UNASKED
	return [
		{ title: t.search.pages, options: holding(pages, words).slice(0, most) },
		{ title: t.search.begin, options: words ? holding(begun, words).slice(0, most) : [] },
	].filter((g) => g.options.length)
}
