// A price sheet before the opening is nowhere in the clear: not in figures, not in words, not as a number; in no answer but
// those for its list, no table, no file of the installation, no log, no mail, no export, no trail, no backup, no edition of
// its book (TRUST T4, T5).
// The control: the same figures and words written into a note are found in each of these places.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { scratch } from '../harness/scratch.mjs'
import { Installation } from '../harness/server.mjs'
import { readDeclarations } from './declaration.mjs'
import { Store } from './store.mjs'
import { World } from './world.mjs'

export const alone = true
export const title = 'a price sheet is nowhere in the clear before the opening'

const words = '人民币柒佰叁拾壹万捌仟贰佰陆拾肆元伍角叁分'
const secrets = ['7318264.53', '7,318,264.53', '731826453', words, words.slice(3), '3659132.26', '3659132.27', '365913226']
const planted = [secrets[0], words]

// Which of the texts stand in files below the folders.
function told(folders, texts) {
	const found = spawnSync('grep', ['-rhaoF', ...texts.flatMap(t => ['-e', t]), '--', ...folders], { encoding: 'utf8', maxBuffer: 1 << 28 })
	const seen = new Set(found.stdout.split('\n'))
	return texts.filter(t => seen.has(t))
}

// What a copy of the installation, restored without its keys, holds in the clear.
async function restored(installation, sought, postgres) {
	const place = mkdtempSync(join(scratch, 'trine-price-'))
	try {
		const copy = join(place, 'copy.trine'), data = join(place, 'data')
		const database = postgres?.createDatabase().url ?? `sqlite:${join(data, 'trine.db')}`
		await installation.mustRun(['backup', copy])
		const done = await installation.run(['restore', copy, '--without-erasures', '--data', data, '--database', database])
		const tables = done.status === 0 ? new Store({ database }).dump().join('\n') : ''
		return { status: done.status, stderr: done.stderr, found: sought.filter(s => tables.includes(s) || told([place], [s]).length > 0) }
	} finally {
		rmSync(place, { recursive: true, force: true })
	}
}

// The book of the bid: its price volume is taken away by who is on the list, as PDF and as Word, and stays nowhere.
async function bound(world, p, tally) {
	const book = await world.must(world.founder, 'POST', `bid/${p.bid}/book`)
	p.volume = book.volumes.find(v => v.kind === 'price')
	tally.same(p.volume.sections.map(s => [s.paper, s.priced]), [['opening_schedule', true], ['price_table', true]], 'what stands in the volume of the price')
	for (const format of ['pdf', 'docx']) {
		const taken = await world.ask(world.founder, 'POST', `bid_volume/${p.volume.id}/assemble`, { format }, { 'Idempotency-Key': `take ${format}` })
		tally.same(taken.status, 200, `taken as ${format}`)
		tally.check(saysPrice(taken.body, format), `${format} does not say the price to who is on the list`)
		world.installation.agent.destroy() // what looking held up is closed at the other end by now
	}
	for (const section of p.volume.sections) {
		const body = (await world.ask(world.founder, 'GET', `bid_section/${section.id}/preview`)).body.toString()
		tally.empty(secrets.filter(s => body.includes(s)), `the preview of ${section.title} tells`)
	}
}

