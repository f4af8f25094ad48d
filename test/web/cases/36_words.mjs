// Words on a record carry their author; what is for the customer says so.  And what is sealed has a list of its own.
import { api, first, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'

const mark = () => Math.random().toString(36).slice(2, 8)

export default {
	'a comment carries its author': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'dispatcher', password)
		const found = need(await first(page, 'service_case?limit=1&sort=reported_at'), 'no case')
		await page.goto(`/service_case/${found.id}/comments`)
		await settled(page)
		const [internal, shared] = [`只给同事看 ${mark()}`, `给客户看 ${mark()}`]
		await page.fill('form textarea', internal)
		await page.locator('form button[type=submit]').click()
		await page.waitForFunction((text) => document.querySelector('main ol')?.textContent?.includes(text), internal)
		await page.fill('form textarea', shared)
		await page.locator('form input[type=checkbox]').check()
		await page.keyboard.press('Tab')
		await page.locator('form button[type=submit]').click()
		await page.waitForFunction((text) => document.querySelector('main ol')?.textContent?.includes(text), shared)
		const line = (text) => page.locator('main ol li', { hasText: text })
		same(await line(internal).locator('b').textContent(), '徐丽', 'the author')
		same([await line(internal).locator('.chip').count(), await line(shared).locator('.chip').count()], [0, 1], 'seen by the customer')
		same(await page.locator('form input[type=checkbox]').isChecked(), false, 'the next one is internal again')
		none(await violations(page), 'axe')
		none(page.faults, 'faults')
	},

	'who needs to know a price is listed, and another is added': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'bid_manager', password)
		const tender = need(await first(page, 'tender?stage=pursued'), 'no tender that is pursued')
		const bid = (await api(page, 'POST', 'bid', { name: `密封测试 ${mark()}`, tender: tender.id, price: '123456.78' })).body
		await page.goto(`/bid/${bid.id}`)
		await settled(page)
		await page.locator('button', { hasText: '谁能看' }).click()
		await page.waitForSelector('dialog .listed li')
		same(await page.$$eval('dialog .listed b', (all) => all.map((b) => b.textContent)), ['冯立新'], 'the writer alone')
		none(await violations(page), 'axe')
		// Who may not read a price at any time cannot be admitted, and it is said at the field.
		const add = async (name) => {
			await page.fill('dialog [role=combobox]', name)
			await page.click('dialog [role=combobox]')
			await page.locator('dialog [role=option]', { hasText: name }).click()
			await page.locator('dialog form button').click()
		}
		await add('李强')
		await page.waitForSelector('dialog .error-text')
		await add('郑海峰')
		await page.waitForFunction(() => document.querySelectorAll('dialog .listed li').length === 2)
		expect(/由 冯立新 授权/.test(await page.textContent('dialog .listed li:last-child')), 'who admitted him')
		none(page.faults, 'faults')

		const other = await openPage(browser, { url })
		await enter(other, 'bid', password)
		await other.goto(`/bid/${bid.id}`)
		await settled(other)
		await other.locator('button', { hasText: '谁能看' }).click()
		await other.waitForSelector('dialog .notice')
		same(await other.locator('dialog .listed').count(), 0, 'the list is shown to who is not on it')

		const manager = await openPage(browser, { url })
		await enter(manager, 'manager', password)
		await manager.goto(`/bid/${bid.id}`)
		await settled(manager)
		await manager.locator('dd button', { hasText: '查看' }).first().click()
		await manager.waitForSelector('dd span.plain')
		same(await manager.textContent('dd span.plain'), '123456.78', 'revealed')
	},
}
