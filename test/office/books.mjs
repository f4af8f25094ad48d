// A bid book and a contract as other programs read them: each DOCX is opened by LibreOffice without a head and converted,
// each PDF by poppler, and what they say is held against what must stand there: the contents, the forms of the tender
// document with their wording untouched and their blanks filled, the index of the scoring with the pages on which the
// sections really are, a sealed price for its list alone, templates of one's own with repeated rows (DOMAIN 5.2).
//
//   node test/office/books.mjs
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scratch } from '../harness/scratch.mjs'
import { Installation, root } from '../harness/server.mjs'

const office = ['soffice', 'libreoffice'].find(name => spawnSync(name, ['--version']).status === 0)
if (office === undefined) {
	console.log('skip: LibreOffice is not here (package libreoffice-writer-nogui)\n0 passed, 0 failed, 1 skipped')
	process.exit(0)
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const failures = []
let passed = 0
const check = (holds, said) => { if (holds) passed++; else failures.push(said); return holds }
const same = (is, wanted, said) => check(JSON.stringify(is) === JSON.stringify(wanted), `${said}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`)

const place = mkdtempSync(join(scratch, 'trine-books-'))
const file = name => readFileSync(join(root, 'test/api', name))
const bare = text => text.replace(/[\s\u00a0\u3000]/g, '')

function ran(command, ...args) {
	const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120000 })
	if (done.status !== 0)
		throw new Error(`${command} ${args.join(' ')}: ${done.status} ${done.stderr}`)
	return done.stdout
}

/** The pages of a PDF as poppler reads them. */
const pagesOf = path => ran('pdftotext', '-layout', path, '-').split('\f').slice(0, -1)

/** A DOCX as LibreOffice opens it, as the pages of the PDF it makes of it. */
function opened(name, data) {
	const path = join(place, name)
	writeFileSync(path, data)
	ran(office, '--headless', `-env:UserInstallation=file://${place}/profile`, '--convert-to', 'pdf', '--outdir', place, path)
	return pagesOf(path.replace(/docx$/, 'pdf'))
}

function drawn(name, data) {
	writeFileSync(join(place, name), data)
	return pagesOf(join(place, name))
}

const installation = new Installation()
await installation.init()
for (const [login, roles, name] of [['worker', 'bid', '林晓雨'], ['boss', 'manager', '郑海峰'], ['other', 'bid_manager', '冯立新']])
	await installation.addUser(login, roles, { name })
await installation.start()

const tokens = {}
async function ask(login, method, path, body, headers = {}) {
	tokens[login] ??= await installation.token(login)
	const answer = await installation.json(method, `/api/v1/${path}`, body, { Authorization: `Bearer ${tokens[login]}`, ...headers })
	if (answer.status >= 300)
		throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
	return answer.json
}

async function fetched(login, path) {
	const answer = await installation.request('GET', `/api/v1/${path}`, { headers: { Authorization: `Bearer ${tokens[login]}` } })
	if (answer.status !== 200)
		throw new Error(`${path}: ${answer.status} ${answer.body}`)
	return answer.body
}

async function posted(login, path, body) {
	const answer = await installation.request('POST', `/api/v1/${path}`, {
		headers: { Authorization: `Bearer ${tokens[login]}`, 'Content-Type': 'application/json', 'Idempotency-Key': `${Math.random()}` }, body: JSON.stringify(body),
	})
	if (answer.status !== 200)
		throw new Error(`${path}: ${answer.status} ${answer.body}`)
	return answer.body
}

async function sent(login, path, name, type, content) {
	const form = new FormData()
	form.append('file', new Blob([content], { type }), name)
	const answer = await fetch(`${installation.url}/api/v1/${path}/file`, { method: 'POST', headers: { Authorization: `Bearer ${tokens[login]}` }, body: form })
	if (answer.status !== 201)
		throw new Error(`${path}/file: ${answer.status} ${await answer.text()}`)
	return answer.json()
}

