// What an operator relies on, beside a server that works: letters, tables, settings, and backups under load.  Each
// promise with its control.
//
//   node test/cmd/operations.mjs [--engine sqlite|postgres]
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { startPostgres } from '../harness/postgres.mjs'
import { scratch } from '../harness/scratch.mjs'
import { Installation, program } from '../harness/server.mjs'
import { spawnSync } from 'node:child_process'
import { Ledger, startLoad } from '../fault/load.mjs'
import { readLetter, startSink } from './smtp_sink.mjs'

const engine = process.argv.includes('postgres') ? 'postgres' : 'sqlite'
const postgres = engine === 'postgres' ? await startPostgres() : null
let passed = 0, failed = 0

function check(what, is, should = true) {
	if (isDeepStrictEqual(is, should)) {
		passed++
		return
	}
	failed++
	console.log(`FAIL ${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`)
}

async function until(what, condition, seconds = 15) {
	for (let i = 0; i < seconds * 20; i++) {
		if (await condition())
			return true
		await new Promise(resolve => setTimeout(resolve, 50))
	}
	check(what, 'not within the time')
	return false
}

async function installed(options, work) {
	const database = postgres?.createDatabase() ?? null
	const installation = new Installation({ database: database?.url ?? null, ...options })
	try {
		await installation.init()
		await work(installation)
	} finally {
		if (installation.server !== null)
			await installation.kill()
		installation.remove()
		database?.drop()
	}
}