/** Whether what was taken says it: of a PDF poppler tells, of a Word file its inside. */
function saysPrice(data, format) {
	if (format === 'pdf')
		return spawnSync('pdftotext', ['-layout', '-', '-'], { input: data, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout.includes(secrets[0])
	const name = 'word/document.xml', at = data.indexOf(name) // the header of the entry ends with its name
	return inflateRawSync(data.subarray(at + name.length + data.readUInt16LE(at - 2))).toString().includes(secrets[0])
}

const answers = bid => [`bid/${bid}`, `bid/${bid}/book`, `bid/${bid}/readiness`, 'book_edition?limit=200', 'book_edition/export', 'bid?limit=200', `bid/${bid}/price`, `bid/${bid}/scoring`, `bid/${bid}/opening`, `bid/${bid}/history`, 'bid_price?limit=200',
	'reveal_request?limit=200', 'today', 'bid/export', `search?q=${secrets[0]}`, `search?q=${encodeURIComponent(words)}`, `bid?q=${secrets[0]}`]

/** A company with nothing in it but one who may all. */
async function company(postgres) {
	const world = Object.assign(new World(), { declared: readDeclarations(), records: new Map([['team', new Map()]]) })
	const i = world.installation = new Installation({ database: postgres?.createDatabase().url ?? null })
	await i.init()
	await i.start()
	world.admin = await i.token('admin')
	await world.people([])
	world.store = new Store(i)
	i.agent.destroy() // what that held up is closed at the other end by now
	return world
}

async function priced(world) {
	const customer = await world.must(world.founder, 'POST', 'customer', { name: 'a customer' })
	const tender = await world.must(world.founder, 'POST', 'tender', { name: 'a tender', customer: customer.id })
	const bid = await world.must(world.founder, 'POST', 'bid', { name: 'bid with a sheet', tender: tender.id })
	const lines = [['3659132.26', '0.13'], ['3659132.27', '0.06']].map(([unit_price, tax_rate]) => ({ name: 'line', quantity: '1', unit_price, unit_cost: '1', tax_rate }))
	const saved = await world.must(world.founder, 'POST', `bid/${bid.id}/price`, { seen_hash: null, content: { lines, opening_words: words, opening_total: secrets[0] } }, { 'Idempotency-Key': 'save' })
	return { bid: bid.id, sheet: saved.sheet.id, hash: saved.sheet.content_hash, saved }
}

// All that is done with a price, well and badly.
async function work(world, p, tally) {
	const ask = (method, path, body, key) => world.ask(world.founder, method, path, body, key ? { 'Idempotency-Key': key } : {})
	tally.same(p.saved.totals.words, words, 'the words of the sheet')
	const opened = await ask('POST', `bid/${p.bid}/price_reveal`, { purpose: 'look' }, 'look')
	tally.same(opened.json.totals.gross, secrets[0], 'who is on the list sees it')
	tally.same((await ask('POST', `bid/${p.bid}/reveal`, { field: 'price' }, 'reveal')).json.value, secrets[0], 'the price of the bid is the total')
	await ask('POST', `bid/${p.bid}/price_preview`, { lines: [{ name: 'x', unit_price: secrets[0], quantity: '1', tax_rate: 'zero' }] }, 'try')
	await ask('POST', `bid/${p.bid}/scoring_price`, { price: secrets[0] }, 'ask')
	await ask('POST', `bid/${p.bid}/price`, { seen_hash: 'x', content: { lines: [], opening_total: secrets[0] } }, 'stale')
	tally.same((await ask('POST', `bid_price/${p.sheet}/submit`, {}, 'submit')).status, 200, 'handed in')
	await ask('POST', `bid_price/${p.sheet}/approve`, { seen_hash: p.hash }, 'approve')
	await ask('POST', `bid/${p.bid}/seal`, { price: secrets[0] }, 'seal')
}

export async function run({ tally, postgres }) {
	const world = await company(postgres)
	try {
		await search(world, tally, postgres)
	} finally {
		await world.stop()
	}
}

async function search(world, tally, postgres) {
	const p = await priced(world)
	await bound(world, p, tally)
	await work(world, p, tally)
	for (const path of answers(p.bid)) {
		const body = (await world.ask(world.founder, 'GET', path)).body.toString()
		tally.empty(secrets.filter(s => body.replaceAll(`q=${s}`, '').includes(s)), `${path} tells`)
	}
	const tables = world.store.dump().join('\n')
	tally.empty(secrets.filter(s => tables.includes(s) || tables.toLowerCase().includes(Buffer.from(s).toString('hex'))), 'in a table')
	tally.empty(secrets.filter(s => world.installation.errors.includes(s)), 'in the log')
	const copy = await restored(world.installation, secrets, postgres)
	tally.same(copy.status, 0, `restored: ${copy.stderr}`)
	tally.empty(copy.found, 'in a backup')
	const folders = postgres === null ? [world.installation.home] : [postgres.dir, world.installation.home]
	await world.installation.stop()
	if (postgres !== null)
		world.store.run('CHECKPOINT')
	tally.empty(told(folders, secrets), 'in a file')
	await world.installation.start()

	// The control.
	await world.must(world.founder, 'PATCH', `bid/${p.bid}`, { notes: planted.join(' ') }, { 'If-Match': `"${(await world.must(world.founder, 'GET', `bid/${p.bid}`)).version}"` })
	const seen = (await world.ask(world.founder, 'GET', `bid/${p.bid}`)).body.toString()
	tally.same(planted.filter(s => seen.includes(s)).length, planted.length, 'the control: answers that tell')
	tally.same(planted.filter(s => world.store.dump().join('\n').includes(s)).length, planted.length, 'the control: tables that tell')
	tally.same((await restored(world.installation, planted, postgres)).found.length, planted.length, 'the control: a backup that tells')
	await world.installation.stop()
	if (postgres !== null)
		world.store.run('CHECKPOINT')
	tally.same(told(folders, planted).length, planted.length, 'the control: files that tell')
	await world.installation.start()
}
