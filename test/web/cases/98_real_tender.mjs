// A real tender document, of those kept beside the project (../shared/tenders, nothing of which is in it), from its upload to
// the contract: read, confirmed by keyboard, answered clause by clause, priced under seal, bound as a book in the forms it
// prescribes, checked, handed in, opened, awarded, drafted. Skipped in sight where there is none.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { api, first, settled } from '../browser.mjs'
import { expect, need, same } from '../expect.mjs'
import { fill, make, makeHere, open, paste, refused, take } from '../hands.mjs'
import { Story } from '../story.mjs'

const FOLDER = new URL('../../../../shared/tenders/doc/', import.meta.url)
const TYPES = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' }

/** Of the documents that prescribe their forms the one with most marks not to be overlooked. */
function realTender() {
	const all = existsSync(FOLDER) ? readdirSync(FOLDER) : []
	const found = all.flatMap((name) => ['docx', 'pdf'].map((ending) => ({ ending, file: new URL(`${name}/doc.${ending}`, FOLDER), text: new URL(`${name}/text.txt`, FOLDER) })))
		.filter(({ file, text }) => existsSync(file) && existsSync(text)).map((d) => ({ ...d, text: readFileSync(d.text, 'utf8') }))
	const usable = found.filter(({ text }) => /(投标|响应)文件格式/.test(text) && /投标截止时间/.test(text))
	const marks = ({ text }) => text.split(/[★▲]/).length
	return need(usable.sort((x, y) => marks(y) - marks(x))[0], 'no real tender document beside the project')
}

async function must(page, method, path, body, headers) {
	const answer = await api(page, method, path, body, headers)
	if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
	return answer.body
}

async function changed(page, path, values) {
	const { etag } = await api(page, 'GET', path)
	return must(page, 'PATCH', path, values, { 'If-Match': etag })
}

/** All of a list, page by page. */
async function allOf(page, path) {
	const found = []
	for (let next = null; ; ) {
		const body = await must(page, 'GET', `${path}&limit=200${next ? `&after=${next}` : ''}`)
		found.push(...body.items)
		next = body.next
		if (!next) return found
	}
}

const DAY = 86_400_000
const iso = (at) => new Date(at).toISOString()

/** Down the list by keyboard: each fact is confirmed; a day of the document that has gone by is corrected, as a person corrects
 * what was misread. */
async function confirmAll(page, corrections) {
	const stuck = new Set()
	for (let i = 0; i < 300 && (await page.locator('.list li.found').count()) > stuck.size; i++) {
		const id = await page.getAttribute('.list li.at', 'id')
		const open = await page.locator('.list li.at.found').count()
		const right = corrections.get(id)
		if (open && right !== undefined) {
			await page.keyboard.press('e')
			await page.fill('[data-editing]', right)
		}
		await page.keyboard.press(open ? 'Enter' : 'j')
		await page.waitForFunction((was) => document.querySelector('.list li.at')?.id !== was || !document.querySelector('.list li.at.found'), id, { timeout: 4000 }).catch(() => stuck.add(id))
		if (stuck.has(id)) await page.keyboard.press('k')
	}
	same([...stuck], [], 'facts that the keyboard does not confirm')
}

/** Uploaded and read; a person says yes to each fact by keyboard and ticks what must not be overlooked. */
async function arrives(story, doc, deadline) {
	const page = await story.as('bid')
	const customer = await must(await story.as('manager'), 'POST', 'customer', { name: '真实招标文件的采购人' })
	await open(page, '/')
	const tender = await make(page, 'tender', { name: '真实招标文件', customer: customer.name })
	await page.setInputFiles('.drop input', { name: `招标文件.${doc.ending}`, mimeType: TYPES[doc.ending], buffer: readFileSync(doc.file) })
	await page.waitForFunction(() => document.querySelector('.files')?.textContent?.includes('招标文件'))
	await page.locator('header button', { hasText: '读取文件' }).click()
	await page.waitForURL(/\/facts/, { timeout: 60000 })
	await settled(page)
	const facts = await page.locator('.list li').count()
	expect(facts >= 8, `only ${facts} facts were read`)
	const local = new Date(deadline + 8 * 3600_000).toISOString().slice(0, 16)
	const mine = await allOf(page, `tender_fact?tender=${tender}`)
	await confirmAll(page, new Map(mine.filter((f) => ['bid_deadline.iso', 'opening.iso'].includes(f.path)).map((f) => [`fact-${f.id}`, local])))
	await page.keyboard.press(']')
	await page.waitForURL(/tab=lines/)
	await settled(page)
	for (let i = 0; i < 5; i++) {
		const ticked = await page.locator('.list li.ticked').count()
		await page.keyboard.press('Enter')
		await page.waitForFunction((was) => document.querySelectorAll('.list li.ticked').length > was, ticked)
	}
	for (const line of (await allOf(page, `tender_line?tender=${tender}`)).filter((l) => l.stage === 'open')) await must(page, 'POST', `tender_line/${line.id}/tick`, {})
	const read = await must(page, 'GET', `tender/${tender}`)
	same([read.facts_open, read.fatal_lines_open, iso(read.deadline_at)], [0, 0, iso(deadline)], 'what the document says, and a person corrected')
	const clauses = await allOf(page, `clause?tender=${tender}`)
	const scores = await allOf(page, `score_item?tender=${tender}`)
	expect(clauses.length > 0 && scores.length > 0, `${clauses.length} clauses, ${scores.length} items of scoring`)
	return { customer: customer.id, tender, read, clauses, scores }
}

