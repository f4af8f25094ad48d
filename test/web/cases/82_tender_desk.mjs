// The desk of a tender: planned and ticked off; a finding is mended where it is named; a check by hand is signed for.
import { api, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { created, fill, ownCustomer } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

const day = (n, time) => `${new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)}${time ? `T${time}:00+08:00` : ''}`

async function tender(page, name, more = {}) {
	const customer = await ownCustomer(page)
	const made = await created(page, 'tender', {
		name, customer: customer.id, regime: 'gov_procurement', method: 'open_tender', issued_on: day(-2), deadline_at: day(26, '09:30'), validity_days: 90, ...more,
	})
	for (const action of ['obtain', 'pursue']) same((await api(page, 'POST', `tender/${made.id}/${action}`, {})).status, 200, action)
	return made
}

/** Two lots are wanted: the desk says which has no bid yet and leads to one; each has its own ceiling. */
async function lots(at, { phone = false, locale = 'zh-CN' } = {}) {
	const { browser, url, login, password, shots } = at
	const page = await openPage(browser, { url, locale, ...(phone ? { viewport: PHONE, touch: true } : {}) })
	const look = `${phone ? 390 : 1440}-${locale}`
	await enter(page, login, password)
	const made = await tender(page, '投标台用例：分包', { lots: [{ no: '包1', name: '视频监控', price_cap: '110000.00', wanted: true }, { no: '包2', name: '机房工程', price_cap: '80000.00', wanted: true }] })
	await created(page, 'bid', { name: '分包用例 监控', tender: made.id, lot: '包1' })
	await page.goto(`/tender/${made.id}/desk`)
	await settled(page)
	const open = page.locator('a[href^="/bid/new"]', { hasText: '包2 机房工程' })
	same(await page.locator('a[href^="/bid/new?tender"]').count(), 1, 'lots without a bid')
	none(await violations(page), 'axe')
	if (shots) await page.screenshot({ path: `${shots}/lots-desk-${look}.png`, fullPage: true })
	await open.click()
	await page.waitForURL(/\/bid\/new/)
	await fill(page, { name: '分包用例 机房' })
	await page.locator('main form button[type=submit]').click()
	await page.waitForURL((u) => /^\/bid\/(?!new)/.test(u.pathname))
	const id = new URL(page.url()).pathname.split('/')[2]
	same((await api(page, 'GET', `bid/${id}`)).body.lot, '包2', 'the lot it was begun for')
	await page.goto(`/bid/${id}/price`)
	await settled(page)
	expect((await page.locator('[data-lot]').textContent()).includes('包2'), 'the lot is not named')
	same((await api(page, 'GET', `bid/${id}/price`)).body.cap, '80000.00', 'its ceiling')
	if (shots) await page.screenshot({ path: `${shots}/lots-price-${look}.png`, fullPage: true })
	await page.goto(`/tender/${made.id}/desk`)
	await settled(page)
	same(await page.locator('a[href^="/bid/new?tender"]').count(), 0, 'each lot has its bid')
	expect((await page.evaluate(() => document.documentElement.scrollWidth)) <= (phone ? PHONE.width : 1440), 'wider than the screen')
	none(page.faults, 'faults')
}

export default {
	'lots are bid for one by one, each with its own ceiling': (at) => lots(at),
	'lots in English on a telephone': (at) => lots(at, { phone: true, locale: 'en' }),
	'a plan is made, a piece of it ticked, and the law stands beside the document': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const made = await tender(page, '投标台用例：计划')
		await page.goto(`/tender/${made.id}/desk`)
		await settled(page)
		await page.click('.empty .button.primary')
		const boxes = page.locator('li > input[type="checkbox"]')
		await boxes.first().waitFor()
		expect(await boxes.count() >= 6, 'the plan lacks pieces')
		await boxes.first().click()
		await page.waitForSelector('li.done input:checked')
		expect((await page.locator('.grid').textContent()).includes('政府采购法 35'), 'no law is named')
		none(page.faults, 'faults')
	},

	'a finding is mended at its field, and what only a person sees is signed for': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const made = await tender(page, '投标台用例：自查')
		const bid = await created(page, 'bid', { name: '自查用例投标', tender: made.id })
		await page.goto(`/bid/${bid.id}/readiness`)
		await settled(page)
		await page.click('#VALIDITY_SHORT .jump')
		await page.fill('dialog [data-field="validity_days"] input', '90')
		await page.click('dialog button[type="submit"]')
		await page.waitForSelector('#VALIDITY_SHORT', { state: 'detached' })
		await page.locator('#RELATED_BIDDER .acts .button').first().click()
		await page.waitForSelector('#RELATED_BIDDER', { state: 'detached' })
		await page.goto(`/bid/${bid.id}/readiness?view=all`)
		await settled(page)
		expect((await page.locator('#RELATED_BIDDER').textContent()).length > 10, 'nobody signed')
		none(page.faults, 'faults')
	},
}
