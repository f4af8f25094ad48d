// A value as plain words: for titles, headings and places without markup.
import { t } from '@/locale'
import { showDate, showInstant, showMinutes, showMoney, showNumber } from '@/locale/format'
import { choiceLabel, field, type Entity, type Field, type Kind } from '@/wire/meta'
import { isReference, type Row, type Value } from '@/wire/record'
import { isBlank } from './contract'

const words: Partial<Record<Kind, (v: Value, f: Field) => string>> = {
	flag: (v) => (v ? t.word.yes : t.word.no),
	integer: showNumber,
	decimal: showNumber,
	money: (v) => showMoney(v),
	date: showDate,
	instant: (v) => showInstant(v),
	duration: showMinutes,
	choice: (v, f) => choiceLabel(f, v),
	choices: (v, f) => (Array.isArray(v) ? v.map((w) => choiceLabel(f, w)).join(t.word.comma) : ''),
	lines: (v) => (Array.isArray(v) ? t.field.rows(v.length) : ''),
	sealed: () => t.field.sealed,
}

export function plain(f: Field, v: Value): string {
	if (isBlank(v)) return ''
	if (isReference(v)) return v.title
	return words[f.kind]?.(v, f) ?? String(v)
}

export function titleText(of: Entity, row: Row): string {
	const f = field(of, of.title)
	return (f && plain(f, row[f.name])) || row.id
}
