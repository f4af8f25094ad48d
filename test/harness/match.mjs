// Compares an answer with what a transcript expects, keeps what it names, and can prove that each expectation may fail.

const REFERENCE = /\$\{([a-z_][a-z0-9_]*)\}/g
const ABSENT = '<absent>'

const quote = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const show = value => value === undefined ? 'nothing' : JSON.stringify(value)
const asText = value => typeof value === 'string' ? value : JSON.stringify(value)

// Text with the values of what it names; throws where a name is not known yet.
export function fill(text, known) {
	return text.replace(REFERENCE, (whole, name) => {
		if (!known.has(name))
			throw new Error(`${whole} is not known here`)
		return asText(known.get(name))
	})
}

// The same for a JSON value; "${name}" alone becomes the value with its type.
export function fillJson(value, known) {
	if (typeof value === 'string') {
		const alone = /^\$\{([a-z_][a-z0-9_]*)\}$/.exec(value)
		return alone !== null && known.has(alone[1]) ? known.get(alone[1]) : fill(value, known)
	}
	if (Array.isArray(value))
		return value.map(v => fillJson(v, known))
	if (value !== null && typeof value === 'object')
		return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fillJson(v, known)]))
	return value
}

// Does text fit the pattern?  New names in it are kept.
function fits(pattern, text, known, stars) {
	const names = []
	const source = pattern.split(/(\$\{[a-z_][a-z0-9_]*\})/).map(part => {
		const name = /^\$\{(.*)\}$/.exec(part)?.[1]
		if (name === undefined)
			return stars ? part.split('*').map(quote).join('.*') : quote(part)
		if (known.has(name))
			return quote(asText(known.get(name)))
		names.push(name)
		return '(.+?)'
	}).join('')
	const m = new RegExp(`^${source}$`, 's').exec(text)
	if (m === null)
		return false
	names.forEach((name, i) => known.set(name, m[i + 1]))
	return true
}

function matchText(expected, actual, known) {
	if (expected === '*')
		return actual !== undefined
	if (expected === ABSENT)
		return actual === undefined
	if (actual === undefined)
		return false
	if (expected.length > 2 && expected.startsWith('/') && expected.endsWith('/'))
		return ['string', 'number'].includes(typeof actual) && new RegExp(expected.slice(1, -1)).test(String(actual))
	const alone = /^\$\{([a-z_][a-z0-9_]*)\}$/.exec(expected)?.[1]
	if (alone !== undefined && known.has(alone))
		return JSON.stringify(known.get(alone)) === JSON.stringify(actual)
	if (alone !== undefined) {
		if (actual === null)
			return false
		known.set(alone, actual)
		return true
	}
	return typeof actual === 'string' && fits(expected, actual, known, false)
}

// What differs, as { at, expected, actual }; at is a path like .items[0].name.
export function matchJson(expected, actual, known, at = '') {
	const differs = [{ at: at === '' ? 'the body' : at, expected: show(expected), actual: show(actual) }]
	if (typeof expected === 'string')
		return matchText(expected, actual, known) ? [] : differs
	if (Array.isArray(expected)) {
		if (!Array.isArray(actual))
			return differs
		if (actual.length !== expected.length)
			return [{ at: `${at}.length`, expected: expected.length, actual: actual.length }]
		return expected.flatMap((e, i) => matchJson(e, actual[i], known, `${at}[${i}]`))
	}
	if (expected !== null && typeof expected === 'object') {
		if (actual === null || typeof actual !== 'object' || Array.isArray(actual))
			return differs
		return Object.entries(expected).flatMap(([name, e]) =>
			matchJson(e, Object.hasOwn(actual, name) ? actual[name] : undefined, known, `${at}.${name}`))
	}
	return expected === actual ? [] : differs
}

