// The deviation matrix: written like a spreadsheet, by two at once and nothing lost; a thousand rows stay quick.
import { api, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { created, ownCustomer, paste } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

/** A bid of its own with so many clauses. */
async function bidWith(page, count, text = (i) => `第 ${i} 项指标不低于 ${i * 10} 项`) {
	const customer = await ownCustomer(page)
	const tender = await created(page, 'tender', { name: '网页矩阵招标', customer: customer.id, max_general_negatives: 5 })
	for (let i = 1; i <= count; i++)
		await created(page, 'clause', { tender: tender.id, no: `2.${i}`, place: i, page: i, text: text(i), mark: i === 1 ? 'star' : 'none', category: i % 2 ? 'technical' : 'business' })
	return created(page, 'bid', { name: '网页矩阵投标', tender: tender.id })
}

const cell = (no, column) => `[data-cell="${no}.${column}"]`
const shown = (page, no, column) => page.locator(`${cell(no, column)} .shown`).innerText()
const saved = (page) => page.waitForFunction(() => /全部保存|All saved/.test(document.querySelector('[data-saving]')?.textContent ?? ''))
const response = async (page, bid, no) => (await api(page, 'GET', `clause_response?bid=${bid}&no=${no}`)).body.items[0]

/** Of each clause of the demonstration's new tender, words of the answer that a person would take. */
const RIGHT = {
	'3.1.1': '所投枪机 800 万像素', '3.1.2': '星光级传感器', '3.1.3': '防护等级 IP67', '3.1.4': '球机 32 倍', '3.1.5': '张力围栏报警响应',
	'3.2.1': '90 天配置', '3.2.2': 'RAID5/6', '3.2.3': '核心交换机交换容量', '3.2.4': '24 口 PoE+', '3.2.5': '802.11ax', '3.2.6': '六类低烟无卤', '3.2.7': '128GB 内存',
	'3.3.1': '平台通过 GB/T28181', '3.3.2': '500 个用户并发', '3.3.3': '模拟摄像机经编码器接入', '3.3.4': '人脸识别 0.3 秒',
	'3.4.1': 'UPS 满载后备', '3.4.2': '三合一防雷器', '4.1': '投标有效期自投标截止', '4.2': '45 个日历天完成', '4.3': '接受付款方式',
	'5.1': '专业承包一级资质', '5.2': '同类项目业绩 4 个', '5.3': '项目经理为机电工程', '5.4': '信用中国', '6.1': 'seed-2019/warranty', '6.2': 'seed-2019/response',
	'6.3': '常用备件现货', '6.4': '培训', '6.5': 'routine_revisit', '6.6': '免费升级', '6.7': 'seed-2019/handover',
}

async function openMatrix(browser, url, login, password, bid, more = {}) {
	const page = await openPage(browser, { url, ...more })
	await enter(page, login, password)
	await page.goto(`/bid/${bid}/matrix`)
	await page.waitForSelector('[role=grid] [role=gridcell]')
	await settled(page)
	return page
}

export default {
	'written by keyboard: type, Tab, paste a range, fill down, undo': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'manager', password)
		const bid = await bidWith(page, 8)
		await page.goto(`/bid/${bid.id}/matrix`)
		await page.waitForSelector(cell('2.1', 'value'))
		await page.click(cell('2.1', 'value'))
		await page.keyboard.type('32项')
		await page.keyboard.press('Tab')
		await page.keyboard.type('提供 32 项')
		await page.keyboard.press('Enter')
		await saved(page)
		same([(await response(page, bid.id, '2.1')).value, (await response(page, bid.id, '2.1')).deviation], ['32项', 'positive'], 'typed and judged')
		same(await shown(page, '2.1', 'deviation'), '正偏离', 'the verdict is in its cell')
		// A range of a spreadsheet over three rows and three columns; what is none of the column is said.
		await page.click(cell('2.2', 'value'))
		await paste(page, 'textarea.at', '20项\t按要求\t无\n25项\t"两行\n文字"\t无\n40项\t优于要求\t也许\n')
		await saved(page)
		same((await response(page, bid.id, '2.3')).text, '两行\n文字', 'a cell of two lines')
		expect(await page.locator('.toast').first().innerText().then((x) => x.includes('2.4')), 'the wrong cell is named')
		// 25 is below 30: the row is no answer while it says that nothing deviates.
		await page.click(cell('2.3', 'value'))
		expect(await page.locator('[data-panel="2.3"]').innerText().then((x) => x.includes('尚未算作应答')), 'why it is open')
		same((await response(page, bid.id, '2.3')).stage, 'open', 'open')
		await page.click(cell('2.3', 'deviation'))
		await page.keyboard.type('负')
		await page.keyboard.press('Tab')
		await page.keyboard.type('现有型号如此')
		await page.keyboard.press('Enter')
		await saved(page)
		same([(await response(page, bid.id, '2.3')).stage, await shown(page, '2.3', 'deviation')], ['answered', '负偏离'], 'answered with a reason')
		// Arrows and Shift mark, Ctrl D fills down, Ctrl Z takes it back.
		await page.click(cell('2.4', 'evidence'))
		await page.keyboard.type('彩页')
		await page.keyboard.press('Enter')
		await page.click(cell('2.4', 'evidence'))
		for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown')
		await page.keyboard.press('Control+d')
		await saved(page)
		same((await response(page, bid.id, '2.7')).evidence, '彩页', 'filled down')
		await page.keyboard.press('Control+z')
		await saved(page)
		same((await response(page, bid.id, '2.7')).evidence, null, 'undone')
		// Rows marked are given to somebody at once.
		await page.click(cell('2.1', 'owner'))
		await page.keyboard.press('Control+a')
		const who = await page.locator('[data-assign] option').nth(1).getAttribute('value')
		await page.selectOption('[data-assign]', who)
		await saved(page)
		const all = (await api(page, 'GET', `clause_response?bid=${bid.id}&owner=${who}`)).body.count.value
		same(all, 8, 'assigned')
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/matrix-typed.png` })
		none(page.faults, 'faults')
	},
	'two at once: cells of one row are merged, one cell is decided, nothing is lost': async ({ browser, url, password, shots }) => {
		const maker = await openPage(browser, { url })
		await enter(maker, 'manager', password)
		const bid = await bidWith(maker, 12)
		const one = await openMatrix(browser, url, 'bid_manager', password, bid.id)
		const two = await openMatrix(browser, url, 'bid', password, bid.id)
		const type = async (page, no, column, text) => {
			await page.click(cell(no, column))
			await page.keyboard.type(text)
			await page.keyboard.press('Enter')
		}
		// Both write in the same rows, other cells, as fast as they can.
		const [a, b] = [[], []]
		for (let i = 2; i <= 9; i++) {
			a.push(() => type(one, `2.${i}`, 'text', `甲答 ${i}`))
			b.push(() => type(two, `2.${i}`, 'evidence', `乙证 ${i}`))
		}
		const run = async (acts) => { for (const act of acts) await act() }
		await Promise.all([run(a), run(b)])
		await Promise.all([saved(one), saved(two)])
		for (let i = 2; i <= 9; i++) {
			const r = await response(maker, bid.id, `2.${i}`)
			same([r.text, r.evidence], [`甲答 ${i}`, `乙证 ${i}`], `row 2.${i}`)
		}
		// Each sees the other's, with his name, without asking for it.
		await one.waitForFunction(() => document.querySelector('[data-cell="2.9.evidence"] .shown')?.textContent === '乙证 9')
		await two.waitForFunction(() => document.querySelector('[data-cell="2.9.text"] .shown')?.textContent === '甲答 9')
		await two.waitForFunction(() => [...document.querySelectorAll('button')].some((b) => b.textContent?.includes('他人修改')))
		// One who is still typing is not overtaken by what comes in meanwhile: he is told when he ends.
		await two.click(cell('2.10', 'text'))
		await two.keyboard.type('乙正在写')
		await type(one, '2.10', 'text', '甲先写完')
		await saved(one)
		await two.waitForFunction(() => [...document.querySelectorAll('button')].some((b) => b.textContent?.includes('他人修改 ')))
		await two.waitForTimeout(4000)
		await two.keyboard.press('Enter')
		await two.waitForSelector('.cell.clash')
		same((await response(maker, bid.id, '2.10')).text, '甲先写完', 'not overwritten')
		await two.click(cell('2.10', 'text'))
		await two.click('[data-theirs]')
		await two.waitForFunction(() => !document.querySelector('.cell.clash'))
		// The same cell: the one who sees an old value is told, and chooses; what he typed is there.
		await two.route('**/matrix?since=*', (r) => r.abort())
		await type(one, '2.1', 'text', '甲说')
		await saved(one)
		await type(two, '2.1', 'text', '乙说')
		await two.waitForSelector('.cell.clash')
		await two.click(cell('2.1', 'text'))
		await two.waitForSelector('[data-mine]')
		expect(await two.locator('.clashes').innerText().then((x) => x.includes('甲说') && x.includes('乙说')), 'both are shown')
		if (shots) await two.screenshot({ path: `${shots}/matrix-clash.png` })
		none(await violations(two), 'axe, conflict')
		same((await response(maker, bid.id, '2.1')).text, '甲说', 'the first stands')
		await two.click('[data-mine]')
		await two.waitForFunction(() => !document.querySelector('.cell.clash'))
		await saved(two)
		same((await response(maker, bid.id, '2.1')).text, '乙说', 'and is changed by decision only')
		none(one.faults, 'faults, one')
		none(two.faults.filter((f) => !f.includes('aborted')), 'faults, two')
	},
	'an answer is submitted, sent back with a reason, given again and accepted by a second person': async ({ browser, url, password, shots }) => {
		const maker = await openPage(browser, { url })
		await enter(maker, 'manager', password)
		const bid = await bidWith(maker, 4)
		const [one, two] = [await openMatrix(browser, url, 'bid', password, bid.id), await openMatrix(browser, url, 'bid_manager', password, bid.id)]
		const asks = (page, what, yes) => page.waitForFunction(([w, y]) => (document.querySelector(w) !== null) === y, [what, yes])
		const type = async (no, text) => {
			await one.click(cell(no, 'text'))
			await one.keyboard.type(text)
			await one.keyboard.press('Tab')
			await one.keyboard.type('无')
			await one.keyboard.press('Enter')
		}
		for (const no of ['2.1', '2.2', '2.3']) await type(no, `完全响应 ${no}`)
		await saved(one)
		// Who answered is not offered to accept it; he is told who may.
		await one.click(cell('2.1', 'text'))
		await one.waitForSelector('[data-reviewer]')
		expect(await one.locator('[data-panel="2.1"]').innerText().then((x) => /复核通过：由.*冯立新/.test(x)), 'who has to act')
		none(await one.locator('[data-panel] [data-review], [data-panel] [data-send-back]').allInnerTexts(), 'buttons that would be refused')
		if (shots) await one.screenshot({ path: `${shots}/matrix-waits.png` })
		// The second person sends it back, and has to say why.
		await two.waitForFunction(() => document.querySelector('[data-row="2.1"] [data-state]')?.getAttribute('data-state') === 'answered')
		await two.click(cell('2.1', 'text'))
		await two.click('[data-send-back]')
		await asks(two, '[data-panel] form button[type=submit]:disabled', true)
		await two.fill('[data-return-reason]', '请写出具体型号')
		none(await violations(two), 'axe, sending back')
		await two.click('[data-panel] form button[type=submit]')
		await two.waitForSelector('[data-returned]')
		// The other one sees it without asking: mark, reason and by whom; he answers again.
		await one.waitForFunction(() => document.querySelector('[data-row="2.1"] [data-state]')?.getAttribute('data-state') === 'returned')
		expect(await one.locator('[data-returned]').innerText().then((x) => x.includes('冯立新') && x.includes('请写出具体型号')), 'why, and who says so')
		await one.selectOption('select[aria-label="按状态"]', 'returned')
		await one.waitForFunction(() => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '2')
		if (shots) await one.screenshot({ path: `${shots}/matrix-returned.png` })
		await type('2.1', '完全响应，型号 DS-1')
		await saved(one)
		await one.selectOption('select[aria-label="按状态"]', '')
		// Accepted one by one, and the rest at once.
		await two.waitForFunction(() => document.querySelector('[data-row="2.1"] [data-state]')?.getAttribute('data-state') === 'answered')
		await two.click(cell('2.1', 'text'))
		await two.click('[data-review]')
		await two.waitForSelector('[data-reviewed]')
		same((await response(maker, bid.id, '2.1')).stage, 'reviewed', 'accepted')
		await two.keyboard.press('Escape')
		await two.click(cell('2.1', 'text'))
		await two.keyboard.press('Control+a')
		await two.click('[data-review-marked]')
		await two.waitForFunction(() => document.querySelectorAll('[data-state="reviewed"]').length === 3)
		if (shots) await two.screenshot({ path: `${shots}/matrix-reviewed.png` })
		await one.waitForFunction(() => document.querySelectorAll('[data-state="reviewed"]').length === 3)
		await one.click(cell('2.2', 'text'))
		expect(await one.locator('[data-reviewed]').innerText().then((x) => x.includes('冯立新')), 'the matrix says who')
		// A change of it is to be accepted again.
		await type('2.2', '改了一句')
		await saved(one)
		await two.waitForFunction(() => document.querySelector('[data-row="2.2"] [data-state]')?.getAttribute('data-state') === 'answered')
		none([...one.faults, ...two.faults], 'faults')
	},
	'an answer is sent back and accepted, in English on a telephone': async ({ browser, url, password, shots }) => {
		const maker = await openPage(browser, { url })
		await enter(maker, 'manager', password)
		const bid = await bidWith(maker, 2)
		const at = (await api(maker, 'GET', `bid/${bid.id}/matrix`)).body.rows[0].clause.id
		const answer = (text) => api(maker, 'POST', `bid/${bid.id}/matrix`, { cells: [{ clause: at, field: 'text', was: null, value: text }, { clause: at, field: 'deviation', was: null, value: 'none' }] })
		same((await answer('We comply')).status, 200, 'answered')
		const page = await openPage(browser, { url, viewport: PHONE, touch: true, locale: 'en' })
		await enter(page, 'bid_manager', password)
		await page.goto(`/bid/${bid.id}/matrix`)
		await settled(page)
		await page.click(cell('2.1', 'value'))
		await page.locator('button.open').click()
		await page.locator('dialog [data-review]').waitFor()
		await page.locator('dialog [data-send-back]').click()
		await page.fill('dialog [data-return-reason]', 'Name the model')
		none(await violations(page), 'axe')
		expect((await page.evaluate(() => document.documentElement.scrollWidth)) <= PHONE.width, 'wider than the screen')
		if (shots) await page.screenshot({ path: `${shots}/matrix-back-390-en.png` })
		await page.locator('dialog form button[type=submit]').click()
		await page.locator('dialog [data-returned]').waitFor()
		expect(await page.locator('dialog [data-returned]').innerText().then((x) => x.startsWith('Sent back by') && x.includes('Name the model')), 'said in English')
		if (shots) await page.screenshot({ path: `${shots}/matrix-returned-390-en.png` })
		none(page.faults, 'faults')
	},
	'what is typed without a connection is kept and saved later': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'manager', password)
		const bid = await bidWith(page, 2)
		await page.goto(`/bid/${bid.id}/matrix`)
		await page.waitForSelector(cell('2.1', 'text'))
		await page.route('**/api/v1/bid/*/matrix*', (r) => r.abort())
		await page.click(cell('2.1', 'text'))
		await page.keyboard.type('断线时写的')
		await page.keyboard.press('Enter')
		await page.waitForFunction(() => /连接中断/.test(document.querySelector('[data-saving]')?.textContent ?? ''))
		await page.unroute('**/api/v1/bid/*/matrix*')
		await page.waitForFunction(() => /全部保存/.test(document.querySelector('[data-saving]')?.textContent ?? ''), null, { timeout: 15000 })
		same((await response(page, bid.id, '2.1')).text, '断线时写的', 'saved when it was there again')
	},
	'a thousand clauses: few are drawn, the last is as near as the first': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'manager', password)
		const customer = await ownCustomer(page)
		const tender = await created(page, 'tender', { name: '网页千条招标', customer: customer.id })
		const lines = Array.from({ length: 1000 }, (_, i) => `${tender.id},7.${i + 1},${i + 1},第 ${i + 1} 项指标不低于 ${i + 1} 项,${i % 50 ? 'none' : 'star'},technical`)
		const file = { name: 'clauses.csv', mimeType: 'text/csv', buffer: Buffer.from(`tender,no,place,text,mark,category\n${lines.join('\n')}\n`) }
		const sent = await page.request.fetch('/api/v1/clause/import', { method: 'POST', multipart: { file }, headers: { Origin: new URL(url).origin } })
		same(sent.status(), 200, 'imported')
		const bid = await created(page, 'bid', { name: '网页千条投标', tender: tender.id })
		await page.goto(`/bid/${bid.id}/matrix`)
		await page.waitForSelector(cell('7.1', 'value'))
		expect((await page.locator('[role=rowgroup] [role=row]').count()) < 60, 'only what is in sight is drawn')
		same(await page.getAttribute('[role=grid]', 'aria-rowcount'), '1001', 'rows')
		await page.click(cell('7.1', 'value'))
		await page.keyboard.press('Control+End')
		await page.waitForSelector(cell('7.1000', 'owner'))
		await page.click(cell('7.1000', 'value'))
		await page.keyboard.type('2000项')
		await page.keyboard.press('Enter')
		await saved(page)
		same((await response(page, bid.id, '7.1000')).deviation, 'positive', 'the last row')
		// All of them to one owner, in one act.
		await page.keyboard.press('Control+a')
		await page.selectOption('[data-assign]', { index: 1 })
		await page.waitForFunction(() => /全部保存/.test(document.querySelector('[data-saving]')?.textContent ?? ''), null, { timeout: 60000 })
		same((await api(page, 'GET', `clause_response?bid=${bid.id}`)).body.count.value, 1000, 'assigned')
		await page.selectOption('select[aria-label="按标记"]', 'star')
		await page.waitForFunction(() => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '21')
		expect(new URL(page.url()).searchParams.get('mark') === 'star', 'the filter is in the address')
		none(page.faults, 'faults')
	},
	'of the demonstration: for four of five clauses the right answer is among the first three': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'bid_manager', password)
		const bid = need((await api(page, 'GET', `bid?q=${encodeURIComponent('长清实验')}`)).body.items[0], 'no demonstration')
		const clauses = (await api(page, 'GET', `clause?tender=${bid.tender}&limit=200`)).body.items
		const found = []
		for (const [no, words] of Object.entries(RIGHT)) {
			const clause = need(clauses.find((c) => c.no === no), `no clause ${no}`)
			const got = (await api(page, 'GET', `bid/${bid.id}/suggestions?clause=${clause.id}`)).body.items.slice(0, 3)
			found.push(got.some((s) => `${s.text ?? ''} ${s.commitment_key ?? ''}`.includes(words)))
		}
		const right = found.filter(Boolean).length
		expect(right >= found.length * 0.8, `only ${right} of ${found.length}`)
		// Taken by a key: text, value, evidence and where it is from, at once.
		await page.goto(`/bid/${bid.id}/matrix`)
		await page.waitForSelector(cell('3.1.4', 'value'))
		await page.click(cell('3.1.4', 'value'))
		await page.waitForSelector('[data-suggestion="0"]')
		if (shots) await page.screenshot({ path: `${shots}/matrix-demo.png` })
		none(await violations(page), 'axe')
		await page.keyboard.press('Control+Enter')
		await saved(page)
		await page.waitForFunction(() => document.querySelector('[data-cell="3.1.4.value"] .shown')?.textContent === '32倍')
		same((await response(page, bid.id, '3.1.4')).stage, 'answered', 'answered by one key')
		await page.click(cell('3.1.4', 'value'))
		await page.keyboard.press('Control+z')
		await saved(page)
		same((await response(page, bid.id, '3.1.4')).value, null, 'and taken back')
		none(page.faults, 'faults')
	},
	'what is strong and unused is warned of, and is used by section and page': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'presales', password)
		const bid = need((await api(page, 'GET', `bid?q=${encodeURIComponent('长清实验')}`)).body.items[0], 'no demonstration')
		await page.goto(`/bid/${bid.id}/hits`)
		await page.waitForSelector('[data-hit]')
		if (shots) await page.screenshot({ path: `${shots}/hits-zh.png`, fullPage: true })
		none(await violations(page), 'axe')
		const item = page.locator('[data-hit="AI 行为分析自动报警"]')
		expect(await item.innerText().then((x) => x.includes('标书还没有用上')), 'warned of')
		await item.locator('[data-use]').click()
		await item.locator('[data-page]').fill('44')
		await item.locator('form button[type=submit]').click()
		await item.locator('.error-text').waitFor()
		await item.locator('[data-section]').fill('技术方案 3.4 智能分析')
		await item.locator('form button[type=submit]').click()
		await page.waitForFunction(() => document.querySelector('[data-hit="AI 行为分析自动报警"]')?.textContent?.includes('3.4 智能分析'))
		expect(!(await item.innerText()).includes('标书还没有用上'), 'used')
		await item.locator('button[aria-label*="3.4 智能分析"]').click()
		await page.waitForFunction(() => document.querySelector('[data-hit="AI 行为分析自动报警"]')?.textContent?.includes('标书还没有用上'))
		none(page.faults, 'faults')
	},
	'matrix, hits and promises, wide and narrow, in both languages': async ({ browser, url, password, shots }) => {
		for (const [view, locale, theme] of [[undefined, 'zh-CN', 'light'], [PHONE, 'en', 'dark']]) {
			const page = await openPage(browser, { url, locale, theme, ...(view ? { viewport: view } : {}) })
			await enter(page, 'bid_manager', password)
			const bid = need((await api(page, 'GET', `bid?q=${encodeURIComponent('长清实验')}`)).body.items[0], 'no demonstration')
			for (const surface of ['matrix', 'hits', 'promises']) {
				await page.goto(`/bid/${bid.id}/${surface}`)
				await settled(page)
				none(await violations(page), `axe ${surface} ${locale}`)
				expect((await page.evaluate(() => document.documentElement.scrollWidth)) <= (view?.width ?? 1440), `${surface} is wider than the screen`)
				if (shots) await page.screenshot({ path: `${shots}/bid-${surface}-${locale}.png`, fullPage: surface !== 'matrix' })
			}
			same(await page.locator('[data-promise="response"]').getAttribute('data-light').then((x) => ['red', 'amber', 'green'].includes(x)), true, 'a light for the response')
			none(page.faults, 'faults')
		}
	},
}
