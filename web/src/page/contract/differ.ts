// Where two texts differ, character by character: what stayed, what went, what came.
export interface Piece {
	kind: 'same' | 'out' | 'in'
	text: string
}

const MOST = 1200

/** How much the ends have in common from each pair of places on. */
function lengths(a: string[], b: string[]): (i: number, k: number) => number {
	const wide = b.length + 1
	const table = new Uint16Array((a.length + 1) * wide)
	const at = (i: number, k: number): number => table[i * wide + k] ?? 0
	for (let i = a.length - 1; i >= 0; i--)
		for (let k = b.length - 1; k >= 0; k--) table[i * wide + k] = a[i] === b[k] ? at(i + 1, k + 1) + 1 : Math.max(at(i + 1, k), at(i, k + 1))
	return at
}

function push(out: Piece[], kind: Piece['kind'], text: string): void {
	const last = out[out.length - 1]
	if (last?.kind === kind) last.text += text
	else out.push({ kind, text })
}

/** Texts that are too long to compare so are shown one after the other. */
export function differ(from: string, to: string): Piece[] {
	const a = [...from]
	const b = [...to]
	const out: Piece[] = []
	if (a.length > MOST || b.length > MOST) return [{ kind: 'out', text: from }, { kind: 'in', text: to }]
	const common = lengths(a, b)
	let i = 0
	let k = 0
	while (i < a.length && k < b.length) {
		const [was, is] = [a[i] ?? '', b[k] ?? '']
		if (was === is) {
			push(out, 'same', was)
			i++
			k++
		} else if (common(i + 1, k) >= common(i, k + 1)) {
			push(out, 'out', was)
			i++
		} else {
			push(out, 'in', is)
			k++
		}
	}
	if (i < a.length) push(out, 'out', a.slice(i).join(''))
	if (k < b.length) push(out, 'in', b.slice(k).join(''))
	return out
}
