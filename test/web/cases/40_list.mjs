// A list's state is its address: filters, order and place survive going in and coming back; the keyboard is enough.
import { readFileSync } from 'node:fs'
import { api, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'

export default {
	'filter, sort, go in, come back': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const all = (await api(page, 'GET', 'obligation?limit=1')).body.count.value
		need(all > 1, 'fewer than two obligations')
		await page.goto('/obligation')
		await settled(page)
		await page.click('.filters .popover:last-of-type > button')
		await page.click('[data-add=stage]')
		await page.locator('[data-filter=stage] .panel input').first().check()
		await page.waitForURL(/[?&]stage=/)
		await page.keyboard.press('Escape')
		await settled(page)
		const some = await page.locator('[data-row]').count()
		expect(some < all || all > 50, 'the filter shows everything')
		await page.click('thead button:first-of-type')
		await page.waitForURL(/sort=/)
		same(await page.getAttribute('thead th[aria-sort="ascending"]', 'aria-sort'), 'ascending', 'aria-sort')
		none(await violations(page), 'axe')
		await settled(page)
		if (some) {
			const at = page.url()
			await page.locator('[data-row] a.name').first().click()
			await page.waitForURL(/\/obligation\/[^/]+$/)
			await page.goBack()
			same(page.url(), at, 'the address on coming back')
			same(await page.locator('[data-row]').count(), some, 'the rows on coming back')
		}
		none(page.faults, 'faults')
	},

	'by keyboard alone': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/opportunity')
		await settled(page)
		need(await page.locator('[data-row]').count(), 'no opportunities')
		await page.keyboard.press('/')
		same(await page.evaluate(() => document.activeElement?.hasAttribute('data-find')), true, '/ goes to the search')
		await page.evaluate(() => document.activeElement?.blur())
		await page.keyboard.press('j')
		await page.keyboard.press('Enter')
		await page.waitForURL(/\/opportunity\/[^/]+$/)
		await settled(page)
		await page.keyboard.press('e')
		await page.waitForURL(/\/edit$/)
	},

	'export what is shown': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/customer')
		await settled(page)
		need(await page.locator('[data-export]').count(), 'this user may not export')
		const rows = (await api(page, 'GET', 'customer?limit=1')).body.count.value
		const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-export]')])
		const text = readFileSync(await download.path(), 'utf8')
		same(text.charCodeAt(0), 0xfeff, 'the mark of UTF-8')
		same(text.trimEnd().split('\r\n').length, rows + 1, 'lines')
		none(page.faults, 'faults')
	},

	'search everything': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/')
		await settled(page)
		const name = need((await api(page, 'GET', 'customer?limit=1')).body.items[0]?.name, 'no customers')
		await page.keyboard.press('Control+k')
		await page.waitForSelector('dialog input')
		await page.keyboard.type(name.slice(0, 4))
		await page.locator('dialog [role=option]', { hasText: name }).first().waitFor()
		none(await violations(page), 'axe')
		await page.locator('dialog [role=option]', { hasText: name }).first().click()
		await page.waitForURL(/\/customer\/[^/]+$/)
		none(page.faults, 'faults')
	},

	'page by page and back': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/obligation?limit=10')
		await settled(page)
		need(await page.locator('.pages').count(), 'one page only')
		const first = await page.textContent('[data-row]')
		await page.locator('.pages button').last().click()
		await page.waitForURL(/after=/)
		await page.waitForFunction((was) => document.querySelector('[data-row]')?.textContent !== was, first)
		await page.locator('.pages button').nth(1).click()
		await page.waitForFunction((was) => document.querySelector('[data-row]')?.textContent === was, first)
	},
}