async function changed(login, path, values) {
	const { version } = await ask(login, 'GET', path)
	return ask(login, 'PATCH', path, values, { 'If-Match': `"${version}"` })
}

// --- the records of a bid ---

const FORMS = file('bid_book_tender.txt').toString()
const CLAUSES = [['3.1', '机柜承重不低于 800 千克', '850千克', '提供承重 850 千克的机柜'], ['3.2', '空调制冷量不低于 25 千瓦', '30千瓦', '提供 30 千瓦模块化空调'], ['3.3', '门禁支持国密算法', null, '支持 SM2、SM3、SM4']]
const PRICE = '1286431.07', WORDS = '人民币壹佰贰拾捌万陆仟肆佰叁拾壹元零柒分'

async function bidOf() {
	const customer = await ask('boss', 'POST', 'customer', { name: '泺水职业学校' })
	const tender = await ask('boss', 'POST', 'tender', {
		name: '泺水职业学校机房改造项目', number: 'LSZX-2026-031', customer: customer.id, purchaser: '泺水职业学校', copies_original: 1, copies_duplicate: 4,
		bond_amount: '20000.00', validity_days: 90, deadline_at: '2030-03-20T09:30:00+08:00',
	})
	const profile = await ask('boss', 'POST', 'house_profile', { name: '万象信息技术有限公司', uscc: '91370100MA3XXXXX0X', legal_representative: '鲁正明', legal_title: '董事长', address: '济南市历下区解放路 8 号' })
	tokens.worker = await installation.token('worker')
	const bid = await ask('worker', 'POST', 'bid', { name: '机房改造投标', tender: tender.id, warranty_term: 3, warranty_unit: 'year', delivery_days: 45, validity_days: 90 })
	for (const [i, [no, text, value, answer]] of CLAUSES.entries()) {
		const clause = await ask('boss', 'POST', 'clause', { tender: tender.id, no, place: i + 1, page: 12, text, mark: i === 0 ? 'star' : 'none', category: 'technical' })
		const response = await ask('worker', 'POST', 'clause_response', { bid: bid.id, clause: clause.id })
		await ask('worker', 'POST', `clause_response/${response.id}/answer`, { ...(value ? { value } : {}), text: answer, deviation: value ? 'positive' : 'none', evidence: '彩页' })
	}
	for (const [name, kind, points] of [['技术偏离', 'deviation', '20'], ['售后服务', 'service', '15'], ['投标报价', 'price', '30']])
		await ask('boss', 'POST', 'score_item', { tender: tender.id, name, kind, points, ...(kind === 'price' ? { method: 'lowest' } : {}) })
	await sent('worker', `tender/${tender.id}`, '招标文件.txt', 'text/plain', FORMS)
	await ask('worker', 'POST', `bid/${bid.id}/price`, {
		seen_hash: null, content: { lines: [{ name: '微模块机柜', brand: '示范', model: 'MM-8', unit: '套', quantity: '1', unit_price: '1200000.03', unit_cost: '900000', tax_rate: '0.13' }, { name: '安装调试', unit: '项', quantity: '2', unit_price: '43215.52', unit_cost: '20000', tax_rate: '0.06' }] },
	})
	const book = await ask('worker', 'POST', `bid/${bid.id}/book`)
	await changed('worker', `bid_book/${book.book}`, { profile: profile.id, agent: '何文博' })
	return { bid: bid.id, tender: tender.id, customer: customer.id }
}

/** Each item of the scoring goes where it is offered; a section of one's own Word file, and the itemised prices. */
async function completed({ bid }) {
	const book = await ask('worker', 'GET', `bid/${bid}/book`)
	for (const score of book.scores)
		await changed('worker', `bid_section/${score.offered}`, { answers: [{ score_item: score.id }] })
	const volume = kind => book.volumes.find(v => v.kind === kind).id
	const layout = await sent('worker', `bid_volume/${volume('technical')}`, '逐条应答.docx', DOCX, file('bid_book_rows.docx'))
	const own = await ask('worker', 'POST', 'bid_section', { title: '六、逐条应答', volume: volume('technical'), source: 'template', template: layout.id })
	await ask('worker', 'POST', 'bid_section', { title: '七、分项报价表', volume: volume('price'), source: 'paper', paper: 'price_table' })
	return { own: own.id, technical: volume('technical'), business: volume('business'), price: volume('price') }
}

