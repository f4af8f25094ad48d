// The few assertions of the browser tests; each says what it saw.
export function expect(condition, said) {
	if (!condition) throw new Error(said)
}

export function same(seen, wanted, what) {
	const [a, b] = [JSON.stringify(seen), JSON.stringify(wanted)]
	if (a !== b) throw new Error(`${what}: saw ${a}, wanted ${b}`)
}

export function none(list, what) {
	if (list.length) throw new Error(`${what}:\n${[...new Set(list)].slice(0, 25).join('\n')}`)
}

/** What a case needs is not in this installation. */
export function need(thing, what) {
	if (thing) return thing
	const missing = new Error(what)
	missing.name = 'Skip'
	throw missing
}
