// An installation made for one test: a data directory of its own, a database on either engine, a server on a free port,
// and a clock that the test may move.  What it starts dies with it.
import { spawn } from 'node:child_process'
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { request as httpRequest, Agent } from 'node:http'
import { join } from 'node:path'
import { databaseAt } from './postgres.mjs'
import { scratch } from './scratch.mjs'

export const root = new URL('../../', import.meta.url).pathname
export const program = process.env.TRINE_PROGRAM ?? join(root, 'build/check/trine')
export const password = 'Ninety-nine lanterns 9'

const mover = join(root, 'build/check/clock.so')
const stopsWithin = 5000

// The clock of the server under test: the machine's, some milliseconds away.
class Clock {
	constructor(dir) {
		if (!existsSync(mover))
			throw new Error('build/check/clock.so is missing: make -f build.mk MODE=check program')
		this.file = join(dir, 'clock')
		writeFileSync(this.file, Buffer.alloc(8))
		this.move(0)
	}

	move(offset) {
		this.offset = Math.trunc(offset)
		const bytes = Buffer.alloc(8), file = openSync(this.file, 'r+')
		bytes.writeBigInt64LE(BigInt(this.offset))
		writeSync(file, bytes, 0, 8, 0)
		closeSync(file)
	}

	now() { return new Date(Date.now() + this.offset) }

	env() {
		return {
			LD_PRELOAD: mover,
			TRINE_CLOCK: this.file,
			ASAN_OPTIONS: `${process.env.ASAN_OPTIONS ?? ''}:verify_asan_link_order=0`,
		}
	}
}

// One request through the agent.  A connection that was kept may have been closed at the other end while we wrote, as a
// silent one is after half a minute: then nobody has read it, and it is sent again on a new one, as every browser does.
export function requestOnce(url, agent, method, path, { headers = {}, body = null, timeout = 30000 } = {}) {
	const { hostname, port } = new URL(url)
	return new Promise((resolve, reject) => {
		const req = httpRequest({ hostname, port, method, path, agent, timeout,
			headers: body === null ? headers : { 'Content-Length': Buffer.byteLength(body), ...headers } })
		req.on('timeout', () => req.destroy(new Error(`no answer within ${timeout / 1000} s`)))
		req.on('error', e => req.reusedSocket && e.code === 'ECONNRESET'
			? requestOnce(url, new Agent(), method, path, { headers, body, timeout }).then(resolve, reject) : reject(e))
		req.on('response', response => {
			const parts = []
			response.on('data', part => parts.push(part))
			response.on('error', reject)
			response.on('end', () => resolve(
				{ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }))
		})
		req.end(body ?? undefined)
	})
}

const patterns = new Map()

export class Installation {
	// database: a libpq URL, or nothing for SQLite in the data directory.  env: more of the environment.  dir: where all of
	// it lies, if it is to be a disk.
	constructor({ database = null, clock = false, env = {}, args = [], dir = null } = {}) {
		this.home = mkdtempSync(join(dir ?? scratch, 'trine-test-'))
		this.data = join(this.home, 'data')
		this.database = database ?? `sqlite:${join(this.data, 'trine.db')}`
		this.clock = clock ? new Clock(this.home) : null
		this.env = env
		this.args = args
		this.agent = new Agent({ keepAlive: true })
		this.server = null
		this.errors = ''
		this.atExit = () => { this.server?.kill('SIGKILL'); rmSync(this.home, { recursive: true, force: true }) }
		process.on('exit', this.atExit)
	}

	environment() {
		return { PATH: process.env.PATH, HOME: this.home, LANG: 'C.UTF-8', TZ: 'UTC', TRINE_DATA: this.data,
			TRINE_DATABASE: this.database, ...this.clock?.env(), ...this.env }
	}

	now() { return this.clock?.now() ?? new Date() }

	// Runs a subcommand on this installation: { status, stdout, stderr }.
	run(args, input = '') {
		return new Promise((resolve, reject) => {
			const child = spawn(program, args, { env: this.environment(), cwd: this.home })
			const out = { stdout: '', stderr: '' }
			for (const name of ['stdout', 'stderr'])
				child[name].setEncoding('utf8').on('data', text => { out[name] += text })
			child.on('error', reject)
			child.on('close', (code, signal) => resolve({ status: code ?? signal, ...out }))
			child.stdin.on('error', () => {})
			child.stdin.end(input)
		})
	}

	async mustRun(args, input) {
		const done = await this.run(args, input)
		if (done.status !== 0)
			throw new Error(`trine ${args.join(' ')}: exit ${done.status}\n${done.stderr}${done.stdout}`)
		return done.stdout
	}

