// One version at work: what is typed, what the server's rule says of it while typing, saving, and two who save at once.
import { computed, ref, shallowRef, watch } from 'vue'
import { call } from '@/wire/client'
import { change, read, type Row } from '@/wire/record'
import { asProblem, type FieldError, type Problem } from '@/wire/problem'
import { isEmpty, linesOf, preview, sheet as load, wire, type Line, type Sheet } from './solution'

const DRAFT = 'trine.draft/bom/'
const PAUSE = 250

export function useSheet() {
	const sheet = shallowRef<Sheet | null>(null)
	const lines = shallowRef<Line[]>([])
	const base = ref('')
	const etag = ref<string | null>(null)
	const problem = shallowRef<Problem | null>(null)
	const errors = shallowRef<FieldError[]>([])
	/** What is there now, where somebody saved before me. */
	const theirs = shallowRef<Row | null>(null)
	const busy = ref(false)
	const restored = ref(false)
	let asking: AbortController | null = null
	let timer = 0

	const key = computed(() => `${DRAFT}${sheet.value?.version.id ?? ''}`)
	const dirty = computed(() => sheet.value !== null && JSON.stringify(wire(lines.value)) !== base.value)

	function settle(found: Sheet): void {
		sheet.value = found
		etag.value = `"${String(found.version['version'])}"`
		lines.value = linesOf(found.version)
		base.value = JSON.stringify(wire(lines.value))
		errors.value = []
		theirs.value = null
		problem.value = null
	}

	/** Typed and left: it waits in this tab. */
	function restore(): void {
		const kept = sessionStorage.getItem(key.value)
		restored.value = kept !== null
		if (kept) lines.value = linesOf({ id: '', lines: JSON.parse(kept) as Row[] })
	}

	async function open(version: string): Promise<void> {
		try {
			settle(await load(version))
			restore()
		} catch (thrown) {
			problem.value = asProblem(thrown)
		}
	}

	async function ask(): Promise<void> {
		const version = sheet.value?.version
		if (!version || !dirty.value) return
		asking?.abort()
		asking = new AbortController()
		busy.value = true
		try {
			const said = await preview(version.id, lines.value, asking.signal)
			sheet.value = said
			errors.value = []
		} catch (thrown) {
			if (thrown instanceof DOMException) return
			errors.value = asProblem(thrown).errors
		} finally {
			busy.value = false
		}
	}

	async function save(over = false): Promise<boolean> {
		const version = sheet.value?.version
		if (!version) return false
		asking?.abort()
		if (lines.value.some(isEmpty)) lines.value = lines.value.filter((l) => !isEmpty(l))
		try {
			if (over) etag.value = (await read('solution_version', version.id)).etag
			await change('solution_version', version.id, { lines: wire(lines.value) }, etag.value)
			sessionStorage.removeItem(key.value)
			await open(version.id)
			return true
		} catch (thrown) {
			const refused = asProblem(thrown)
			if (refused.status === 412) theirs.value = (await call<Row>('GET', `solution_version/${version.id}`)).body
			else {
				errors.value = refused.errors
				problem.value = refused.errors.some((e) => e.field?.startsWith('lines[')) ? null : refused
			}
			return false
		}
	}

	async function discard(): Promise<void> {
		const version = sheet.value?.version
		sessionStorage.removeItem(key.value)
		restored.value = false
		if (version) await open(version.id)
	}

	watch(lines, () => {
		window.clearTimeout(timer)
		if (dirty.value) sessionStorage.setItem(key.value, JSON.stringify(wire(lines.value)))
		else if (sheet.value) sessionStorage.removeItem(key.value)
		timer = window.setTimeout(ask, PAUSE)
	})

	return { sheet, lines, etag, problem, errors, theirs, busy, dirty, restored, open, save, discard }
}
