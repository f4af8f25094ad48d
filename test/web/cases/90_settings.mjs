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
