// A bid's price sheet, its scoring table with the price curve, its proofs and its opening.
import { PHONE, WIDE, api, first, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'
import { created, ownCustomer, paste } from '../hands.mjs'

const LOOKS = [
	{ name: 'zh wide light', viewport: WIDE, locale: 'zh-CN', theme: 'light' },
	{ name: 'en wide dark', viewport: WIDE, locale: 'en', theme: 'dark' },
	{ name: 'zh phone dark', viewport: PHONE, locale: 'zh-CN', theme: 'dark' },
	{ name: 'en phone light', viewport: PHONE, locale: 'en', theme: 'light' },
]

const bidOf = async (page, stage) => {
	for (const sheet of (await api(page, 'GET', 'bid_price?limit=50')).body.items) {
		const bid = (await api(page, 'GET', `bid/${sheet.bid}`)).body
		if (bid.stage === stage) return bid
	}
	return need(null, `no priced bid that is ${stage}`)
}

async function places(page) {
	const [now, lost] = [await bidOf(page, 'preparing'), await bidOf(page, 'lost')]
	return [`/bid/${now.id}/scoring`, `/bid/${now.id}/price`, `/bid/${lost.id}/opening`, `/tender/${now.tender}/qualification`]
}

async function look({ browser, url, password, shots }, view) {
	const page = await openPage(browser, { url, ...view })
	const found = []
	await enter(page, 'bid_manager', password)
	for (const [k, place] of (await places(page)).entries()) {
		await page.goto(place)
		await settled(page)
		if (place.endsWith('/price')) {
			await page.click('[data-open]')
			await page.waitForSelector('[data-total]')
			await settled(page)
		}
		for (const v of await violations(page)) found.push(`${place}: ${v}`)
		const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
		if (over > 0) found.push(`${place}: ${over} px wider than the screen`)
		if (shots) await page.screenshot({ path: `${shots}/pricing_${k}_${view.name.replaceAll(' ', '_')}.png`, fullPage: true })
	}
	none(found, 'violations')
	none(page.faults, 'faults')
}

const cases = Object.fromEntries(LOOKS.map((view) => [view.name, (at) => look(at, view)]))

/** A tender and a bid of one's own, with nothing in them yet. */
async function ownTender({ browser, url, password }, values) {
	const boss = await openPage(browser, { url })
	await enter(boss, 'manager', password)
	const customer = await ownCustomer(boss)
	return created(boss, 'tender', { name: `用例招标${Math.random().toString(36).slice(2, 8)}`, customer: customer.id, ...values })
}

async function ownBid(at, page) {
	const tender = await ownTender(at, { price_cap: '200000.00' })
	return created(page, 'bid', { name: tender.name.replace('招标', '投标'), tender: tender.id })
}

const total = (page, text) => page.waitForFunction((want) => document.querySelector('[data-total]')?.textContent === want, text)

export default {
	...cases,

	'the sheet is typed, pasted, checked, saved and approved by another one': async (at) => {
		const { browser, url, password } = at
		const page = await openPage(browser, { url })
		await enter(page, 'bid', password)
		const bid = await ownBid(at, page)
		await page.goto(`/bid/${bid.id}/price`)
		await page.click('[data-begin]')
		await page.waitForSelector('[data-cell="0.name"]')
		await paste(page, '[data-cell="0.name"]', '枪型摄像机\tIPC\t台\t10\t7000\t10000\t13\n安装调试\t\t项\t1\t30000\t53000\t6')
		await total(page, '153,000.00')
		same(await page.textContent('[data-words]'), '人民币壹拾伍万叁仟元整', 'in words')
		expect(await page.locator('[data-agreed]').isVisible(), 'nothing is found')

		// Over the ceiling it must be put right; the line is named by the keyboard alone.
		await page.fill('[data-cell="0.unit_price"]', '16000')
		await page.press('[data-cell="0.unit_price"]', 'ArrowDown')
		same(await page.evaluate(() => document.activeElement?.getAttribute('data-cell')), '1.unit_price', 'down the column')
		await page.waitForSelector('[data-code="PRICE_OVER_CAP"]')
		await page.fill('[data-cell="0.unit_price"]', '10000')
		await page.press('[data-cell="0.unit_price"]', 'Enter')
		await total(page, '153,000.00')
		await page.keyboard.press('Control+s')
		await page.waitForSelector('[data-submit]')
		expect(!(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).includes('枪型'), 'nothing of it is kept in the browser')
		await page.click('[data-submit]')
		await page.waitForSelector('[data-approver]')

		const manager = (await api(page, 'GET', 'user?login=bid_manager')).body.items[0]
		same((await api(page, 'POST', `bid/${bid.id}/admit`, { user: manager.id })).status, 204, 'admitted')
		// Who wrote it is not offered to approve it, and is told who may: those on the list.
		await page.reload()
		await page.click('[data-open]')
		await page.waitForSelector('[data-approver]')
		expect((await page.textContent('[data-approver]')).includes('冯立新'), 'who has to approve')
		same(await page.locator('[data-approve]').count(), 0, 'what would be refused is offered')

		const other = await openPage(browser, { url })
		await enter(other, 'bid_manager', password)
		await other.goto(`/bid/${bid.id}/price`)
		await other.click('[data-open]')
		await total(other, '153,000.00')
		expect((await other.getAttribute('.water span', 'data-mark')).includes('冯立新'), 'his name stands over it')
		await other.click('[data-approve]')
		await other.waitForFunction(() => document.querySelector('[data-stage]')?.textContent?.includes('已批准'))
		none(other.faults, 'faults')

		// Who is not on the list sees no amount.
		const third = await openPage(browser, { url })
		await enter(third, 'finance', password)
		await third.goto(`/bid/${bid.id}/price`)
		await settled(third)
		expect((await third.textContent('main')).includes('不在该投标的知情名单内'), 'he is told')
		expect(!(await third.content()).includes('153'), 'and sees nothing')
		none(third.faults, 'faults')
	},

	'a score is typed, and the curve says who comes first at a price': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'bid', password)
		const scored = need(await first(page, `score_item?name=${encodeURIComponent('现场演示')}`), 'no score of a presentation')
		const bid = need(await first(page, `bid?tender=${scored.tender}`), 'no bid for it')
		await page.goto(`/bid/${bid.id}/scoring`)
		await settled(page)
		const row = page.locator('tr', { hasText: '现场演示' })
		const was = await row.locator('[data-mine]').inputValue()
		await row.locator('[data-mine]').fill(was === '3.5' ? '2.5' : '3.5')
		await row.locator('[data-mine]').press('ArrowUp')
		await page.waitForFunction((want) => [...document.querySelectorAll('tr[data-item="现场演示"] td')].some((td) => td.textContent?.includes(`马骏 ${want}`) || td.textContent?.includes(` ${want}`)), was === '3.5' ? '2.5' : '3.5')
		await page.fill('.try', '300万')
		await page.click('[data-try]')
		await page.waitForFunction(() => document.querySelector('[data-at]')?.textContent?.includes('第 1 名'))
		const text = await page.textContent('[data-at]')
		expect(text.includes('3,000,000.00') && text.includes('30.00'), `the benchmark has all points: ${text}`)
		same(await page.locator('svg path.ours').count(), 1, 'the curve')
		none(page.faults, 'faults')
	},

	'a paper of the library is chosen for what is asked': async (at) => {
		const { browser, url, password } = at
		const page = await openPage(browser, { url })
		await enter(page, 'bid', password)
		const tender = await ownTender(at, { deadline_at: new Date(Date.now() + 20 * 86400000).toISOString() })
		await created(page, 'qualification_item', { tender: tender.id, name: '质量体系', kind: 'certificate', mandatory: true, words: 'ISO 9001 SLQ' })
		await page.goto(`/tender/${tender.id}/qualification`)
		await page.waitForSelector('[data-mandatory].late')
		await page.click('[data-choose]')
		await page.waitForSelector('[data-mandatory].good')
		expect((await page.textContent('[data-ask="质量体系"] [data-state]')).includes('已备齐'), 'it is met')
		none(page.faults, 'faults')
	},

	'what was read out is pasted and compared': async (at) => {
		const { browser, url, password } = at
		const page = await openPage(browser, { url })
		await enter(page, 'bid', password)
		const bid = await ownBid(at, page)
		const rival = need(await first(page, 'competitor?limit=1'), 'no competitor')
		await page.goto(`/bid/${bid.id}/opening`)
		await page.click('[data-paste]')
		await page.fill('form textarea', `${rival.name}\t98,500.00\t30 天\t2 年\n过路公司\t101000\t\t`)
		await page.click('[data-enter]')
		await page.waitForSelector('tr[data-bidder="过路公司"]')
		const lines = (await api(page, 'GET', `opening_bid?tender=${bid.tender}&sort=price`)).body.items
		same(lines.map((l) => [l.price, l.competitor]), [['98500.00', rival.id], ['101000.00', null]], 'the rival is known by name')
		none(page.faults, 'faults')
	},
}
