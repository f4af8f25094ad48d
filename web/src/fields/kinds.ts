// One folder per kind, named as the server names it; this is the whole table.
import type { Component } from 'vue'
import type { Kind } from '@/wire/meta'
import ChoiceEdit from './choice/Edit.vue'
import ChoiceShow from './choice/Show.vue'
import ChoicesEdit from './choices/Edit.vue'
import ChoicesShow from './choices/Show.vue'
import DateEdit from './date/Edit.vue'
import DateShow from './date/Show.vue'
import DecimalEdit from './decimal/Edit.vue'
import DurationEdit from './duration/Edit.vue'
import DurationShow from './duration/Show.vue'
import FileEdit from './file/Edit.vue'
import FileShow from './file/Show.vue'
import FlagEdit from './flag/Edit.vue'
import FlagShow from './flag/Show.vue'
import InstantEdit from './instant/Edit.vue'
import InstantShow from './instant/Show.vue'
import IntegerEdit from './integer/Edit.vue'
import IntegerShow from './integer/Show.vue'
import LinesEdit from './lines/Edit.vue'
import LinesShow from './lines/Show.vue'
import MemoEdit from './memo/Edit.vue'
import MemoShow from './memo/Show.vue'
import MoneyEdit from './money/Edit.vue'
import MoneyShow from './money/Show.vue'
import ReferenceEdit from './reference/Edit.vue'
import ReferenceShow from './reference/Show.vue'
import SealedEdit from './sealed/Edit.vue'
import SealedShow from './sealed/Show.vue'
import TextEdit from './text/Edit.vue'
import TextShow from './text/Show.vue'

export const shows: Record<Kind, Component> = {
	text: TextShow,
	memo: MemoShow,
	flag: FlagShow,
	integer: IntegerShow,
	decimal: IntegerShow,
	money: MoneyShow,
	date: DateShow,
	instant: InstantShow,
	duration: DurationShow,
	choice: ChoiceShow,
	choices: ChoicesShow,
	reference: ReferenceShow,
	file: FileShow,
	lines: LinesShow,
	sealed: SealedShow,
}

export const editors: Record<Kind, Component> = {
	text: TextEdit,
	memo: MemoEdit,
	flag: FlagEdit,
	integer: IntegerEdit,
	decimal: DecimalEdit,
	money: MoneyEdit,
	date: DateEdit,
	instant: InstantEdit,
	duration: DurationEdit,
	choice: ChoiceEdit,
	choices: ChoicesEdit,
	reference: ReferenceEdit,
	file: FileEdit,
	lines: LinesEdit,
	sealed: SealedEdit,
}

const NUMERIC = new Set<Kind>(['integer', 'decimal', 'money', 'duration'])
const WIDE = new Set<Kind>(['memo', 'lines', 'choices'])

export function isNumeric(kind: Kind): boolean {
	return NUMERIC.has(kind)
}

/** Kinds that take the whole width of a form. */
export function isWide(kind: Kind): boolean {
	return WIDE.has(kind)
}
