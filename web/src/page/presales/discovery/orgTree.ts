// The departments of a customer as a tree: each below the one it is said to be under (S46).

export interface Line {
	name: string
	under: string | null
	detail: string | null
}

export interface Department {
	name: string
	/** Of whom nobody has said who it is: null. */
	head: string | null
	/** Only named as standing above another. */
	implied: boolean
	below: Department[]
}

/** Who is said to be below himself, by however many steps, stands at the top. */
function isBelow(name: string, top: string, above: Map<string, string>): boolean {
	for (let at = above.get(name), n = above.size; at !== undefined && n > 0; at = above.get(at), n--) if (at === top) return true
	return false
}

export function orgTree(lines: Line[]): Department[] {
	const said = lines.filter((l) => l.name)
	const above = new Map(said.flatMap((l) => (l.under ? [[l.name, l.under] as const] : [])))
	const all = new Map<string, Department>(said.map((l) => [l.name, { name: l.name, head: l.detail, implied: false, below: [] }]))
	for (const top of above.values()) if (!all.has(top)) all.set(top, { name: top, head: null, implied: true, below: [] })
	const roots: Department[] = []
	for (const d of all.values()) {
		const top = above.get(d.name)
		const parent = top === undefined || isBelow(d.name, d.name, above) ? undefined : all.get(top)
		if (parent) parent.below.push(d)
		else roots.push(d)
	}
	return roots
}