	// A copy of what `trine init` makes: that takes seconds, and is the same for all of a run.
	async init({ company = 'Trine test', admin = 'admin' } = {}) {
		const database = databaseAt(this.database)
		const key = [company, admin, this.clock !== null, database?.kind].join('\n')
		if (!patterns.has(key))
			patterns.set(key, Installation.pattern(['init', '--company', company, '--admin', admin, '--password-file', '-'],
				database?.another(), this.clock !== null))
		const pattern = await patterns.get(key)
		if (existsSync(pattern.installation.data))
			cpSync(pattern.installation.data, this.data, { recursive: true })
		database?.become(pattern.database)
	}

	// An installation that is only copied.  Where the clock is moved it is made before all that is told.
	static async pattern(command, database, clock) {
		const installation = new Installation({ database: database?.url ?? null, clock })
		if (clock)
			installation.clock.move(Date.parse('2025-11-01T08:00:00+08:00') - Date.now())
		await installation.mustRun(command, `${password}\n`)
		return { installation, database }
	}

	addUser(login, roles, { name = login, ...more } = {}) {
		const args = ['user', 'add', login, '--name', name, '--role', roles]
		for (const [option, value] of Object.entries(more))
			args.push(`--${option}`, value)
		return this.mustRun([...args, '--password-file', '-'], `${password}\n`)
	}

	// Starts the server and waits for the line that says where it listens.  Returns the milliseconds that took.
	start({ seconds = 30 } = {}) {
		const began = performance.now()
		const args = ['serve', '--listen', '127.0.0.1:0', '--data', this.data, '--database', this.database, ...this.args]
		this.server = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args],
			{ env: this.environment(), cwd: this.home, stdio: ['ignore', 'pipe', 'pipe'] })
		const server = this.server
		this.ended = new Promise(resolve => server.on('exit', (code, signal) => resolve(code ?? signal)))
		server.stderr.setEncoding('utf8').on('data', text => { this.errors = (this.errors + text).slice(-100000) })
		return new Promise((resolve, reject) => {
			let out = ''
			const fail = why => reject(new Error(`the server ${why}\n${out}${this.errors}`))
			const timer = setTimeout(() => { server.kill('SIGKILL'); fail(`said nothing for ${seconds} s`) }, seconds * 1000)
			server.on('error', e => { clearTimeout(timer); reject(e) })
			this.ended.then(status => { clearTimeout(timer); fail(`ended with ${status}`) })
			server.stdout.setEncoding('utf8').on('data', text => {
				out += text
				const url = /^listening on (https?:\/\/\S+)\n/.exec(out)?.[1]
				if (url === undefined)
					return
				clearTimeout(timer)
				this.url = url
				resolve(performance.now() - began)
			})
		})
	}

	// Milliseconds the server has worked since it began (a tick of the kernel's count is 10 ms).
	processorTime() {
		const [user, system] = readFileSync(`/proc/${this.server.pid}/stat`, 'latin1').split(') ')[1].split(' ').slice(11, 13)
		return (Number(user) + Number(system)) * 10
	}

	// Ends the server as an operator does; throws unless it ended in time with exit 0 and no word of a sanitizer.
	async stop() {
		if (this.server === null)
			return
		const began = performance.now()
		this.server.kill('SIGTERM')
		const late = setTimeout(() => this.server.kill('SIGKILL'), stopsWithin + 1000)
		const status = await this.ended
		clearTimeout(late)
		const took = performance.now() - began
		this.server = null
		this.agent.destroy()
		this.agent = new Agent({ keepAlive: true })
		if (status !== 0)
			throw new Error(`the server ended with ${status}\n${this.errors}`)
		if (took > stopsWithin)
			throw new Error(`the server took ${Math.round(took)} ms to end`)
		if (/AddressSanitizer|LeakSanitizer|runtime error:/.test(this.errors))
			throw new Error(`a sanitizer spoke\n${this.errors}`)
		return took
	}

	async kill() {
		this.server.kill('SIGKILL')
		await this.ended
		this.server = null
		this.agent.destroy()
		this.agent = new Agent({ keepAlive: true })
	}

	// One request: { status, headers, body (a Buffer) }.
	request(method, path, options = {}) {
		return requestOnce(this.url, this.agent, method, path, options)
	}

	async json(method, path, body, headers = {}) {
		const answer = await this.request(method, path, {
			headers: { 'Content-Type': 'application/json', Origin: this.url, ...headers },
			body: body === undefined ? null : JSON.stringify(body),
		})
		return { ...answer, json: answer.body.length > 0 ? JSON.parse(answer.body) : null }
	}

	// The cookie of a new session.
	async login(name, secret = password) {
		const answer = await this.json('POST', '/api/v1/session', { login: name, password: secret })
		if (answer.status >= 300)
			throw new Error(`log-in of ${name}: ${answer.status} ${answer.body}`)
		return answer.headers['set-cookie'][0].split(';')[0]
	}

	async token(name) {
		return (await this.mustRun(['token', '--user', name])).trim()
	}

	remove() {
		this.atExit()
		process.off('exit', this.atExit)
	}
}
