// Targets of a site: proposed by the dispatcher, agreed to by the customer in its portal, on the clock of the next case, with the
// hour of arrival; a visit without guidance says so on the engineer's telephone (C8, C24, S95).
import { PHONE, api, enter, first, openPage, settled, violations } from '../browser.mjs'
import { created, fill, take, says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const narrow = async (page) => expect((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'wider than the phone')

export default {
	'a site’s own targets hold with its customer’s word': async ({ browser, url, password, shots }) => {
		const theirs = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(theirs, 'customer', password)
		const customer = (await api(theirs, 'GET', 'session')).body.customer
		const desk = await openPage(browser, { url })
		await enter(desk, 'dispatcher', password)
		const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)
		const site = await created(desk, 'site', { name: `码头仓库${Math.random().toString(36).slice(2, 6)}`, customer, city: '烟台' })
		await desk.goto(`/site/${site.id}`)
		await settled(desk)
		await desk.locator('[data-targets] a.button').click()
		await desk.waitForURL(/\/site_target\/new/)
		await settled(desk)
		await fill(desk, { reason: '海岛，渡轮每日两班', onsite_minutes: '480', restore_minutes: '720', from_on: today })
		await desk.locator('main form button[type=submit]').click()
		await desk.waitForURL(/\/site_target\/(?!new)/)
		await settled(desk)
		const id = desk.url().split('/').at(-1)
		none(await violations(desk), 'axe on the targets')

		await theirs.goto(`/site_target/${id}`)
		await settled(theirs)
		await take(theirs, 'agree', { agreed_by: '孟院长' })
		same((await api(desk, 'GET', `site_target/${id}`)).body.stage, 'agreed', 'agreed')
		await narrow(theirs)
		none(await violations(theirs), 'axe in the portal')
		if (shots) await theirs.screenshot({ path: `${shots}/target-portal-phone-zh.png`, fullPage: true })

		const report = await created(desk, 'service_case', { title: '岛上画面中断', customer, site: site.id, kind: 'fault', channel: 'phone', reported_at: new Date().toISOString() })
		await desk.goto(`/service_case/${report.id}`)
		await desk.waitForSelector('.hands .hand:nth-child(3)')
		same(await desk.$$eval('.hands dt', (all) => all.map((e) => e.textContent.trim())), ['响应', '到场', '修复'], 'three clocks')
		await says(desk, /海岛，渡轮每日两班/, 'why these hours')
		none(await violations(desk), 'axe on the clock')
		if (shots) await desk.screenshot({ path: `${shots}/target-clock-zh.png`, fullPage: true })
		const small = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(small, 'dispatcher', password)
		await small.goto(`/service_case/${report.id}`)
		await small.waitForSelector('.hands .hand:nth-child(3)')
		await says(small, /On site/, 'in English')
		await narrow(small)
		if (shots) await small.screenshot({ path: `${shots}/target-clock-phone-en.png`, fullPage: true })
		await small.goto(`/site/${site.id}`)
		await small.waitForSelector('[data-targets] tbody tr')
		await narrow(small)
		if (shots) await small.screenshot({ path: `${shots}/target-site-phone-en.png`, fullPage: true })
		none([...theirs.faults, ...desk.faults, ...small.faults], 'faults')
	},

	'a visit without guidance says so until there is some': async ({ browser, url, password, shots }) => {
		const desk = await openPage(browser, { url })
		await enter(desk, 'manager', password)
		const engineer = need(await first(desk, 'user?login=engineer'), 'no engineer')
		const contract = need(await first(desk, 'contract?stage=accepted'), 'no contract')
		const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)
		const visit = await created(desk, 'visit', { title: '指导用例', contract: contract.id, channel: 'onsite', planned_on: today, engineer: engineer.id })
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(page, 'engineer', password)
		await page.goto(`/visit/${visit.id}/work`)
		await settled(page)
		await page.locator('main > button.huge').click()
		await page.waitForSelector('[data-guidance]')
		await page.locator('[data-guidance]').scrollIntoViewIfNeeded()
		await narrow(page)
		none(await violations(page), 'axe with the hint')
		if (shots) await page.screenshot({ path: `${shots}/guidance-phone-zh.png`, fullPage: true })
		await page.fill('[data-field=guidance] textarea', '讲解摄像机除尘')
		await page.waitForSelector('[data-guidance]', { state: 'detached' })
		none(page.faults, 'faults')
	},
}
