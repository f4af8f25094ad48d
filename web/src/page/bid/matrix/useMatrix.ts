// The matrix while several people write it: what I typed lies over what the server has until it is saved; what others
// changed comes in by itself and never over a cell of mine.
import { computed, onBeforeUnmount, onMounted, ref, shallowRef, triggerRef } from 'vue'
import { matrix as load, reviewAnswers, saveCells, type Cell, type CellField, type Clash, type Matrix, type MatrixRow, type Refusal } from '@/wire/matrix'
import { asProblem, type Problem } from '@/wire/problem'

const PAUSE = 150
const POLL = 3000
const AGAIN = 5000
const MOST = 400
const GLOW = 8000

export type CellValue = string | number | null

export interface Pending {
	was: CellValue
	value: CellValue
}

/** Something another person did to a cell, shown for a while. */
export interface Foreign {
	by: string
	until: number
}

export interface Edit {
	clause: string
	field: CellField
	value: CellValue
	/** What its writer saw when he began; what others wrote since then is not his to overwrite. */
	seen?: CellValue
}

const keyOf = (clause: string, field: string): string => `${clause}.${field}`

/** What the record holds, as it goes over the wire: of a reference its id. */
export function stored(row: MatrixRow | undefined, field: CellField): CellValue {
	const v = row?.response?.[field]
	if (v === null || v === undefined) return null
	return typeof v === 'object' ? v.id : v
}

