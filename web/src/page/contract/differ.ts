// Where two texts differ, character by character: what stayed, what went, what came.
export interface Piece {
	kind: 'same' | 'out' | 'in'
	text: string
}

const MOST = 1200

function lengths(a: string[], b: string[]): Uint16Array[] {
	const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
	for (let i = a.length - 1; i >= 0; i--)
		for (let k = b.length - 1; k >= 0; k--) rows[i]![k] = a[i] === b[k] ? rows[i + 1]![k + 1]! + 1 : Math.max(rows[i + 1]![k]!, rows[i]![k + 1]!)
	return rows
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
	const rows = lengths(a, b)
	let i = 0
	let k = 0
	while (i < a.length && k < b.length) {
		if (a[i] === b[k]) push(out, 'same', a[(k++, i++)]!)
		else if (rows[i + 1]![k]! >= rows[i]![k + 1]!) push(out, 'out', a[i++]!)
		else push(out, 'in', b[k++]!)
	}
	if (i < a.length) push(out, 'out', a.slice(i).join(''))
	if (k < b.length) push(out, 'in', b.slice(k).join(''))
	return out
}
