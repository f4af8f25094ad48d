// Language and look are kept; a policy's page says what a change touches.
import { api, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'

export default {
	'language and look stay': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/settings')
		await page.locator('[lang=en] input').check()
		await page.waitForFunction(() => document.documentElement.lang === 'en')
		await page.locator('input[name=theme]').nth(2).check()
		await page.reload()
		await settled(page)
		same(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]), ['en', 'dark'], 'after a reload')
		await page.goto('/opportunity')
		await settled(page)
		expect(!/[\u4e00-\u9fff]/.test(await page.textContent('.side nav')), 'Chinese words in the English navigation')
	},

	'a policy says what a change touches': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/settings/policy')
		await settled(page)
		const edit = page.locator('.act button').first()
		need(await edit.count(), 'no policy this user may change')
		await edit.click()
		await page.waitForSelector('dialog .effects')
		await page.waitForFunction(() => document.querySelectorAll('dialog .effects li').length >= 2)
		none(await violations(page), 'axe')
		none(page.faults, 'faults')
	},

	'hours of service are spans of the day, and choices are words': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'administrator', password)
		await page.goto('/settings/policy')
		await settled(page)
		same(await page.locator('[data-policy="sla.opens_at_minute"]').count(), 0, 'minutes of the day are nobody’s hours')
		const row = page.locator('tr:has([data-policy="sla.hours"])')
		await row.locator('.act button').click()
		await page.waitForSelector('dialog [data-part] input')
		const before = await page.$$eval('dialog [data-part] input', (all) => all.map((x) => x.value))
		same(before, ['00:00', '24:00'], 'around the clock, by the older numbers')
		const inputs = page.locator('dialog [data-part] input')
		await inputs.nth(0).fill('9:00')
		await inputs.nth(1).fill('12:00')
		await page.click('dialog [data-add]')
		await inputs.nth(2).fill('11:00')
		await inputs.nth(3).fill('18:00')
		await page.click('dialog button[type=submit]')
		await page.waitForSelector('dialog .error-text')
		none(await violations(page), 'axe')
		await page.click('dialog [data-always]')
		same(await page.$$eval('dialog [data-part] input', (all) => all.map((x) => x.value)), ['00:00', '24:00'], 'and back')
		await page.keyboard.press('Escape')
		await page.locator('tr:has([data-policy="revisit.shift"]) .act button').click()
		same(await page.locator('dialog select option').allTextContents(), ['不调整', '顺延到下一工作日', '提前到上一工作日'], 'a choice is chosen')
		await page.keyboard.press('Escape')
		await page.locator('tr:has([data-policy="revisit.monthly_on"]) .act button').click()
		same((await page.locator('dialog select option').allTextContents()).slice(0, 2), ['—', '每月第一个星期一'], 'a weekday of the month')
		same(await page.$$eval('td.value a', (all) => all.map((x) => x.textContent).filter((x) => /_/.test(x))), [], 'keys instead of words')
		none(page.faults, 'faults')
	},

	'every policy has a name in both languages': async ({ browser, url, login, password }) => {
		for (const locale of ['zh-CN', 'en']) {
			const page = await openPage(browser, { url, locale })
			await enter(page, login, password)
			await page.goto('/settings/policy')
			await page.waitForSelector('[data-policy]')
			const names = await page.$$eval('[data-policy]', (all) => all.map((x) => [x.dataset.policy, x.firstChild.textContent.trim()]))
			expect(names.length > 30, `only ${names.length} policies`)
			same(names.filter(([key, name]) => name === key).map(([key]) => key), [], `without a name in ${locale}`)
			const areas = await page.$$eval('[data-area]', (all) => all.map((x) => [x.dataset.area, x.textContent.trim()]))
			same(areas.filter(([key, name]) => name === key).map(([key]) => key), [], `areas without a name in ${locale}`)
		}
	},

	'a contract names the numbers that it rests on': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const { body } = await api(page, 'GET', 'contract?stage=accepted&limit=1')
		await page.goto(`/contract/${body.items[0].id}`)
		await settled(page)
		const names = await page.$$eval('[data-policy]', (all) => all.map((x) => [x.dataset.policy, x.firstChild.textContent.trim()]))
		const { body: contract } = await api(page, 'GET', `contract/${body.items[0].id}`)
		same(names.map(([key]) => key).sort(), contract.policies.map((p) => p.key).sort(), 'the numbers')
		same(names.filter(([key, name]) => name === key).map(([key]) => key), [], 'without a name')
		none(await violations(page), 'axe')
		none(page.faults, 'faults')
	},

	'it prints without the program around it': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/ledger')
		await settled(page)
		await page.emulateMedia({ media: 'print' })
		for (const part of ['.side', '.bar']) same(await page.locator(part).isVisible(), false, part)
		same(await page.locator('h1').isVisible(), true, 'the heading')
	},
}