// --- what is looked at ---

/** The lines of a form between its title and the next, cut at their blanks. */
function wordingOf(title) {
	const lines = FORMS.split('\n'), from = lines.indexOf(title)
	const to = lines.findIndex((l, i) => i > from && /^[一二三四五六七]、|^第七章/.test(l))
	return lines.slice(from + 1, to).flatMap(l => l.split(/_+|：$/)).map(bare).filter(s => s.length > 1)
}

function inOrder(text, pieces, said) {
	let at = 0
	for (const piece of pieces) {
		const found = text.indexOf(piece, at)
		if (!check(found >= 0, `${said}: “${piece}” is not there, or not in its place`))
			return
		at = found + piece.length
	}
}

/** Page numbers as printed count from the cover. */
function sectionsStandWhereSaid(pages, book, volume, said) {
	const contents = bare(pages.slice(0, 3).join(''))
	for (const s of book.volumes.find(v => v.id === volume).sections) {
		check(contents.includes(`${bare(s.heading)}`), `${said}: ${s.heading} is not in the contents`)
		if (s.page !== null)
			check(bare(pages[s.page - 1] ?? '').includes(bare(s.heading)), `${said}: ${s.heading} is not on page ${s.page}`)
	}
}

function indexLeadsToPages(pages, book, volume, said) {
	const front = pages.slice(0, 3).join('\n')
	check(/评分/.test(front), `${said}: no index of the scoring`)
	for (const score of book.scores)
		for (const a of score.answered.filter(x => book.volumes.find(v => v.id === volume).sections.some(s => s.id === x.section))) {
			const row = front.split('\n').find(l => bare(l).includes(bare(score.name)) && new RegExp(`\\s${a.page}\\s*$`).test(l))
			check(row !== undefined, `${said}: ${score.name} does not lead to page ${a.page}`)
			check(bare(pages[a.page - 1]).includes(bare(a.title)), `${said}: ${a.title} is not on page ${a.page}`)
		}
}

async function looksAtVolumes(b, v) {
	for (const volume of [v.business, v.technical]) {
		const made = await ask('worker', 'POST', `bid_volume/${volume}/assemble`, {})
		const book = await ask('worker', 'GET', `bid/${b.bid}/book`)
		const pdf = drawn(`${volume}.pdf`, await fetched('worker', `file/${made.pdf}/content`))
		const docx = opened(`${volume}.word.docx`, await fetched('worker', `file/${made.docx}/content`))
		same(pdf.length, made.pages, 'pages of the PDF')
		for (const [pages, said] of [[pdf, 'PDF'], [docx, 'DOCX']]) {
			const text = bare(pages.join(''))
			check(!text.includes('{{'), `${said}: a name is left`)
			check(!text.includes(PRICE) && !text.includes(WORDS), `${said}: the price`)
			sectionsStandWhereSaid(said === 'PDF' ? pages : pages.map(() => pages.join('')), book, volume, said)
		}
		indexLeadsToPages(pdf, book, volume, 'PDF')
		if (volume === v.business)
			formsAreFilled(bare(pdf.join('')), bare(docx.join('')))
		else
			rowsAreRepeated(bare(pdf.join('')), bare(docx.join('')))
	}
}

function formsAreFilled(...texts) {
	for (const text of texts) {
		inOrder(text, wordingOf('一、投标函'), 'the letter of bid')
		inOrder(text, wordingOf('二、授权委托书'), 'the authorisation')
		for (const filled of ['致：泺水职业学校（招标人名称）', '投标有效期为90天', '人民币20000.00元', '投标人：万象信息技术有限公司（盖单位章）', '地址：济南市历下区解放路8号', '鲁正明'])
			check(text.includes(filled), `a blank: ${filled}`)
	}
}