export function matchLines(expected, actual, known) {
	function from(e, a) {
		for (; e < expected.length; e++, a++) {
			if (expected[e] === '...') {
				for (let skip = a; skip <= actual.length; skip++)
					if (from(e + 1, skip) === null)
						return null
				return { at: `line ${a + 1}`, expected: expected[e + 1], actual: 'no such line' }
			}
			if (a >= actual.length || !fits(expected[e], actual[a], known, true))
				return { at: `line ${a + 1}`, expected: expected[e], actual: actual[a] ?? 'no more lines' }
		}
		return a === actual.length ? null : { at: `line ${a + 1}`, expected: 'no more lines', actual: actual[a] }
	}
	const found = from(0, 0)
	return found === null ? [] : [found]
}

export function textLines(text) {
	const lines = text.split('\n')
	if (lines.at(-1) === '')
		lines.pop()
	return lines
}

// An answer is { status, headers: {name: value}, text }; an expectation is what parse() made.
export function matchAnswer(expect, answer, known) {
	const found = []
	if (expect.status !== answer.status)
		found.push({ at: 'the status', expected: expect.status, actual: answer.status })
	for (const { name, value } of expect.headers ?? []) {
		const actual = answer.headers[name.toLowerCase()]
		const text = Array.isArray(actual) ? actual.join(', ') : actual
		if (value === ABSENT ? text !== undefined : text === undefined || !fits(value, text, known, true))
			found.push({ at: `the header ${name}`, expected: value, actual: text ?? 'nothing' })
	}
	if (expect.body?.json !== undefined) {
		let json
		try {
			json = JSON.parse(answer.text)
		} catch {
			return [...found, { at: 'the body', expected: 'JSON', actual: show(answer.text.slice(0, 200)) }]
		}
		found.push(...matchJson(expect.body.json, json, known))
	} else if (expect.body?.text !== undefined) {
		found.push(...matchLines(expect.body.text, textLines(answer.text), known))
	}
	if (expect.errors?.length > 0)
		found.push(...matchLines(expect.errors, textLines(answer.errors), known).map(d => ({ ...d, at: `errors, ${d.at}` })))
	return found
}

// Each way to change one thing of an expected JSON value, as [path, changed value].
export function* mutations(value, known, at = '') {
	if (typeof value === 'string') {
		const names = [...value.matchAll(REFERENCE)]
		const captures = names.some(([, name]) => !known.has(name))
		yield [at, value === ABSENT ? '*' : value === '*' || captures ? ABSENT : /^\/.+\/$/.test(value) ? '/(?!)/' : `${value}~`]
	} else if (Array.isArray(value)) {
		yield [`${at}.length`, [...value, '*']]
		for (let i = 0; i < value.length; i++)
			for (const [path, changed] of mutations(value[i], known, `${at}[${i}]`))
				yield [path, value.with(i, changed)]
	} else if (value !== null && typeof value === 'object') {
		if (Object.keys(value).length === 0)
			yield [at, []]
		for (const [name, member] of Object.entries(value))
			for (const [path, changed] of mutations(member, known, `${at}.${name}`))
				yield [path, { ...value, [name]: changed }]
	} else {
		yield [at, typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : '~']
	}
}

// Changes every expectation in turn: { count, deaf: the places whose change nobody noticed }.
export function provable(expect, answer, known) {
	const changed = [['the status', { ...expect, status: expect.status + 1 }]]
	expect.headers?.forEach(({ name, value }, i) => changed.push([`the header ${name}`,
		{ ...expect, headers: expect.headers.with(i, { name, value: value === ABSENT ? '*' : ABSENT }) }]))
	if (expect.body?.json !== undefined)
		for (const [at, json] of mutations(expect.body.json, known))
			changed.push([at, { ...expect, body: { json } }])
	for (const part of ['body', 'errors']) {
		const lines = part === 'body' ? expect.body?.text : expect.errors
		lines?.forEach((line, i) => {
			const other = lines.with(i, line === '...' ? '\u0000' : `${line}\u0000`)
			changed.push([`${part}, line ${i + 1}`, { ...expect, [part]: part === 'body' ? { text: other } : other }])
		})
	}
	const deaf = changed.filter(([, other]) => matchAnswer(other, answer, new Map(known)).length === 0).map(([at]) => at)
	return { count: changed.length, deaf }
}