async function pursued(story, told) {
	const page = await story.as('bid')
	await open(page, `/tender/${told.tender}`)
	await take(page, 'obtain', {})
	const missing = await refused(page, 'pursue', { decision_reason: '力所能及' }).catch(() => [])
	if (missing.length) {
		await fill(page, { regime: 'gov_procurement' }, 'dialog')
		await page.locator('dialog footer .primary').click()
		await page.locator('dialog').waitFor({ state: 'detached' })
	}
	same((await must(page, 'GET', `tender/${told.tender}`)).stage, 'pursued', 'the tender')
	await must(await story.as('manager'), 'POST', 'house_profile', { name: '山东示例科技股份有限公司', uscc: '91370100MA3XXXXX0X', legal_representative: '鲁正明', legal_title: '董事长', address: '济南市历下区解放路 8 号', phone: '0531-80001234' })
	await open(page, `/tender/${told.tender}`)
	const bid = await makeHere(page, 'bid', {
		name: '真实招标文件的投标', warranty_term: '5', warranty_unit: 'year', validity_days: String(told.read.validity_days ?? 180), delivery_days: '30',
	})
	return { ...told, bid }
}

const saved = (page) => page.waitForFunction(() => /全部保存/.test(document.querySelector('[data-saving]')?.textContent ?? ''), null, { timeout: 60000 })

/** The whole matrix from a spreadsheet, column by column; what the rules ask for more is given row by row. */
async function answered(story, told) {
	const page = await story.as('bid')
	await page.goto(`/bid/${told.bid}/matrix`)
	await page.waitForSelector('[role=grid] [role=gridcell]')
	await settled(page)
	const rows = Number(await page.getAttribute('[role=grid]', 'aria-rowcount')) - 1
	same(rows, told.clauses.length, 'rows of the matrix')
	const first = await page.locator('[data-cell$=".text"]').first().getAttribute('data-cell')
	await page.click(`[data-cell="${first}"]`)
	await paste(page, 'textarea.at', Array.from({ length: rows }, (_, i) => `我方逐条响应第 ${i + 1} 项要求，详见证明材料\t无`).join('\n'))
	await saved(page)
	await page.click(`[data-cell="${first.replace('.text', '.evidence')}"]`)
	await paste(page, 'textarea.at', Array.from({ length: rows }, () => '技术方案及证明材料').join('\n'))
	await saved(page)
	const all = await allOf(page, `clause_response?bid=${told.bid}`)
	same(all.filter((r) => r.stage !== 'answered').map((r) => [r.no, r.value]), [], 'rows not answered')
	const bid = await must(page, 'GET', `bid/${told.bid}`)
	same([bid.clauses_unanswered, bid.stars_negative, bid.stars_without_evidence], [0, 0, 0], 'what the bid counts')
}

/** Some way below the ceiling, if there is one. */
function priceOf(told) {
	const cap = Number(told.read.price_cap ?? told.read.budget ?? '400000.00')
	return (Math.floor(cap * 0.83) + 0.37).toFixed(2)
}

async function priced(story, told) {
	const page = await story.as('bid')
	const price = priceOf(told), cost = (Number(price) / 2).toFixed(2)
	await page.goto(`/bid/${told.bid}/price`)
	await page.click('[data-begin]')
	await page.waitForSelector('[data-cell="0.name"]')
	await paste(page, '[data-cell="0.name"]', `项目总价\t\t项\t1\t${cost}\t${price}\t6`)
	await page.waitForFunction((want) => document.querySelector('[data-total]')?.textContent?.replaceAll(',', '') === want, price)
	await page.locator('main button.primary', { hasText: '保存' }).click()
	await page.waitForSelector('[data-submit]')
	await page.click('[data-submit]')
	await page.waitForSelector('[data-approver]')
	const manager = await first(page, 'user?login=manager')
	await must(page, 'POST', `bid/${told.bid}/admit`, { user: manager.id })
	const boss = await story.as('manager')
	await boss.goto(`/bid/${told.bid}/price`)
	await boss.click('[data-open]')
	await boss.waitForSelector('[data-approve]')
	await boss.click('[data-approve]')
	await boss.waitForFunction(() => document.querySelector('[data-stage]')?.textContent?.includes('已批准'))
	return { ...told, price }
}

