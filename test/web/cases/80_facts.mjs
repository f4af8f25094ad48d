// What was read in a tender document, confirmed by keyboard alone.
import { api, logIn, openPage, settled, violations } from '../browser.mjs'
import { need, none, same } from '../expect.mjs'

export default {
	'confirm, correct, reject by keyboard': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await logIn(page, login, password)
		const open = (await api(page, 'GET', 'tender_fact?stage=found&limit=200')).body.items ?? []
		const tender = need(open[0]?.tender, 'no open facts')
		const mine = open.filter((f) => f.tender === tender)
		need(mine.length >= 3, 'fewer than three open facts')
		await page.goto(`/tender/${tender}/facts`)
		await settled(page)
		none(await violations(page), 'axe')
		const idAt = () => page.getAttribute('.list li.at', 'id')
		const [a, b] = [await idAt(), null]
		await page.keyboard.press('Enter')
		await page.waitForFunction((was) => document.querySelector('.list li.at')?.id !== was, a)
		const second = b ?? (await idAt())
		await page.keyboard.press('n')
		await page.waitForFunction((was) => document.querySelector('.list li.at')?.id !== was, second)
		const third = await idAt()
		await page.keyboard.press('e')
		await page.fill('[data-editing]', '改正后的值')
		await page.keyboard.press('Enter')
		await page.waitForSelector('[data-editing]', { state: 'detached' })
		const stage = async (id) => (await api(page, 'GET', `tender_fact/${id.replace('fact-', '')}`)).body
		same([(await stage(a)).stage, (await stage(second)).stage, (await stage(third)).stage], ['confirmed', 'rejected', 'confirmed'], 'decided')
		same((await stage(third)).value, '改正后的值', 'corrected')
		none(page.faults, 'faults')
	},
}