function rowsAreRepeated(...texts) {
	for (const text of texts) {
		for (const [no, requirement, , answer] of CLAUSES)
			check(text.includes(bare(`${no}${requirement}${answer}`)), `the row of ${no}`)
		check(text.includes('万象信息技术有限公司就泺水职业学校机房改造项目逐条应答如下：'), 'a name that Word had cut into runs')
		check(text.includes('报价另册'), 'no prices in the technical volume')
	}
}

const kept = dir => readdirSync(dir, { recursive: true, withFileTypes: true }).filter(e => e.isFile()).map(e => join(e.parentPath ?? e.path, e.name)).filter(p => statSync(p).size > 0)

/** Who is on its list takes the volume of the price away; nothing of it stays. */
async function looksAtPrice(b, v) {
	const before = new Set(kept(installation.data).filter(p => !/trine\.db/.test(p)))
	const pdf = drawn('price.pdf', await posted('worker', `bid_volume/${v.price}/assemble`, { format: 'pdf' }))
	const docx = opened('price.word.docx', await posted('worker', `bid_volume/${v.price}/assemble`, { format: 'docx' }))
	for (const pages of [pdf, docx]) {
		const text = bare(pages.join(''))
		check(text.includes(PRICE) && text.includes(WORDS), 'the price in figures and words')
		for (const cell of ['微模块机柜', '1200000.03', '86431.04', '13%', '6%'])
			check(text.includes(cell), `itemised: ${cell}`)
	}
	same(kept(installation.data).filter(p => !/trine\.db/.test(p) && !before.has(p)), [], 'files that stayed')
	const book = await ask('worker', 'GET', `bid/${b.bid}/book`)
	same(book.volumes.find(x => x.id === v.price).edition.changes, [], 'what changed since it was put together')
	for (const section of book.volumes.find(x => x.id === v.price).sections)
		check(!JSON.stringify(await ask('other', 'GET', `bid_section/${section.id}/preview`)).includes(PRICE), `${section.title} tells who is not on the list`)
}

async function looksAtContract(b) {
	const contract = await ask('boss', 'POST', 'contract', { name: '机房改造合同', customer: b.customer, amount: '1286431.07', warranty_term: 3, warranty_unit: 'year', payment_terms: '见付款计划' })
	await ask('boss', 'POST', `contract/${contract.id}/draft`, {})
	for (const [title, percent] of [['预付款', '30'], ['验收款', '70']])
		await ask('boss', 'POST', 'payment_term', { title, contract: contract.id, event: 'signing', percent })
	const layout = await sent('boss', `contract/${contract.id}`, '合同范本.docx', DOCX, file('contract_template.docx'))
	const ours = bare(opened('ours.docx', await fetched('boss', `contract/${contract.id}/document`)).join(''))
	check(ours.includes('机房改造合同') && ours.includes('1286431.07'), 'our own layout')
	await changed('boss', `contract/${contract.id}`, { draft_template: layout.id })
	const theirs = bare(opened('theirs.docx', await fetched('boss', `contract/${contract.id}/document`)).join(''))
	const pdf = bare(drawn('theirs.pdf', await fetched('boss', `contract/${contract.id}/document?format=pdf`)).join(''))
	for (const text of [theirs, pdf]) {
		inOrder(text, ['机房改造合同', '甲方：泺水职业学校', '乙方：Trinetest', `合同价款：人民币1286431.07元（${WORDS}）`, '质保期限', '预付款30', '验收款70'], 'a contract in a layout of one’s own')
		check(!text.includes('{{'), 'a name is left')
	}
}

try {
	const b = await bidOf()
	const v = await completed(b)
	tokens.other = await installation.token('other')
	await looksAtVolumes(b, v)
	await looksAtPrice(b, v)
	await looksAtContract(b)
	await installation.stop()
} finally {
	installation.remove()
	rmSync(place, { recursive: true, force: true })
}
for (const f of failures)
	console.log(`  ✗ ${f}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0
