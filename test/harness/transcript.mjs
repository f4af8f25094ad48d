// Tells the transcripts of test/api to a server, each to one of its own.  The form: test/api/README.md.
//
//   node test/harness/transcript.mjs [--engine sqlite|postgres] [--collation pinyin] [--jobs N] [--verbose] [--no-verify] FILE…
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { form } from './form.mjs'
import { fill, fillJson, matchAnswer, provable } from './match.mjs'
import { parse } from './parse.mjs'
import { startPostgres } from './postgres.mjs'
import { Installation, password } from './server.mjs'

const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE']
const UNITS = { s: 1000, m: 60000, h: 3600000, d: 86400000 }

class Mismatch extends Error {}

function span(text) {
	const m = /^\+?(\d+)([smhd])$/.exec(text ?? '')
	if (m === null)
		throw new Error(`not a span of time: ${text}`)
	return Number(m[1]) * UNITS[m[2]]
}

// Spaces and what is not ASCII, percent-encoded; the rest goes as it stands, right or wrong.
const encodePath = path => path.replace(/[^\x21-\x7e]+/g, encodeURIComponent)

function multipart(uploads, dir, known) {
	return form(uploads.map(({ field, name, type }) => {
		const file = fill(name, known)
		return { field, name: basename(file), type, data: readFileSync(join(dir, file)) }
	}))
}

// One transcript being told.
class Story {
	constructor(file, { database = null, verify = true, program = {} } = {}) {
		this.file = file
		this.verify = verify
		this.steps = parse(readFileSync(file, 'utf8'), file)
		this.installation = new Installation({ database, clock: this.steps.some(s => s.directive === 'time'), ...program })
		this.known = new Map([['password', password]])
		this.users = new Set(['admin'])
		this.who = { user: null, token: false }
		this.proofs = new Map() // what shows who one is: sessions and tokens, by user
		this.patience = 0
		this.answers = 0
		this.expectations = 0
		this.made = false
	}

	async tell() {
		for (const step of this.steps) {
			this.line = step.line
			if (step.directive !== undefined)
				await this[step.directive](step)
			else
				await this.request(step)
		}
		if (this.answers === 0)
			throw new Error('expects no answer at all')
		await this.installation.stop()
		if (this.verify)
			await this.installation.mustRun(['verify'])
	}

	async ready() {
		if (this.made)
			return
		this.made = true
		await this.installation.init()
		await this.start()
	}

	async start() {
		await this.installation.start()
		this.known.set('url', this.installation.url)
	}

	today() {
		const shanghai = new Date(this.installation.now().getTime() + 8 * UNITS.h)
		return shanghai.toISOString().slice(0, 10)
	}

	words(step) { return step.words.map(w => fill(w, this.known)) }

	// Directives

	async login(step) {
		await this.ready()
		const [user] = this.words(step)
		if (!this.users.has(user)) {
			await this.installation.addUser(user, user)
			this.users.add(user)
		}
		this.who = { user, token: false }
	}

	async user(step) {
		await this.ready()
		const [login, roles, ...more] = this.words(step)
		await this.installation.addUser(login, roles, Object.fromEntries(more.map(pair => pair.split(/=(.*)/s))))
		this.users.add(login)
	}

	token() {
		if (this.who.user === null)
			throw new Error('@token needs @login before it')
		this.who.token = true
	}

	anonymous() { this.who = { user: null, token: false } }

	time(step) {
		const [to] = this.words(step)
		const { clock } = this.installation
		const target = to.startsWith('+') ? clock.now().getTime() + span(to) : Date.parse(to)
		if (Number.isNaN(target) || !/^\+|[+-]\d\d:\d\d$|Z$/.test(to))
			throw new Error(`not an instant with its offset: ${to}`)
		clock.move(target - Date.now())
		this.proofs.clear()
	}

	within(step) { this.patience = span(step.words[0]) }

	async restart() {
		await this.ready()
		await this.installation.stop()
		await this.start()
	}

	async run(step) {
		await this.ready()
		const input = step.input.map(line => `${fill(line, this.known)}\n`).join('')
		const { status, stdout, stderr } = await this.installation.run(this.words(step), input)
		this.judge(step, { status, headers: {}, text: stdout, errors: stderr })
	}

	// Requests

	async proof() {
		const { user, token } = this.who
		const key = `${token ? 'token' : 'session'} ${user}`
		if (!this.proofs.has(key))
			this.proofs.set(key, token ? `Bearer ${await this.installation.token(user)}` : await this.installation.login(user))
		return this.proofs.get(key)
	}

	async headers(step, type) {
		const headers = { Accept: 'application/json' }
		if (type !== null)
			headers['Content-Type'] = type
		if (this.who.user !== null)
			headers[this.who.token ? 'Authorization' : 'Cookie'] = await this.proof()
		if (!this.who.token && UNSAFE.includes(step.method))
			headers.Origin = this.installation.url
		for (const { name, value } of step.headers) {
			const same = Object.keys(headers).find(h => h.toLowerCase() === name.toLowerCase())
			if (same !== undefined)
				delete headers[same]
			if (value !== '')
				headers[name] = fill(value, this.known)
		}
		return headers
	}

