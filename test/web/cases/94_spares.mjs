// The storekeeper's page: what is short and why, who is served first; a part comes in and is issued from there.
import { api, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { says, take } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

export default {
	'what is short says why, and a repair is served before a sale': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'storekeeper', password)
		await page.goto('/')
		await page.click('a[href="/spares"]')
		await settled(page)
		await says(page, /最后订货/, 'the last order')
		await says(page, /用户维修优先（优先级 \d），/, 'why the repair comes first')
		const waiting = page.locator('.waits li')
		expect(/用户维修/.test(await waiting.first().textContent()), 'the repair is not the first')
		expect(/2 件中已分配 2 件/.test(await waiting.first().textContent()), 'the repair has its parts')
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/spares-zh.png`, fullPage: true })
		await waiting.first().locator('a').first().click()
		await page.waitForURL(/\/part_request\//)
		await settled(page)
		await take(page, 'issue', { warehouse: '济南备件库' })
		const id = new URL(page.url()).pathname.split('/')[2]
		same((await api(page, 'GET', `part_request/${id}`)).body.stage, 'issued', 'the request')
		none(page.faults, 'faults')
	},

	'it stands on the phone, in English': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(page, 'storekeeper', password)
		await page.goto('/spares')
		await settled(page)
		await says(page, /must lie ready/, 'why a part is short')
		none(await violations(page), 'axe')
		expect((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'wider than the phone')
		if (shots) await page.screenshot({ path: `${shots}/spares-phone-en.png`, fullPage: true })
		none(page.faults, 'faults')
	},
}
