// A comparison while it is edited: a matrix of criteria and rivals, and back into the rows of its record.
import type { Comparison, ComparisonRow, ComparisonScore } from '@/wire/rivals'

export interface Line {
	criterion: string
	weight: string
	ours: string
	evidence: string
	theirs: Record<string, string>
}

export interface Draft {
	lines: Line[]
	rivals: string[]
}

export function draftOf(c: Comparison): Draft {
	const rivals = [...new Set(c.record.scores.map((s) => s.competitor))]
	const lines = c.record.rows.map((r) => ({
		criterion: r.criterion,
		weight: r.weight ?? '',
		ours: r.our_score ?? '',
		evidence: r.evidence ?? '',
		theirs: Object.fromEntries(rivals.map((id) => [id, c.record.scores.find((s) => s.criterion === r.criterion && s.competitor === id)?.score ?? ''])),
	}))
	return { lines, rivals }
}

export function emptyLine(rivals: string[]): Line {
	return { criterion: '', weight: '', ours: '', evidence: '', theirs: Object.fromEntries(rivals.map((r) => [r, ''])) }
}

const orNull = (s: string): string | null => (s.trim() === '' ? null : s.trim())

export function bodyOf(d: Draft): { rows: ComparisonRow[]; scores: ComparisonScore[] } {
	const lines = d.lines.filter((l) => l.criterion.trim() !== '')
	const rows = lines.map((l) => ({ criterion: l.criterion.trim(), weight: orNull(l.weight) ?? '0', our_score: orNull(l.ours), evidence: orNull(l.evidence) }))
	const scores = d.rivals.flatMap((id) => lines.map((l) => ({ criterion: l.criterion.trim(), competitor: id, score: orNull(l.theirs[id] ?? ''), evidence: null })))
	return { rows, scores }
}

/** Arrows and Enter go from cell to cell; sideways only from the edge of the text. */
export function walk(e: KeyboardEvent): void {
	const at = e.target
	if (!(at instanceof HTMLInputElement) || !['ArrowUp', 'ArrowDown', 'Enter', 'ArrowLeft', 'ArrowRight'].includes(e.key)) return
	const cell = at.closest('td')
	const row = cell?.parentElement
	if (!cell || !row) return
	const aside = e.key === 'ArrowLeft' ? -1 : e.key === 'ArrowRight' ? 1 : 0
	if (aside === -1 && at.selectionStart !== 0) return
	if (aside === 1 && at.selectionEnd !== at.value.length) return
	const column = [...row.children].indexOf(cell) + aside
	const target = aside ? row : e.key === 'ArrowUp' ? row.previousElementSibling : row.nextElementSibling
	const next = target?.children[column]?.querySelector('input')
	if (!next) return
	e.preventDefault()
	next.focus()
	next.select()
}
