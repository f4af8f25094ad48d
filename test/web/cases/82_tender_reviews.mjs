// Who decides on the way from a tender to a contract: what a later document changes, whether to bid, whether to sign; each
// as a person does it, on a desk and on a telephone.
import { api, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { attachAndRead, created, fill, ownCustomer, refused, says, take } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

const day = (n, time) => `${new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)}${time ? `T${time}:00+08:00` : ''}`
const ok = (answer, what) => same([answer.status, answer.body?.errors ?? []], [answer.status < 300 ? answer.status : 200, []], what)
const picture = (page, shots, name) => shots && page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
const fits = async (page, what) => same(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `${what}: no sideways scrolling`)

const DOCUMENT = `项目名称:评审用例泵站项目
采购人:济南评审用例水务公司
投标截止时间:2031年3月10日09时30分(北京时间)
开标时间:2031年3月10日09时30分(北京时间)
投标有效期:90天

第三章 采购需求
带“★”的条款为实质性条款，不满足的投标无效。
★3.1 水位计量程不小于10m。
★3.2 平台须支持三级授权。
`
const AMENDMENT = `评审用例泵站项目更正公告
1、原投标截止时间:2031年3月10日09时30分,现更正为:2031年3月24日14时00分。
2、原“★3.1 水位计量程不小于10m。”修改为“★3.1 水位计量程不小于15m。”
`

/** A tender that was read, its facts confirmed, with a plan and a bid whose answers are given. */
async function answeredTender(page) {
	const customer = await ownCustomer(page)
	const { id } = await created(page, 'tender', { name: '评审用例泵站项目', customer: customer.id, regime: 'enterprise', issued_on: day(-1), deadline_at: '2031-03-10T09:30:00+08:00' })
	await attachAndRead(page, id, '招标文件.txt', DOCUMENT)
	for (const f of (await api(page, 'GET', `tender_fact?tender=${id}&limit=50`)).body.items) if (f.stage === 'found') ok(await api(page, 'POST', `tender_fact/${f.id}/confirm`, {}), 'confirm')
	for (const action of ['obtain', 'pursue']) ok(await api(page, 'POST', `tender/${id}/${action}`, {}), action)
	ok(await api(page, 'POST', `tender/${id}/plan`, {}), 'plan')
	const bid = await created(page, 'bid', { name: '评审用例投标', tender: id })
	const clauses = (await api(page, 'GET', `clause?tender=${id}&limit=50&sort=place`)).body.items
	ok(await api(page, 'POST', `bid/${bid.id}/matrix`, { cells: clauses.flatMap((c) => [
		{ clause: c.id, field: 'text', was: null, value: '满足，量程 12m' }, { clause: c.id, field: 'deviation', was: null, value: 'none' }, { clause: c.id, field: 'evidence', was: null, value: '彩页第 3 页' }]) }), 'answers')
	return { id, bid: bid.id, clauses }
}

async function amend(at, phone) {
	const { browser, url, login, password, shots } = at
	const page = await openPage(browser, phone ? { url, viewport: PHONE, touch: true } : { url })
	await enter(page, login, password)
	const { id, bid, clauses } = await answeredTender(page)
	same([clauses.length, (await api(page, 'GET', `bid/${bid}`)).body.clauses_unanswered], [2, 0], 'two clauses, both answered')
	const due = async () => (await api(page, 'GET', `bid_task?tender=${id}&sort=due_at&limit=50`)).body.items.map((task) => task.due_at).sort().at(-1)
	const lastDue = await due()
	await attachAndRead(page, id, '更正公告.txt', AMENDMENT)
	// The desk says it before anybody has looked, and leads to what is changed.
	await page.goto(`/tender/${id}/desk`)
	await settled(page)
	await says(page, /处变动待确认|项变更待确认/, 'the desk knows of it')
	await picture(page, shots, `amendment-desk-${phone ? 390 : 1440}`)
	none(await violations(page), 'axe')
	await fits(page, 'desk')
	await page.locator('a[href$="/facts?tab=changes"]').first().click()
	await page.waitForURL(/tab=changes/)
	await settled(page)
	await page.locator('.list li').first().waitFor()
	await picture(page, shots, `amendment-changes-${phone ? 390 : 1440}`)
	await fits(page, 'changes')
	for (let left = await page.locator('.list li.found').count(); left > 0; left--) {
		if (phone) await page.locator('.list li.found .acts button:enabled').first().click()
		else await page.keyboard.press('Enter')
		await page.waitForFunction((n) => document.querySelectorAll('.list li.found').length < n, left).catch(async () => { throw new Error(`a change is not decided: ${await page.locator('.list').innerText()}`) })
		await settled(page)
	}
	// What hangs on it is asked for again: the answer to the clause, the days of the plan.
	const now = (await api(page, 'GET', `tender/${id}`)).body
	same(now.deadline_at, '2031-03-24T14:00:00+08:00', 'the deadline moved')
	same((await api(page, 'GET', `bid/${bid}`)).body.clauses_unanswered, 1, 'the answer to the changed clause is open again')
	await page.goto(`/tender/${id}/desk`)
	await settled(page)
	await says(page, /1\s*\/\s*2/, 'one of two is answered')
	expect((await page.textContent('main')).includes('03-24') || (await page.textContent('main')).includes('3月24日'), 'the new day is on the desk')
	expect((await due()) > lastDue, `the plan follows the deadline: ${lastDue} ${await due()}`)
	await picture(page, shots, `amendment-after-${phone ? 390 : 1440}`)
	none(page.faults, 'faults')
}

/** Whether to bid: refused while what may exclude us is not asked, then decided with its reason. */
async function decide(at, { phone = false, locale = 'zh-CN' } = {}) {
	const { browser, url, login, password, shots } = at
	const page = await openPage(browser, { url, locale, ...(phone ? { viewport: PHONE, touch: true } : {}) })
	await enter(page, login, password)
	const customer = await ownCustomer(page)
	const { id } = await created(page, 'tender', { name: '评审用例：是否投标', customer: customer.id, regime: 'enterprise', deadline_at: day(30, '09:30'), budget: '900000.00' })
	ok(await api(page, 'POST', `tender/${id}/obtain`, {}), 'obtain')
	await page.goto(`/tender/${id}/desk`)
	await settled(page)
	await page.locator('button', { hasText: locale === 'en' ? 'Begin the review' : '开始评审' }).click()
	await page.locator('dialog').waitFor()
	await fits(page, 'its form')
	await page.locator('dialog button[type=submit]').click()
	await page.locator('dialog').waitFor({ state: 'detached' })
	await page.locator('[data-step="approve"]').waitFor()
	// Nobody has asked what we did for it before, and nothing has a score.
	const lacking = await refused(page, 'approve', { decision_reason: '老客户' })
	expect(lacking.length >= 2, `what it lacks is said at once: ${lacking}`)
	await picture(page, shots, `decision-refused-${phone ? 390 : 1440}-${locale}`)
	none(await violations(page), 'axe')
	await page.keyboard.press('Escape')
	await page.locator('dialog').waitFor({ state: 'detached' })
	const made = (await api(page, 'GET', `bid_decision?tender=${id}`)).body.items[0]
	const now = await api(page, 'GET', `bid_decision/${made.id}`)
	ok(await api(page, 'PATCH', `bid_decision/${made.id}`, { prior_service: ['free_exchange'], criteria: [{ topic: 'qualification', weight: 60, score: 4 }, { topic: 'profit', weight: 40, score: 3, note: '厂家报价待定' }] }, { 'If-Match': now.etag }), 'criteria')
	await page.reload()
	await settled(page)
	await take(page, 'approve', { decision_reason: '方案成熟，利润可接受' })
	await says(page, /方案成熟，利润可接受/, 'the reason stands on the desk')
	await picture(page, shots, `decision-${phone ? 390 : 1440}-${locale}`)
	await fits(page, 'decided')
	same((await api(page, 'GET', `tender/${id}`)).body.stage, 'pursued', 'the tender is pursued')
	none(page.faults, 'faults')
}

/** A contract goes round: finance returns it with a reason and approves it when it is asked again, the manager approves it,
 *  and a change of what was approved takes both away. */
async function approvals(at, { phone = false, locale = 'zh-CN' } = {}) {
	const { browser, url, password, shots } = at
	const look = { url, locale, ...(phone ? { viewport: PHONE, touch: true } : {}) }
	const [asker, boss, finance] = [await openPage(browser, look), await openPage(browser, look), await openPage(browser, look)]
	await enter(asker, 'sales', password)
	await enter(boss, 'manager', password)
	await enter(finance, 'finance', password)
	const customer = await ownCustomer(asker)
	const { id } = await created(asker, 'contract', { name: '评审用例合同', customer: customer.id, regime: 'enterprise', amount: '880000.00', warranty_term: 2, warranty_unit: 'year' })
	ok(await api(asker, 'POST', `contract/${id}/draft`), 'draft')
	const of = async (kind) => (await api(boss, 'GET', `contract_approval?contract=${id}&kind=${kind}`)).body.items[0].id
	const stages = async () => Object.fromEntries((await api(boss, 'GET', `contract_approval?contract=${id}&limit=20`)).body.items.map((a) => [a.kind, a.stage]))
	const step = (page, one, name) => page.locator('section li', { has: page.locator(`a[href="/contract_approval/${one}"]`) }).locator(`[data-step="${name}"]`)
	const turn = async (page, one, name, values) => {
		await step(page, one, name).click()
		await page.locator('dialog').waitFor()
		await fits(page, name)
		await fill(page, values, 'dialog')
		await page.locator('dialog footer .primary').click()
		await page.locator('dialog').waitFor({ state: 'detached' }).catch(async () => { throw new Error(`${name}: ${await page.textContent('dialog')}`) })
		await settled(page)
	}
	const [money, whole] = [await of('finance'), await of('management')]
	for (const page of [boss, finance]) {
		await page.goto(`/contract/${id}/draft`)
		await settled(page)
		await fits(page, 'draft')
	}
	none(await violations(finance), 'axe')
	// Each is offered what is his to decide, and nothing that would be refused; the others see whose it is.
	const waits = (page, one) => page.locator('section li', { has: page.locator(`a[href="/contract_approval/${one}"]`) }).locator('[data-waits="approve"]')
	await waits(boss, money).waitFor()
	await waits(finance, whole).waitFor()
	same([await step(boss, money, 'approve').count(), await step(boss, money, 'return').count(), await step(finance, whole, 'approve').count()], [0, 0, 0], 'what would be refused is offered')
	same([await step(finance, money, 'approve').count(), await step(boss, whole, 'approve').count()], [1, 1], 'what is his is not')
	const cashier = (await api(boss, 'GET', 'user?login=finance')).body.items[0].name
	expect((await waits(boss, money).innerText()).includes(cashier), 'the boss is not told whose it is')
	await asker.goto(`/contract/${id}/draft`)
	await settled(asker)
	expect((await waits(asker, money).innerText()).includes(cashier), 'who asked is not told whose it is')
	await picture(asker, shots, `approvals-waits-${phone ? 390 : 1440}-${locale}`)
	await turn(finance, money, 'return', { return_reason: '付款节点与投标不一致' })
	await says(finance, /付款节点与投标不一致/, 'why it was returned')
	await picture(finance, shots, `approvals-returned-${phone ? 390 : 1440}-${locale}`)
	await step(finance, money, 'ask').click()
	await step(finance, money, 'approve').waitFor()
	await turn(finance, money, 'approve', { opinion: '已改为验收后付款，可签' })
	await turn(boss, whole, 'approve', { opinion: '同意' })
	const now = await stages()
	same([now.finance, now.management], ['approved', 'approved'], 'both approved')
	await picture(boss, shots, `approvals-${phone ? 390 : 1440}-${locale}`)
	const contract = await api(boss, 'GET', `contract/${id}`)
	ok(await api(boss, 'PATCH', `contract/${id}`, { amount: '890000.00' }, { 'If-Match': contract.etag }), 'another sum')
	await boss.reload()
	await settled(boss)
	const after = await stages()
	same([after.finance, after.management], ['asked', 'asked'], 'their word does not hold for another sum')
	same(await boss.locator('section li .error-text').count() >= 2, true, 'the page says that they fell')
	await picture(boss, shots, `approvals-fell-${phone ? 390 : 1440}-${locale}`)
	none([...boss.faults, ...finance.faults], 'faults')
}

export default {
	'whether to bid is decided on the desk': (at) => decide(at),
	'whether to bid, in English on a telephone': (at) => decide(at, { phone: true, locale: 'en' }),
	'a contract is approved, returned, asked again, and a change takes the approvals away': (at) => approvals(at),
	'approvals in English on a telephone': (at) => approvals(at, { phone: true, locale: 'en' }),
	'an amendment is on the desk, says what it changes, and asks for what hangs on it': (at) => amend(at, false),
	'the same on a telephone': (at) => amend(at, true),
}
