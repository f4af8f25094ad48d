// Reads a transcript (test/api/README.md) into a list of steps, each with the line it began on.
//
//   { line, method, path, headers, body, uploads, expect }    a request; expect: { line, status, headers, body }
//   { line, directive, words, input, expect }                 @directive words…; expect of @run: { status, out, err }
//
// A body is { json: value }, { text: lines } or null.

const METHOD = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|[A-Z]{3,}) (\/\S*.*|\*)$/
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)$/
const FENCE = /^(=>|@[a-z]|#|[A-Z]{3,} [/*])/
const directives = ['login', 'user', 'token', 'anonymous', 'time', 'within', 'restart', 'run']

// 'quoted words' and plain ones.
export function words(text) {
	return [...text.matchAll(/'([^']*)'|(\S+)/g)].map(m => m[1] ?? m[2])
}

export function parse(text, file) {
	const lines = text.split('\n').map(l => l.replace(/\r$/, ''))
	const steps = []
	let at = 0

	const wrong = (line, why) => { throw new Error(`${file}:${line + 1}: ${why}`) }
	const skipBlank = () => { while (at < lines.length && lines[at].trim() === '') at++ }
	const prefixed = mark => {
		const found = []
		for (; at < lines.length && (lines[at] === mark || lines[at].startsWith(`${mark} `)); at++)
			found.push(lines[at].slice(2))
		return found
	}

	function headers() {
		const found = []
		for (; at < lines.length; at++) {
			const m = HEADER.exec(lines[at])
			if (m === null)
				return found
			found.push({ name: m[1], value: m[2].trim() })
		}
		return found
	}

	function body() {
		skipBlank()
		if (at >= lines.length)
			return null
		if (/^\|( |$)/.test(lines[at]))
			return { text: prefixed('|') }
		if (!/^[[{"]/.test(lines[at]))
			return null
		const first = at
		while (at < lines.length && (at === first || !FENCE.test(lines[at])))
			at++
		try {
			return { json: JSON.parse(lines.slice(first, at).join('\n')) }
		} catch (e) {
			return wrong(first, `not JSON: ${e.message}`)
		}
	}

	function uploads() {
		const found = []
		skipBlank()
		for (; at < lines.length && lines[at].startsWith('@upload '); at++, skipBlank()) {
			const [, field, name, type] = words(lines[at])
			if (name === undefined)
				wrong(at, '@upload FIELD FILE [TYPE]')
			found.push({ field, name, type: type ?? 'application/octet-stream' })
		}
		return found
	}

	function expectation() {
		skipBlank()
		const m = /^=>[ \t]+(\S+)[ \t]*(.*)$/.exec(lines[at] ?? '')
		if (m === null)
			return null
		const line = at++
		const first = m[2] === '' ? [] : [HEADER.exec(m[2]) ?? wrong(line, '=> STATUS [Name: value]')]
		return { line: line + 1, status: m[1], first: first.map(h => ({ name: h[1], value: h[2].trim() })) }
	}

	function request(method, path) {
		const step = { line: at + 1, method, path: path.trim() }
		at++
		step.headers = headers()
		step.uploads = uploads()
		step.body = step.uploads.length > 0 ? null : body()
		const expect = expectation()
		if (expect === null)
			wrong(step.line - 1, 'a request must say what it expects: => STATUS')
		if (!/^[1-5]\d\d$/.test(expect.status))
			wrong(expect.line - 1, `no such status: ${expect.status}`)
		step.expect = { line: expect.line, status: Number(expect.status), headers: [...expect.first, ...headers()], body: body() }
		return step
	}

	function directive(name, rest) {
		if (!directives.includes(name))
			wrong(at, `no such directive: @${name}`)
		const step = { line: at + 1, directive: name, words: words(rest) }
		at++
		if (name !== 'run')
			return step
		if (step.words.shift() !== 'trine')
			wrong(step.line - 1, '@run trine SUBCOMMAND …')
		step.input = prefixed('<')
		const expect = expectation()
		if (expect === null)
			wrong(step.line - 1, '@run must say what it expects: => EXIT')
		step.expect = { line: expect.line, status: Number(expect.status), body: body(), errors: prefixed('!') }
		return step
	}

	for (;;) {
		skipBlank()
		if (at >= lines.length)
			return steps
		const line = lines[at]
		const asRequest = METHOD.exec(line), asDirective = /^@([a-z]+)(.*)$/.exec(line)
		if (line.startsWith('#'))
			at++
		else if (asRequest !== null)
			steps.push(request(asRequest[1], asRequest[2]))
		else if (asDirective !== null)
			steps.push(directive(asDirective[1], asDirective[2]))
		else
			wrong(at, `neither a request nor a directive: ${line}`)
	}
}
