// The book of a bid: the house's order of sections, a blank's worth of words, a section moved by keyboard, a volume put
// together and taken away, what changed afterwards; at a desk and on a phone (S36, S133).
import { api, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

/** A bid of this case alone. */
async function ownBid(page, name) {
	const customer = await ownCustomer(page)
	const tender = await created(page, 'tender', { name, customer: customer.id, number: 'YL-2026-084', copies_original: 1, copies_duplicate: 3 })
	return created(page, 'bid', { name, tender: tender.id, warranty_term: 3, warranty_unit: 'year', delivery_days: 30 })
}

export default {
	'a skeleton is made, a section moves, a volume is put together and says what changed since': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const bid = await ownBid(page, '用例：成册')
		await page.goto(`/bid/${bid.id}`)
		await settled(page)
		await page.click(`a[href="/bid/${bid.id}/book"]`)
		await page.click('text=生成骨架')
		await page.waitForSelector('nav ol li')
		const titles = () => page.locator('nav .card').first().locator('.title').allTextContents()
		const before = await titles()
		same(before[0], '1 投标函', 'the letter of bid stands first')
		await page.locator('nav li button').first().focus()
		await page.keyboard.press('Alt+ArrowDown')
		await page.waitForFunction(() => document.querySelector('nav .card .title')?.textContent?.includes('法定代表人'))
		same((await titles())[1], '2 投标函', 'the letter moved down')
		await page.locator('nav .card').first().locator('button', { hasText: '生成成册' }).click()
		await page.locator('nav .edition').first().waitFor()
		expect(/第 1 版/.test(await page.locator('nav .edition').first().textContent()), 'the edition is not shown')
		const file = await page.locator('nav .edition a', { hasText: 'PDF' }).first().getAttribute('href')
		const pdf = await page.request.get(file)
		expect((await pdf.body()).subarray(0, 5).toString() === '%PDF-', 'the file is no PDF')
		const section = (await api(page, 'GET', `bid/${bid.id}/book`)).body.volumes[0].sections[0]
		same((await api(page, 'PATCH', `bid_section/${section.id}`, { title: '法定代表人证明书' }, { 'If-Match': `"${section.version}"` })).status, 200, 'a title is changed')
		await page.reload()
		await settled(page)
		await page.locator('nav .edition summary').first().click()
		expect(/修改.*法定代表人证明书/.test(await page.locator('nav .edition').first().textContent()), 'the change is not said')
		none(page.faults, 'faults')
	},

	'the book of the demonstration: forms of the tender, open blanks, seals; on a phone nothing sticks out': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const found = (await api(page, 'GET', 'bid_book?limit=50')).body.items.find((b) => b.name.includes('黄台物流园'))
		expect(found, 'the demonstration has no book')
		const bid = typeof found.bid === 'string' ? found.bid : found.bid.id
		await page.goto(`/bid/${bid}/book`)
		await settled(page)
		expect(/投标文件格式/.test(await page.textContent('main .notice')), 'where the forms come from is not said')
		await page.locator('nav li button', { hasText: '一、投标函' }).click()
		await page.waitForSelector('article.sheet p')
		expect(/致：.*（招标人名称）/.test(await page.textContent('article.sheet')), 'the form is not shown')
		await page.click('.tabs button:has-text("未填空白")')
		expect((await page.locator('.lacks > li').count()) > 0, 'no open blank is listed')
		await page.click('.tabs button:has-text("签章点")')
		expect((await page.locator('main li input[type=checkbox]').count()) > 0, 'no seal is listed')
		none(await violations(page), 'axe')
		none(page.faults, 'faults')
		const phone = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(phone, login, password)
		await phone.goto(`/bid/${bid}/book`)
		await settled(phone)
		expect(await phone.evaluate(() => document.documentElement.scrollWidth <= 390), 'the page is wider than the phone')
		none(phone.faults, 'faults')
	},
}