export function useMatrix(bid: string) {
	const head = shallowRef<Matrix | null>(null)
	const rows = shallowRef<MatrixRow[]>([])
	const byClause = computed(() => new Map(rows.value.map((r) => [r.clause.id, r])))
	const problem = shallowRef<Problem | null>(null)
	const pending = shallowRef(new Map<string, Pending>())
	const clashes = shallowRef(new Map<string, Clash & { mine: CellValue; ground: CellValue }>())
	const refusals = shallowRef(new Map<string, string>())
	const foreign = shallowRef(new Map<string, Foreign>())
	const news = ref<{ clause: string; no: string; fields: string[]; by: string; at: string }[]>([])
	const saving = ref(false)
	const lost = ref(false)
	const undoable: Edit[][] = []
	const redoable: Edit[][] = []
	let timer = 0
	let poller = 0
	const draft = `trine.draft/matrix/${bid}`

	const unsaved = computed(() => pending.value.size)

	function value(clause: string, field: CellField): CellValue {
		const mine = pending.value.get(keyOf(clause, field))
		return mine ? mine.value : stored(byClause.value.get(clause), field)
	}

	function keep(): void {
		const undecided = [...clashes.value].map(([key, c]): [string, Pending] => [key, { was: c.ground, value: c.mine }])
		const cells = [...undecided, ...pending.value]
		if (cells.length) sessionStorage.setItem(draft, JSON.stringify(cells))
		else sessionStorage.removeItem(draft)
	}

	/* --- what comes in --- */

	const FIELDS: CellField[] = ['value', 'text', 'deviation', 'explanation', 'commitment_key', 'evidence', 'evidence_page', 'evidence_file', 'owner', 'due_on']

	function notice(was: MatrixRow, now: MatrixRow): void {
		const by = now.response?.changed_by
		const fields = FIELDS.filter((f) => stored(was, f) !== stored(now, f))
		if (!by || !fields.length) return
		for (const f of fields) foreign.value.set(keyOf(now.clause.id, f), { by, until: Date.now() + GLOW })
		news.value = [{ clause: now.clause.id, no: now.clause.no, fields, by, at: now.response?.changed_at ?? '' }, ...news.value].slice(0, 30)
		triggerRef(foreign)
		window.setTimeout(() => {
			for (const [k, f] of foreign.value) if (f.until <= Date.now()) foreign.value.delete(k)
			triggerRef(foreign)
		}, GLOW + 50)
	}

	function merge(answer: Matrix, own: boolean): void {
		const fresh = new Map(answer.rows.map((r) => [r.clause.id, r]))
		head.value = { ...answer, copied: answer.copied ?? head.value?.copied } as Matrix
		if (!fresh.size) return
		rows.value = rows.value.map((r) => {
			const now = fresh.get(r.clause.id)
			if (!now) return r
			if ((now.response?.version ?? 0) < (r.response?.version ?? 0)) return r
			if (!own && now.response?.version !== r.response?.version) notice(r, now)
			return now
		})
	}

	async function open(): Promise<void> {
		try {
			const all = await load(bid)
			head.value = all
			rows.value = all.rows
			problem.value = null
			const kept = sessionStorage.getItem(draft)
			if (kept && !pending.value.size) {
				pending.value = new Map(JSON.parse(kept) as [string, Pending][])
				later(0)
			}
		} catch (thrown) {
			problem.value = asProblem(thrown)
		}
	}

	async function look(): Promise<void> {
		if (document.visibilityState === 'hidden' || saving.value || !head.value) return
		try {
			const answer = await load(bid, head.value.at)
			lost.value = false
			if (answer.total !== rows.value.length) await open()
			else merge(answer, false)
		} catch (thrown) {
			lost.value = asProblem(thrown).status === 0
		}
	}

	/* --- what goes out --- */

	function later(pause = PAUSE): void {
		window.clearTimeout(timer)
		timer = window.setTimeout(() => void flush(), pause)
	}

	function cellOf(key: string, p: Pending): Cell {
		const [clause = '', field = ''] = key.split('.')
		return { clause, field: field as CellField, was: p.was, value: p.value }
	}

	function settle(batch: [string, Pending][], clashing: Clash[]): void {
		const late = new Map(clashing.map((c) => [keyOf(c.clause, c.field), c]))
		for (const [key, sent] of batch) {
			const clash = late.get(key)
			const now = pending.value.get(key)
			if (clash) clashes.value.set(key, { ...clash, mine: now ? now.value : sent.value, ground: sent.was })
			else clashes.value.delete(key)
			// Typed over while it was under way: what was saved is what the next one builds on.
			if (now && now !== sent && !clash) pending.value.set(key, { ...now, was: sent.value })
			else pending.value.delete(key)
		}
		triggerRef(clashes)
		triggerRef(pending)
		keep()
	}

	async function flush(): Promise<void> {
		if (saving.value) return later()
		const batch = [...pending.value].slice(0, MOST)
		if (!batch.length) return
		saving.value = true
		try {
			const answer = await saveCells(bid, batch.map(([key, p]) => cellOf(key, p)))
			for (const [key] of batch) refusals.value.delete(key.split('.')[0] ?? '')
			for (const r of answer.refused) refusals.value.set(r.clause, r.message)
			triggerRef(refusals)
			merge(answer, true)
			settle(batch, answer.conflicts)
			lost.value = false
			problem.value = null
			if (pending.value.size) later(0)
		} catch (thrown) {
			const refused = asProblem(thrown)
			lost.value = refused.status === 0 || refused.status >= 500
			if (lost.value) later(AGAIN)
			else problem.value = refused
		} finally {
			saving.value = false
		}
	}

	function put(edits: Edit[], remember = true): void {
		const back: Edit[] = []
		for (const e of edits) {
			const key = keyOf(e.clause, e.field)
			const was = value(e.clause, e.field)
			if (was === e.value) continue
			back.push({ clause: e.clause, field: e.field, value: was })
			const mine = pending.value.get(key)
			const ground = mine ? mine.was : e.seen !== undefined ? e.seen : stored(byClause.value.get(e.clause), e.field)
			if (ground === e.value && !saving.value) pending.value.delete(key)
			else pending.value.set(key, { was: ground, value: e.value })
			foreign.value.delete(key)
		}
		if (!back.length) return
		if (remember) {
			undoable.push(back)
			redoable.length = 0
		}
		triggerRef(pending)
		keep()
		later()
	}

	function turn(from: Edit[][], to: Edit[][]): void {
		const edits = from.pop()
		if (!edits) return
		to.push(edits.map((e) => ({ ...e, value: value(e.clause, e.field) })))
		put(edits, false)
	}

	/** A second person accepts these answers. */
	async function review(clauses: string[]): Promise<{ saved: number; refused: Refusal[] }> {
		const answer = await reviewAnswers(bid, clauses)
		merge(answer, true)
		return answer
	}

	/** Mine over theirs, now that I have seen it; or theirs. */
	function resolve(clause: string, field: CellField, mine: boolean): void {
		const key = keyOf(clause, field)
		const clash = clashes.value.get(key)
		if (!clash) return
		clashes.value.delete(key)
		triggerRef(clashes)
		if (!mine) return
		pending.value.set(key, { was: clash.now, value: clash.mine })
		triggerRef(pending)
		keep()
		later(0)
	}

	function leaving(e: BeforeUnloadEvent): void {
		if (pending.value.size) e.preventDefault()
	}

	onMounted(() => {
		void open()
		poller = window.setInterval(() => void look(), POLL)
		window.addEventListener('beforeunload', leaving)
	})
	onBeforeUnmount(() => {
		void flush()
		window.clearInterval(poller)
		window.removeEventListener('beforeunload', leaving)
	})

	return {
		head, rows, byClause, problem, pending, clashes, refusals, foreign, news, saving, lost, unsaved,
		value, put, open, look, resolve, review,
		undo: () => turn(undoable, redoable),
		redo: () => turn(redoable, undoable),
	}
}

export type MatrixStore = ReturnType<typeof useMatrix>
