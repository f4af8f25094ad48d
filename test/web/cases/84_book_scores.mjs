// The index of the scoring in a bid book: what is offered is taken, what is left is joined by hand, each leads to its page;
// a hit says which section uses it (S36, S43).
import { api, logIn, openPage, PHONE, settled, violations } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

async function scoredBid(page) {
	const customer = await ownCustomer(page)
	const business = await created(page, 'opportunity', { name: '评分索引用例', customer: customer.id, invited: true, our_prior_service: ['none'] })
	const contact = await created(page, 'contact', { name: '评分用例联系人', customer: customer.id })
	await created(page, 'preference', { opportunity: business.id, contact: contact.id, subject: 'architecture', value: '双链路备份', strength: 5, stated_on: new Date().toISOString().slice(0, 10) })
	const tender = await created(page, 'tender', { name: '用例：评分索引', customer: customer.id, opportunity: business.id })
	for (const [name, kind, points] of [['类似业绩', 'track_record', '10'], ['售后服务', 'service', '15'], ['现场答辩', 'presentation', '5']])
		await created(page, 'score_item', { tender: tender.id, name, kind, points })
	return created(page, 'bid', { name: '评分索引投标', tender: tender.id, warranty_term: 2, warranty_unit: 'year' })
}

const row = (page, name) => page.locator(`[data-score="${name}"]`)

export default {
	'what is offered is taken, the rest joined by hand, each with its page; a hit leads to its section': async ({ browser, url, login, password, shots }) => {
		const page = await openPage(browser, { url })
		await logIn(page, login, password)
		const bid = await scoredBid(page)
		same((await api(page, 'POST', `bid/${bid.id}/book`)).status, 201, 'the skeleton')
		await page.goto(`/bid/${bid.id}/book?show=scores`)
		await page.waitForSelector('[data-take-all]')
		same(await page.textContent('[data-open]'), '3 / 3 项没有对应章节', 'nothing is answered yet')
		await page.click('[data-take-all]')
		await page.waitForFunction(() => document.querySelector('[data-open]')?.textContent === '1 / 3 项没有对应章节')
		await row(page, '现场答辩').locator('select').selectOption({ label: (await row(page, '现场答辩').locator('option').nth(1).textContent()) })
		await page.waitForFunction(() => /都有对应章节/.test(document.querySelector('[data-open]')?.textContent ?? ''))
		same(await row(page, '售后服务').locator('[data-page]').textContent(), '未成册', 'no page yet')
		const technical = page.locator('nav .card', { hasText: '技术文件' })
		await technical.locator('button', { hasText: '生成成册' }).click()
		await technical.locator('.edition').waitFor()
		await page.waitForFunction(() => /成册第 \d+ 页/.test(document.querySelector('[data-score="售后服务"] [data-page]')?.textContent ?? ''))
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/book-scores-zh.png`, fullPage: true })
		await row(page, '现场答辩').locator('button[aria-label*="现场答辩"]').click()
		await page.waitForFunction(() => document.querySelector('[data-open]')?.textContent === '1 / 3 项没有对应章节')

		await page.goto(`/bid/${bid.id}/hits`)
		const hit = page.locator('[data-hit="双链路备份"]')
		await hit.locator('[data-use]').click()
		await hit.locator('[data-chapter]').selectOption({ label: '售后服务方案' })
		await hit.locator('form button[type=submit]').click()
		await hit.locator('.use a').waitFor()
		expect(/售后服务方案.*第 \d+ 页/.test(await hit.locator('.use').textContent()), 'the section and its page')
		none(await violations(page), 'axe, hits')
		await hit.locator('.use a').click()
		await page.waitForURL(/\/book\?section=/)
		none(page.faults, 'faults')
		const phone = await openPage(browser, { url, viewport: PHONE, touch: true, locale: 'en', theme: 'dark' })
		await logIn(phone, login, password)
		await phone.goto(`/bid/${bid.id}/book?show=scores`)
		await settled(phone)
		expect(await phone.evaluate(() => document.documentElement.scrollWidth <= 390), 'the page is wider than the phone')
		none(await violations(phone), 'axe, phone')
		if (shots) await phone.screenshot({ path: `${shots}/book-scores-en-phone.png`, fullPage: true })
		none(phone.faults, 'faults, phone')
	},
}