/** Bound in the forms the document prescribes: each item of the scoring in a section, seals set, volumes put together. */
async function bound(story, told) {
	const page = await story.as('bid')
	await page.goto(`/bid/${told.bid}/book`)
	await settled(page)
	await page.click('text=生成骨架')
	await page.waitForSelector('nav ol li', { timeout: 60000 })
	let book = await must(page, 'GET', `bid/${told.bid}/book`)
	expect(book.format_chapter, 'its format chapter was not found')
	await page.goto(`/bid/${told.bid}/book?show=scores`)
	await settled(page)
	if (await page.locator('[data-take-all]').count()) {
		await page.click('[data-take-all]')
		await page.waitForFunction(() => !document.querySelector('[data-take-all]'), null, { timeout: 60000 })
	}
	book = await must(page, 'GET', `bid/${told.bid}/book`)
	const technical = (book.volumes.find((v) => v.kind === 'technical') ?? book.volumes[0])
	const scheme = await must(page, 'POST', 'bid_section', {
		title: '逐项响应评分办法', volume: technical.id, source: 'text', text: '{{bidder}}就{{project_name}}逐项响应评分办法。',
		answers: book.scores.filter((s) => !s.answered.length).map((s) => ({ score_item: s.id })),
	})
	for (const section of book.volumes.flatMap((v) => v.sections)) {
		const whole = await must(page, 'GET', `bid_section/${section.id}`)
		if (whole.seal_points?.length) await changed(page, `bid_section/${section.id}`, { seal_points: whole.seal_points.map((p) => ({ kind: p.kind, words: p.words, done: true })) })
		await must(page, 'POST', `bid_section/${section.id}/finish`, {})
	}
	await must(page, 'POST', `bid_section/${scheme.id}/finish`, {})
	await page.goto(`/bid/${told.bid}/book`)
	await settled(page)
	for (const volume of book.volumes.filter((v) => !v.closed)) {
		const card = page.locator('nav .card', { has: page.locator(`a[href="/bid_volume/${volume.id}"]`) })
		await card.locator('button', { hasText: '生成成册' }).click()
		await card.locator('.edition').waitFor({ timeout: 60000 })
	}
	// A volume in which the price stands is handed to who knows it, and kept nowhere.
	const files = new Map()
	for (const volume of book.volumes.filter((v) => v.closed)) {
		const answer = await page.request.post(`/api/v1/bid_volume/${volume.id}/assemble`, { data: { format: 'pdf' }, headers: { Origin: page.origin, 'Idempotency-Key': volume.id } })
		same(answer.status(), 200, 'the closed volume')
		files.set(volume.id, await answer.body())
	}
	const bound = await must(page, 'GET', `bid/${told.bid}/book`)
	for (const v of bound.volumes.filter((x) => x.edition?.pdf)) files.set(v.id, await (await page.request.get(`/api/v1/file/${v.edition.pdf}/content`)).body())
	return { ...told, book: bound, files }
}

const bare = (text) => text.replace(/[\s\u00a0\u3000_…]/g, '')

/** The wording of the forms is theirs, letter by letter, and the index leads to real pages. */
async function bookHolds(story, told) {
	const page = await story.as('bid')
	let forms = 0
	for (const volume of told.book.volumes) {
		const pdf = told.files.get(volume.id)
		expect(pdf, 'a volume is not there')
		const pages = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout.split('\f')
		const text = bare(pages.join(''))
		expect(!text.includes('{{'), 'a name is left')
		expect(volume.closed || !text.includes(told.price), 'the price stands in a volume that is kept')
		for (const s of volume.sections.filter((x) => x.page)) {
			expect(bare(pages[s.page - 1] ?? '').includes(bare(s.heading).slice(0, 40)), `a heading is not on page ${s.page}`)
			forms += s.source === 'form'
		}
		for (const score of told.book.scores)
			for (const a of score.answered.filter((x) => volume.sections.some((s) => s.id === x.section)))
				expect(bare(pages[a.page - 1]).includes(bare(a.title).slice(0, 40)), `the index of the scoring leads to page ${a.page}`)
	}
	same(told.book.scores.filter((s) => !s.answered.length).length, 0, 'items of the scoring without a section')
	const kept = new Map()
	for (const s of told.book.volumes.flatMap((v) => v.sections).filter((x) => x.source === 'form')) kept.set(s.id, (await must(page, 'GET', `bid_section/${s.id}`)).original)
	expect(kept.size > 0 && [...kept.values()].every((o) => o?.length > 0), 'the forms as the document has them')
	return forms
}