const figure = async (installation, name) => {
	const text = (await installation.request('GET', '/metrics')).body.toString()
	return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

async function withMail(installation, login) {
	const proof = { Authorization: `Bearer ${await installation.token('admin')}` }
	const [user] = (await installation.json('GET', `/api/v1/user?login=${login}`, undefined, proof)).json.items
	const answer = await installation.json('PATCH', `/api/v1/user/${user.id}`, { email: `${login}@example.cn` },
		{ ...proof, 'If-Match': `"${user.version}"` })
	check(`${login} has a mail address`, answer.status, 200)
}

const forgot = (installation, login) => installation.json('POST', '/api/v1/session/forgot', { login })

// A letter goes out once; refused by the server it goes again later, the same; the link in it works.
async function letters() {
	const sink = await startSink()
	const env = { TRINE_SMTP: `smtp://127.0.0.1:${sink.port}`, TRINE_SMTP_FROM: 'trine@example.cn',
		TRINE_EGRESS_ALLOW: `127.0.0.1:${sink.port}`, TRINE_URL: 'https://trine.example.cn' }
	await installed({ env, clock: true }, async installation => {
		await installation.addUser('zhang', 'sales', { name: '张三' })
		await installation.start()
		await withMail(installation, 'zhang')
		check('mail is configured', await figure(installation, 'trine_mail_configured'), 1)
		check('asked for a new password', (await forgot(installation, 'zhang')).status, 204)
		if (!await until('a letter', () => sink.letters.length === 1))
			return
		const { headers, body } = readLetter(sink.letters[0].text)
		check('to', [sink.letters[0].to, headers.to], [['zhang@example.cn'], '张三 <zhang@example.cn>'])
		check('subject', /^重设.*密码 \/ Set a new password at /.test(headers.subject))
		const secret = /https:\/\/trine\.example\.cn\/reset\?token=(\S+)/.exec(body)?.[1]
		check('the link is there', secret?.length, 43)
		check('the link sets a password', (await installation.json('POST', '/api/v1/session/reset',
			{ token: secret, password: 'another lantern 77' })).status, 204)
		await until('nothing waits', async () => await figure(installation, 'trine_outbox_letters') === 0)

		sink.refuse = 2
		await forgot(installation, 'zhang')
		await until('refused once', () => sink.refuse === 1)
		const before = readLetter(sink.refused).headers['message-id']
		check('it waits', await figure(installation, 'trine_outbox_letters'), 1)
		installation.clock.move(installation.clock.offset + 61e3)
		await until('refused twice', () => sink.refuse === 0)
		installation.clock.move(installation.clock.offset + 121e3)
		await until('delivered', () => sink.letters.length === 2)
		check('the same letter', readLetter(sink.letters[1].text).headers['message-id'], before)
		await installation.stop()
	})
	await sink.close()
}

// The control: a mail server in a network that is not listed is never connected to; without one letters wait.
async function closedNetworks() {
	const sink = await startSink()
	const env = { TRINE_SMTP: `smtp://127.0.0.1:${sink.port}`, TRINE_SMTP_FROM: 'trine@example.cn',
		TRINE_EGRESS_ALLOW: `127.0.0.1:${sink.port + 1} 10.0.0.0/8` }
	await installed({ env }, async installation => {
		await installation.addUser('zhang', 'sales')
		await installation.start()
		await withMail(installation, 'zhang')
		await forgot(installation, 'zhang')
		await until('it was tried', () => /mail_failed.*address_not_allowed/.test(installation.errors))
		check('no connection', sink.connections, 0)
		check('the letter waits', await figure(installation, 'trine_outbox_letters'), 1)
		await installation.stop()
	})
	await installed({}, async installation => {
		await installation.addUser('zhang', 'sales')
		await installation.start()
		await withMail(installation, 'zhang')
		await forgot(installation, 'zhang')
		check('no mail server is set', await figure(installation, 'trine_mail_configured'), 0)
		check('the letter waits', await figure(installation, 'trine_outbox_letters'), 1)
		await installation.stop()
	})
	await sink.close()
}

// Killed while letters go out: each arrives, some perhaps twice, but then with the same id.
async function killedWhileSending() {
	const sink = await startSink()
	const env = { TRINE_SMTP: `smtp://127.0.0.1:${sink.port}`, TRINE_SMTP_FROM: 'trine@example.cn',
		TRINE_EGRESS_ALLOW: '127.0.0.1' }
	const logins = Array.from({ length: 8 }, (_, i) => `user${i}`)
	await installed({ env, clock: true }, async installation => {
		for (const login of logins)
			await installation.addUser(login, 'sales')
		await installation.start()
		for (const login of logins)
			await withMail(installation, login)
		await Promise.all(logins.map(login => forgot(installation, login)))
		await until('the first letters', () => sink.letters.length >= 2)
		await installation.kill()
		installation.clock.move(installation.clock.offset + 6 * 60e3)
		await installation.start()
		const ids = () => new Map(sink.letters.map(l => [l.to[0], readLetter(l.text).headers['message-id']]))
		await until('all letters', () => ids().size === logins.length)
		const all = new Set(sink.letters.map(l => `${l.to[0]} ${readLetter(l.text).headers['message-id']}`))
		check('one id for each letter', all.size, logins.length)
		await installation.stop()
	})
	await sink.close()
}

async function tables() {
	await installed({}, async installation => {
		await installation.addUser('manager', 'manager')
		await installation.start()
		const file = join(installation.home, 'customers.csv')
		const write = text => writeFileSync(file, text)
		const load = (...args) => installation.run(['import', 'customer', file, '--user', 'manager', ...args])

		write('客户名称,所在城市,统一社会信用代码,nonsense\n甲,济南,,x\n')
		check('an unknown column is named', (await load()).stderr.includes('nonsense'))
		write('name,city,uscc,owner\n甲公司,济南,,manager\n乙公司,青岛,,nobody\n,烟台,,\n丁公司,潍坊,,,\n丁公司,潍坊,,\n')
		const first = await load()
		check('good rows stay, bad ones are refused', [first.status, first.stdout],
			[1, 'imported: 2 new, 0 changed, 0 as they were\n'])
		const rejected = readFileSync(`${file}.rejected.csv`, 'utf8').trim().split('\r\n').slice(1)
		check('each refused row with its reason', [/Owner/, /name/i, /column|cell/i].map((word, i) => word.test(rejected[i])),
			[true, true, true])

		const out = await installation.mustRun(['export', 'customer', '--user', 'manager', '--labels', 'zh'])
		write(out)
		const again = await load()
		check('what was exported changes nothing', [again.status, / 0 changed/.test(again.stdout), / 0 new/.test(again.stdout)],
			[0, true, true])
		check('and leaves no refused rows', existsSync(`${file}.rejected.csv`), false)
		write(out.replace('丁公司', '丁有限公司'))
		check('what is changed is changed', /1 changed/.test((await load()).stdout))
		writeFileSync(file, Buffer.concat([Buffer.from('name,city\n'), Buffer.from('b9abcbbe2cbcc3c4cf0a', 'hex')]))
		check('GBK is read', /1 new/.test((await load()).stdout))
		check('it arrived as text', (await installation.mustRun(['export', 'customer', '--user', 'manager'])).includes('公司,'))
		const denied = await installation.run(['import', 'customer', file])
		check('who may not import does not', [denied.status, denied.stderr.includes('admin customer')], [1, true])

		const days = join(installation.home, 'days.csv')
		writeFileSync(days, 'date,type,name\n2031年1月1日,holiday,元旦\n2031-01-04,makeup,元旦\n')
		check('days of the calendar', (await installation.mustRun(['import', 'calendar_day', days])).includes('2 new'))
		const xlsx = spawnSync(program, ['export', 'calendar_day', '--format', 'xlsx'], { env: installation.environment() })
		check('a workbook', xlsx.stdout.subarray(0, 4).toString('latin1'), 'PK\x03\x04')
		check('nothing is left behind', (await installation.mustRun(['verify'])).startsWith('sound'))
		await installation.stop()
	})
}

async function settings() {
	await installed({}, async installation => {
		const conf = text => writeFileSync(join(installation.data, 'trine.conf'), text)
		conf('# limits\nbody_limit_mb = 1\nurl = https://file.example.cn\n')
		installation.env = { TRINE_BODY_LIMIT_MB: '2' }
		await installation.start()
		const cookie = await installation.login('admin')
		const post = mb => installation.request('POST', '/api/v1/team', { body: `{"name":"${'x'.repeat(mb * 1048576)}"}`,
			headers: { 'Content-Type': 'application/json', Origin: installation.url, Cookie: cookie } })
			// The server may close before it has read what it refuses.
			.catch(e => ({ status: ['EPIPE', 'ECONNRESET'].includes(e.code) ? 413 : e.code }))
		check('the environment beats the file', [(await post(1.5)).status, (await post(2.5)).status], [422, 413])
		await installation.stop()
		installation.env = {}
		await installation.start()
		check('the file beats the default', (await post(1.5)).status, 413)
		await installation.stop()
		for (const [text, word] of [['listne = x\n', 'listne'], ['[section]\nlisten = 127.0.0.1:0\n', 'section'],
			['body_limit_mb = many\n', 'body_limit_mb'], ['smtp = mail\n', 'smtp'], ['egress_allow = x\nsmtp = smtp://a\nsmtp_from = a@b\n', 'x'],
			['tls_cert = missing.pem\ntls_key = missing.pem\n', 'missing.pem']]) {
			conf(text)
			const done = await installation.run(['serve', '--listen', '127.0.0.1:0'])
			check(`refused: ${text.trim()}`, [done.status, done.stderr.includes(word)], [1, true])
		}
	})
}

// Backups while eight clients write: each is whole, sound, and holds everything acknowledged before it began.
async function backups() {
	await installed({}, async installation => {
		await installation.addUser('manager', 'manager')
		await installation.start()
		const proof = `Bearer ${await installation.token('manager')}`
		const ledger = new Ledger()
		const load = startLoad(installation, proof, ledger, { clients: 8, label: 'load' })
		const work = mkdtempSync(join(scratch, 'trine-backups-'))
		await installation.mustRun(['keys', 'export', join(work, 'keys')])
		const told = []
		for (let i = 0; i < 3; i++) {
			await new Promise(resolve => setTimeout(resolve, 700))
			const before = [...ledger.acknowledged.keys()]
			const began = performance.now()
			await installation.mustRun(['backup', join(work, `backup${i}`)])
			told.push({ before, took: performance.now() - began })
		}
		await load.stop()
		for (const [i, { before, took }] of told.entries()) {
			const data = join(work, `restored${i}`)
			const there = ['--data', data, '--database', `sqlite:${data}/trine.db`]
			await installation.mustRun(['restore', join(work, `backup${i}`), '--keys', join(work, 'keys'), '--without-erasures', ...there])
			const sound = await installation.run(['verify', ...there])
			check(`backup ${i} is sound`, [sound.status, sound.stderr], [0, ''])
			const rows = await installation.mustRun(['export', 'customer', '--user', 'manager', '--format', 'json', ...there])
			const names = new Set(JSON.parse(rows).map(c => c.name))
			check(`backup ${i} holds what was acknowledged`, before.filter(n => !names.has(n)), [])
			console.log(`     backup ${i}: ${names.size} customers, ${before.length} acknowledged before it, ${Math.round(took)} ms`)
		}
		check('the load went on', ledger.acknowledged.size > told[2].before.length)
		check('the original is sound', (await installation.run(['verify'])).status, 0)
		ledger.close()
		await installation.stop()
		rmSync(work, { recursive: true })
	})
}

// The server keeps an anchor by itself; what nothing inside can show is found with it, and without it is not.
async function anchors() {
	await installed({ clock: true }, async installation => {
		const sqlite = installation.database.startsWith('sqlite:')
		const anchor = join(installation.home, 'elsewhere.anchor'), yesterday = join(installation.home, 'yesterday')
		const lines = () => existsSync(anchor) ? readFileSync(anchor, 'utf8').trim().split('\n').length : 0
		const verify = (...args) => installation.run(['verify', ...args])
		installation.env = { TRINE_ANCHOR: anchor }
		await installation.addUser('manager', 'manager')
		await installation.start()
		await until('the first anchor', () => lines() > 0)
		await installation.stop()
		if (sqlite)
			cpSync(installation.data, yesterday, { recursive: true })
		const first = lines()
		await installation.start()
		const proof = { Authorization: `Bearer ${await installation.token('manager')}` }
		check('a day\'s work', (await installation.json('POST', '/api/v1/customer', { name: '今天的客户' }, proof)).status, 201)
		await installation.stop()
		installation.clock.move(installation.clock.offset + 6 * 60e3)
		await installation.start()
		await until('the second anchor', () => lines() > first)
		await installation.stop()
		check('the anchor fits', (await verify('--anchor', anchor)).status, 0)
		if (!sqlite)
			return
		const today = installation.data
		installation.data = yesterday
		installation.database = `sqlite:${yesterday}/trine.db`
		check('rolled back: nothing inside shows it', (await verify()).status, 0)
		const found = await verify('--anchor', anchor)
		check('rolled back: the anchor does', [found.status, found.stderr.includes('rolled back')], [1, true])
		const before = lines()
		await installation.start()
		await until('the alarm', () => installation.errors.includes('rolled_back'))
		await installation.stop()
		check('and nothing is added', lines(), before)
		installation.data = today
		installation.database = `sqlite:${today}/trine.db`
		const cut = spawnSync('sqlite3', [`${today}/trine.db`, `DELETE FROM customer; DELETE FROM audit WHERE entity = 'customer';
			UPDATE audit_head SET (number, hash) = (SELECT number, hash FROM audit WHERE chain = 0 ORDER BY number DESC LIMIT 1)
			WHERE chain = 0`], { encoding: 'utf8' })
		check('the tail is cut', [cut.status, cut.stderr], [0, ''])
		check('cut: nothing inside shows it', (await verify()).status, 0)
		check('cut: the anchor does', (await verify('--anchor', anchor)).status, 1)
	})
}

for (const story of [letters, closedNetworks, killedWhileSending, tables, settings, anchors, backups]) {
	const began = performance.now(), before = failed
	try {
		await story()
	} catch (e) {
		failed++
		console.log(`FAIL ${story.name}: ${e.stack}`)
	}
	console.log(`${failed === before ? 'ok  ' : 'FAIL'} ${story.name} on ${engine}, ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
await postgres?.stop()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
