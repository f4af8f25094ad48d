// A PostgreSQL of its own for a test run: a cluster in a folder of its own, on a Unix socket and a free port of
// 127.0.0.1, stopped and removed at the end however the end comes.  initdb refuses root, so as root it runs as another
// user.  By hand:  node test/harness/postgres.mjs COMMAND…  runs COMMAND with TRINE_TEST_POSTGRES set to a URL whose
// user may create databases.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scratch } from './scratch.mjs'

// Collations that order the same texts differently; no answer may depend on which one a database has.
export const collations = {
	code_points: "LOCALE 'C.UTF-8'",
	pinyin: "LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'zh-u-co-pinyin'",
}

const settings = {
	fsync: 'off', // a test's machine does not lose power; the fault tests say 'on'
	full_page_writes: 'off',
	shared_buffers: '64MB',
	max_wal_size: '256MB',
	max_connections: '100',
	autovacuum_naptime: '10s',
	log_min_messages: 'warning',
	jit: 'off',
}

function binaries() {
	const root = '/usr/lib/postgresql'
	const versions = readdirSync(root).filter(v => Number(v) >= 15).sort((a, b) => b - a)
	if (versions.length === 0)
		throw new Error(`no PostgreSQL 15 or later below ${root}`)
	return join(root, versions[0], 'bin')
}

// Who runs the cluster: we ourselves, or as root the user postgres.
function other() {
	if (process.getuid() !== 0)
		return null
	const line = () => readFileSync('/etc/passwd', 'utf8').split('\n').find(l => l.startsWith('postgres:'))
	if (line() === undefined)
		spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/sh', 'postgres'])
	const [, , uid, gid] = line().split(':')
	return { uid: Number(uid), gid: Number(gid) }
}

function run(file, args, options) {
	const done = spawnSync(file, args, { encoding: 'utf8', ...options })
	if (done.status !== 0)
		throw new Error(`${file} ${args.join(' ')}: ${done.error ?? ''}${done.stdout}${done.stderr}`)
	return done.stdout
}

export function freePort() {
	return new Promise((resolve, reject) => {
		const probe = createServer()
		probe.on('error', reject)
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address()
			probe.close(() => resolve(port))
		})
	})
}

const made = new Map()
/** What createDatabase() made at that URL; undefined for other databases. */
export const databaseAt = url => made.get(url)

export async function startPostgres({ durable = false } = {}) {
	const bin = binaries()
	const as = other()
	const dir = mkdtempSync(join(durable ? tmpdir() : scratch, 'trine-postgres-'))
	const options = { cwd: dir, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: dir }, ...as }
	if (as !== null)
		chownSync(dir, as.uid, as.gid)
	run(join(bin, 'initdb'), ['-D', join(dir, 'data'), '-U', 'trine', '-k', '--locale=C.UTF-8', '--encoding=UTF8',
		'--auth=trust', '--no-sync', '--no-instructions'], options)

	const port = await freePort()
	const chosen = durable ? { ...settings, fsync: 'on', full_page_writes: 'on' } : settings
	const args = ['-D', join(dir, 'data'), '-k', dir, '-p', String(port), '-c', 'listen_addresses=127.0.0.1']
	for (const [name, value] of Object.entries(chosen))
		args.push('-c', `${name}=${value}`)
	// Dies with us, even if we are killed.
	const server = spawn('setpriv', ['--pdeathsig', 'QUIT', join(bin, 'postgres'), ...args], { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
	let log = ''
	server.stderr.on('data', chunk => { log = (log + chunk).slice(-20000) })

	let ended = false
	const gone = new Promise(resolve => server.on('exit', () => { ended = true; resolve() }))
	const remove = () => rmSync(dir, { recursive: true, force: true })
	const atExit = () => { if (!ended) server.kill('SIGQUIT'); remove() }
	process.on('exit', atExit)

	const url = name => `postgresql://trine@127.0.0.1:${port}/${name}`
	const sql = (text, database = 'postgres') =>
		run(join(bin, 'psql'), ['-h', '127.0.0.1', '-p', String(port), '-U', 'trine', '-d', database, '-qAtX',
			'-v', 'ON_ERROR_STOP=1', '-c', text], options)
	const ready = () => spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0
	for (let i = 0; !ready(); i++) {
		if (ended || i === 200)
			throw new Error(`PostgreSQL did not start:\n${log}`)
		await new Promise(resolve => setTimeout(resolve, 50))
	}

	let count = 0
	const drop = name => sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
	const createDatabase = (collation = 'code_points') => {
		const name = `trine_${process.pid}_${++count}`
		sql(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' ${collations[collation]}`)
		const database = {
			name, url: url(name), kind: `${port} ${collation}`, drop: () => drop(name),
			another: () => createDatabase(collation),
			// All that the other one holds, instead of what was here; nobody may be connected to it.
			become(other) {
				drop(name)
				sql(`CREATE DATABASE ${name} TEMPLATE ${other.name} STRATEGY FILE_COPY`)
			},
		}
		made.set(database.url, database)
		return database
	}
	return {
		dir, port, url, sql, pid: server.pid, createDatabase,
		async stop() {
			if (!ended)
				server.kill('SIGINT')
			await gone
			process.off('exit', atExit)
			remove()
		},
	}
}

async function main(command) {
	if (command.length === 0) {
		console.error('usage: node test/harness/postgres.mjs COMMAND…')
		return 2
	}
	const postgres = await startPostgres()
	const child = spawn(command[0], command.slice(1), {
		stdio: 'inherit', env: { ...process.env, TRINE_TEST_POSTGRES: postgres.url('postgres') },
	})
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
		process.on(signal, () => child.kill(signal))
	const status = await new Promise(resolve => {
		child.on('error', e => { console.error(`postgres.mjs: ${e.message}`); resolve(127) })
		child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)))
	})
	await postgres.stop()
	return status
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	process.exitCode = await main(process.argv.slice(2))