async function bondPaid(story, told) {
	if (!told.read.bond_required) return
	const page = await story.as('bid')
	const bond = await must(page, 'POST', 'bid_bond', { bid: told.bid, amount: told.read.bond_amount, form: 'transfer', from_basic_account: true, payer: '山东示例科技股份有限公司' })
	const on = iso(story.at.getTime()).slice(0, 10)
	await must(page, 'POST', `bid_bond/${bond.id}/pay`, { paid_on: on })
	await must(page, 'POST', `bid_bond/${bond.id}/arrive`, { arrived_at: iso(story.at.getTime()) })
}

/** What keeps it from being handed in is put right where it is named; nothing is let pass. */
async function ready(story, told) {
	const page = await story.as('bid')
	await page.goto(`/bid/${told.bid}/readiness`)
	await settled(page)
	const found = (await must(page, 'GET', `bid/${told.bid}/readiness`)).findings.filter((f) => f.state === 'found')
	same(found.filter((f) => f.fatal).map((f) => [f.code, f.places.map((p) => [p.entity, p.field, p.title, p.detail])]), [], 'fatal findings')
	return found.map((f) => f.code)
}

async function sealed(story, told) {
	const page = await story.as('bid')
	await open(page, `/bid/${told.bid}`)
	await take(page, 'seal')
}

async function handedIn(story, told, deadline) {
	await story.on(iso(deadline - DAY / 8))
	await open(await story.as('bid'), `/bid/${told.bid}`)
	await take(await story.as('bid'), 'submit', { submitted_by_way: 'platform', receipt_no: 'HZ-0001' })
	// Before it is opened the price is in no file, no database, no log, in figures or in cents.
	const cents = told.price.replace('.', '')
	const grep = spawnSync('grep', ['-rlaF', '-e', told.price, '-e', cents, '--', story.installation.home], { encoding: 'utf8' })
	same(grep.stdout.trim(), '', 'files that tell the price')
	expect(!story.installation.errors.includes(told.price), 'the log tells the price')
}

async function won(story, told, deadline) {
	await story.on(iso(deadline + 40 * 60_000))
	await open(await story.as('bid'), `/bid/${told.bid}`)
	await take(await story.as('bid'), 'open', { rank: '1' })
	same((await must(await story.as('bid'), 'GET', `bid/${told.bid}`)).opened_price, told.price, 'what was read out is what was sealed')
	await story.on(iso(deadline + 12 * DAY))
	const page = await story.as('bid')
	await open(page, `/bid/${told.bid}`)
	await take(page, 'win', { award_notice_on: iso(deadline + 11 * DAY).slice(0, 10), award_amount: told.price })
	const boss = await story.as('manager')
	const contract = await first(boss, `contract?bid=${told.bid}`)
	expect(contract, 'no contract')
	same([contract.amount, contract.name], [told.price, told.read.name], 'what was won is what will be signed')
	await must(boss, 'POST', `contract/${contract.id}/draft`, {})
	await open(boss, `/contract/${contract.id}/draft`)
	const terms = await allOf(boss, `contract_term?contract=${contract.id}`)
	expect(terms.length >= 10, `only ${terms.length} terms`)
	const paper = await boss.request.get(`/api/v1/contract/${contract.id}/document`)
	same([paper.status(), (await paper.body()).subarray(0, 2).toString()], [200, 'PK'], 'the contract as a document')
}

export default {
	'from its upload to the contract': async ({ browser }) => {
		const doc = realTender()
		const deadline = Math.floor((Date.now() + 20 * DAY) / 600_000) * 600_000
		const story = new Story(browser)
		try {
			await story.begin(iso(Date.now()))
			let told = await arrives(story, doc, deadline)
			told = await pursued(story, told)
			await answered(story, told)
			told = await priced(story, told)
			await bondPaid(story, told)
			told = await bound(story, told)
			expect((await bookHolds(story, told)) > 0, 'no form of the document is in the book')
			await ready(story, told)
			await sealed(story, told)
			await handedIn(story, told, deadline)
			await won(story, told, deadline)
			await story.end()
		} finally {
			story.remove()
		}
	},
}
