// The service desk: a call becomes a case in seconds and finds its engineer; he answers on his phone; the board moves; a gap of
// the roster is filled; a stranger reports by the code on a device.
import { PHONE, api, first, enter, openPage, settled, violations } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

/** A device of this case alone, with a telephone number that leads to it. */
async function device(page, word) {
	const customer = await ownCustomer(page)
	const phone = `137${String(Date.now()).slice(-8)}`
	const site = await created(page, 'site', { name: `${word}院区`, customer: customer.id, city: '济南', contact_name: '韩梅', contact_phone: phone })
	const made = await created(page, 'equipment', { name: `${word}摄像机`, category: 'video', customer: customer.id, site: site.id })
	return { customer, site, device: made, phone }
}

export default {
	'a call leads to customer, site and equipment, and the case finds its engineer': async ({ browser, url, password }) => {
		const boss = await openPage(browser, { url })
		await enter(boss, 'manager', password)
		const at = await device(boss, '来电用例')
		const page = await openPage(browser, { url })
		await enter(page, 'dispatcher', password)
		const began = Date.now()
		await page.goto('/dispatch')
		await page.click('a[href="/call"]')
		await page.fill('[name=phone]', at.phone)
		await page.waitForSelector(`.call button[aria-pressed=true]:has-text("${at.customer.name}")`)
		same(await page.inputValue('[name=caller]'), '韩梅', 'who that is')
		await page.selectOption('[name=equipment]', at.device.id)
		await page.fill('[name=title]', '大门口没有图像')
		await page.click('.call button.primary')
		await page.waitForURL(/\/service_case\/(?!new)[0-9a-z]{13}$/)
		expect(Date.now() - began < 15_000, 'a case takes more than 15 s')
		const id = new URL(page.url()).pathname.split('/').pop()
		const row = (await api(page, 'GET', `service_case/${id}`)).body
		same([row.site, row.equipment, row.channel, row.caller, row.priority], [at.site.id, at.device.id, 'phone', '韩梅', 2], 'what was typed')
		same(row.stage, 'dispatched', 'somebody is asked at once')

		// The board says whom and why; another one is sent from the keyboard.
		await page.goto('/dispatch')
		await page.waitForSelector(`[data-column=waiting] #case-${id} .asking`)
		await page.locator(`#case-${id} a`).focus()
		await page.keyboard.press('m')
		await page.waitForSelector('dialog .people li')
		expect((await page.locator('dialog .people li').first().textContent()).length > 10, 'no reason is given')
		const engineer = need((await api(page, 'GET', 'user?login=engineer')).body.items[0], 'no engineer')
		const send = page.locator(`dialog [data-send="${engineer.id}"]`)
		if (await send.count()) await send.first().click()
		else {
			// Not on duty this hour: sent all the same.
			await page.keyboard.press('Escape')
			same((await api(page, 'POST', `service_case/${id}/dispatch`, { engineer: engineer.id })).status, 200, 'he is sent')
		}
		await page.waitForFunction(() => !document.querySelector('dialog'))
		const offer = need(await first(page, `dispatch_offer?service_case=${id}&stage=open`), 'no offer')
		same(offer.engineer, engineer.id, 'the one who was named')

		// On his phone: one big button.
		const phone = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(phone, 'engineer', password)
		await phone.goto(`/dispatch_offer/${offer.id}/answer`)
		await phone.waitForSelector('.yes')
		const box = await phone.locator('.yes').boundingBox()
		expect(box.height >= 80 && box.width >= 300, 'the button is small')
		none(await violations(phone), 'violations on the phone')
		await phone.click('.yes')
		await phone.waitForSelector('.notice.good')
		same((await api(page, 'GET', `service_case/${id}`)).body.stage, 'acknowledged', 'accepted')
		none([...page.faults, ...phone.faults], 'faults')
	},

	'a gap of the roster is red, and one click fills it': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'service_manager', password)
		await page.goto('/roster')
		await page.waitForSelector('.month')
		const gap = page.locator('[data-gap$=" first"]').first()
		const key = await gap.getAttribute('data-gap')
		await gap.click()
		await page.waitForSelector('dialog [data-field=person]')
		await page.locator('dialog [data-field=person] [role=combobox]').fill('李强')
		await page.locator('dialog [data-field=person] [role=option]', { hasText: '李强' }).first().click()
		await page.click('dialog button[type=submit]')
		await page.waitForFunction((k) => !document.querySelector(`[data-gap="${k}"]`), key)
		none(await violations(page), 'violations')
		const phone = await openPage(browser, { url, viewport: PHONE })
		await enter(phone, 'engineer', password)
		await phone.goto('/roster')
		await phone.waitForSelector('.month section.today')
		expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the roster scrolls sideways on a phone')
		none(page.faults, 'faults')
	},

	'an answer that comes late is thrown away when something else was asked since': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'service_manager', password)
		await page.goto('/roster')
		await page.waitForSelector('.month section.today')
		const shown = () => page.locator('.month section').first().getAttribute('data-day')
		const began = await shown()
		const weeks = (n) => new Date(Date.parse(`${began}T00:00:00Z`) + n * 7 * 86400000).toISOString().slice(0, 10)
		await page.route(`**/api/v1/duty?from=${weeks(4)}`, async (route) => {
			await new Promise((go) => setTimeout(go, 1500))
			await route.continue()
		})
		const late = page.waitForResponse((r) => r.url().endsWith(weeks(4)))
		for (let i = 0; i < 2; i++) await page.getByLabel('往后四周').click()
		await page.waitForFunction((day) => document.querySelector('.month section')?.dataset.day === day, weeks(8))
		await late
		await settled(page)
		same(await shown(), weeks(8), 'the weeks that were asked for last')
		none(page.faults, 'faults')
	},

	'a stranger reports by the code on the device in three taps, and follows it': async ({ browser, url, password }) => {
		const boss = await openPage(browser, { url })
		await enter(boss, 'manager', password)
		const at = await device(boss, '扫码用例')
		await boss.goto(`/equipment/${at.device.id}`)
		await boss.locator('section.card', { hasText: '报修码' }).locator('header button').click()
		const link = new URL(await boss.locator('#report-url').inputValue())
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await page.goto(link.pathname)
		await page.waitForSelector('.choice')
		const said = await page.locator('main').textContent()
		expect(said.includes(at.device.number) && !said.includes(at.customer.name) && !said.includes(at.site.name), 'it shows whose device it is')
		await page.click('.choice.fault')
		await page.setInputFiles('[name=photo]', { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') })
		await page.click('.send')
		await page.waitForURL(/\/report\/case\//)
		await page.waitForSelector('.steps .done')
		const number = await page.locator('.big').textContent()
		const row = need(await first(boss, `service_case?number=${number}`), 'no case')
		same([row.channel, row.equipment, row.kind], ['qr_code', at.device.id, 'fault'], 'the case')
		same((await api(boss, 'GET', `service_case/${row.id}/file`)).body.items.length, 1, 'the photo hangs on it')
		none(await violations(page), 'violations')
		await settled(page)
		none(page.faults, 'faults')
	},
}