	content(step) {
		if (step.uploads.length > 0)
			return multipart(step.uploads, dirname(this.file), this.known)
		if (step.body?.json !== undefined)
			return { type: 'application/json', body: JSON.stringify(fillJson(step.body.json, this.known)) }
		if (step.body?.text !== undefined)
			return { type: null, body: fill(step.body.text.join('\n'), this.known) }
		return { type: null, body: null }
	}

	async request(step) {
		await this.ready()
		this.known.set('today', this.today())
		const { type, body } = this.content(step)
		const path = encodePath(fill(step.path, this.known))
		const headers = await this.headers(step, type)
		const until = Date.now() + this.patience
		const ask = async () => {
			const answer = await this.installation.request(step.method, path, { headers, body })
			return { ...answer, text: answer.body.toString('utf8') }
		}
		this.patience = 0
		let answer = await ask()
		while (Date.now() < until && matchAnswer(step.expect, answer, new Map(this.known)).length > 0) {
			await new Promise(resolve => setTimeout(resolve, 100))
			answer = await ask()
		}
		this.judge(step, answer)
	}

	judge(step, answer) {
		const before = new Map(this.known)
		const differences = matchAnswer(step.expect, answer, this.known)
		this.answers++
		if (differences.length > 0)
			throw new Mismatch(this.describe(step, answer, differences))
		const { count, deaf } = provable(step.expect, answer, before)
		this.expectations += count
		if (deaf.length > 0)
			throw new Error(`line ${step.expect.line}: cannot fail: ${deaf.join(', ')}`)
	}

	describe(step, answer, differences) {
		const what = step.directive === undefined ? `${step.method} ${fill(step.path, this.known)}` : `trine ${step.words.join(' ')}`
		let body = answer.text
		try {
			body = JSON.stringify(JSON.parse(body), null, 2)
		} catch {
			// not JSON: as it is
		}
		const lines = [what, ...differences.map(d => `  ${d.at}: expected ${d.expected}, got ${d.actual}`),
			`  answer: ${answer.status}`, ...body.slice(0, 3000).split('\n').map(l => `  | ${l}`)]
		if (answer.errors)
			lines.push(...answer.errors.slice(0, 1000).split('\n').map(l => `  ! ${l}`))
		return lines.join('\n')
	}
}

// Returns { file, failure: text or null, answers, expectations, seconds }.
export async function tell(file, options) {
	const began = performance.now()
	let story, failure = null
	try {
		story = new Story(file, options)
		await story.tell()
	} catch (e) {
		const said = story?.installation.errors ?? ''
		failure = `${file}:${story?.line ?? 0}: ${e.message}` + (said === '' ? '' : `\n  the server said:\n${said.slice(-3000)}`)
		if (!(e instanceof Mismatch))
			await story?.installation.server?.kill('SIGKILL')
	}
	story?.installation.remove()
	return { file, failure, answers: story?.answers ?? 0, expectations: story?.expectations ?? 0,
		seconds: (performance.now() - began) / 1000 }
}

async function main() {
	const { values, positionals: files } = parseArgs({ allowPositionals: true, options: {
		engine: { type: 'string', default: 'sqlite' },
		collation: { type: 'string', default: 'code_points' },
		jobs: { type: 'string', default: '2' },
		verbose: { type: 'boolean', default: false },
		'no-verify': { type: 'boolean', default: false },
	} })
	if (files.length === 0 || !['sqlite', 'postgres'].includes(values.engine)) {
		console.error('usage: node test/harness/transcript.mjs [--engine sqlite|postgres] [--collation NAME] [--jobs N] FILE…')
		return 2
	}
	const postgres = values.engine === 'postgres' ? await startPostgres() : null
	const waiting = [...files], told = []
	async function teller() {
		for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
			const database = postgres?.createDatabase(values.collation)
			const result = await tell(file, { database: database?.url ?? null, verify: !values['no-verify'] })
			database?.drop()
			told.push(result)
			if (result.failure !== null)
				console.log(`FAIL ${result.failure}\n`)
			else if (values.verbose)
				console.log(`ok   ${file}: ${result.answers} answers, ${result.expectations} expectations, ${result.seconds.toFixed(1)} s`)
		}
	}
	await Promise.all(Array.from({ length: Number(values.jobs) }, teller))
	await postgres?.stop()
	const sum = what => told.reduce((n, r) => n + r[what], 0)
	const failed = told.filter(r => r.failure !== null).length
	console.log(`${values.engine}: ${sum('answers')} answers, ${sum('expectations')} expectations, each shown able to fail`)
	console.log(`${told.length - failed} passed, ${failed} failed`)
	return failed > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	process.exitCode = await main()
