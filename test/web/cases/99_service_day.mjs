// A service day, hand to hand: the roster of the morning, a report by the code on a device, dispatch, a repair without a signal with a
// part out of the van and both signatures, who pays and why, the customer's own word, a trip that serves several programmes, an
// assessment of training, the ledger. At 390 and 1440 px, in both languages.
import { PHONE, WIDE, api, enter, first, openPage, settled, violations } from '../browser.mjs'
import { created, says, scribble } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const word = () => Math.random().toString(36).slice(2, 6)

export default {
	'from the roster of the morning to the ledger of the evening': async ({ browser, url, password, shots }) => {
		const open = async (login, viewport, locale) => {
			const page = await openPage(browser, { url, viewport, locale, touch: viewport === PHONE })
			if (login) await enter(page, login, password)
			return page
		}
		const pages = []
		const at = async (login, viewport, locale) => {
			const page = await open(login, viewport, locale)
			pages.push(page)
			return page
		}
		const shot = async (page, name) => {
			expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`)
			if (shots) await page.screenshot({ path: `${shots}/day-${name}.png`, fullPage: true })
		}

		// The morning: who is on duty, by whoever leads the service.
		const lead = await at('service_manager', WIDE, 'zh-CN')
		const engineer = need(await first(lead, 'user?login=engineer'), 'no engineer')
		const now = Date.now()
		await created(lead, 'duty_shift', { person: engineer.id, role: 'first', from_at: new Date(now - 3600e3).toISOString(), to_at: new Date(now + 8 * 3600e3).toISOString() })
		await lead.goto('/roster')
		await lead.waitForSelector('.month section.today')
		expect((await lead.textContent('.month section.today')).includes(engineer.name), 'the roster does not name him')
		await shot(lead, 'roster-zh')

		// A device of the customer that has a log-in, and a part for it in the engineer's van.
		const customer = await at('customer', PHONE, 'en')
		const mine = (await api(customer, 'GET', 'session')).body.customer
		const boss = await at('manager', WIDE, 'en')
		const w = word()
		const site = await created(boss, 'site', { name: `东门${w}`, customer: mine, city: '济南' })
		const device = await created(boss, 'equipment', { name: `门禁${w}`, category: 'access_control', customer: mine, site: site.id })
		const part = await created(boss, 'spare_part', { part_no: `D-${w}`, name: `电源 ${w}`, unit: '个' })
		const van = await created(boss, 'warehouse', { name: `随车 ${w}`, kind: 'van', keeper: engineer.id })
		await created(boss, 'stock_move', { kind: 'receive', spare_part: part.id, quantity: '2', to_warehouse: van.id, unit_price: '320.00' })
		const code = new URL((await api(boss, 'POST', `equipment/${device.id}/report_link`)).body.url)

		// Somebody at the door reports it by the code, in English, without an account.
		const stranger = await at(null, PHONE, 'en')
		await stranger.goto(code.pathname)
		await stranger.click('.choice.fault')
		await stranger.click('.send')
		await stranger.waitForURL(/\/report\/case\//)
		await stranger.waitForSelector('.big')
		const number = await stranger.textContent('.big')
		await shot(stranger, 'report-en-phone')
		const row = need(await first(boss, `service_case?number=${number}`), 'no case')

		// The dispatcher sees it at once, and sends the one of the roster; he answers on his phone.
		const desk = await at('dispatcher', WIDE, 'zh-CN')
		await desk.goto('/dispatch')
		await desk.waitForSelector(`#case-${row.id}`)
		await shot(desk, 'dispatch-zh')
		let offer = await first(desk, `dispatch_offer?service_case=${row.id}&stage=open`)
		if (offer?.engineer !== engineer.id) {
			same((await api(desk, 'POST', `service_case/${row.id}/dispatch`, { engineer: engineer.id })).status, 200, 'he is sent')
			offer = need(await first(desk, `dispatch_offer?service_case=${row.id}&stage=open`), 'no offer')
		}
		const phone = await at('engineer', PHONE, 'zh-CN')
		await phone.goto(`/dispatch_offer/${offer.id}/answer`)
		await phone.click('.yes')
		await phone.waitForSelector('.notice.good')
		await stranger.reload()
		await stranger.waitForFunction(() => document.querySelectorAll('.steps .done').length >= 2)

		// Down in the cellar: arrived, repaired with a part, both signed, nothing of it sent.
		await phone.goto('/phone')
		await phone.waitForFunction(() => /没有信号也能用/.test(document.querySelector('[data-taken]')?.textContent ?? ''), null, { timeout: 30000 })
		await phone.evaluate(() => navigator.serviceWorker.ready.then(() => true))
		await settled(phone)
		await shot(phone, 'phone-zh')
		await phone.context().setOffline(true)
		await phone.locator('[data-part=cases] .what', { hasText: row.title }).first().click()
		await phone.waitForURL(/\/phone\/case\//)
		await phone.goto(`/phone/case/${row.id}`)
		await phone.waitForSelector('[data-next=arrive]')
		await phone.click('[data-next=arrive]')
		await phone.waitForSelector('[data-next]', { state: 'detached' })
		await phone.click('[data-repair]')
		await phone.fill('[name=findings]', '电源烧坏')
		await phone.fill('[name=measures]', '更换电源')
		await phone.selectOption('[name=cause]', 'normal_use')
		await phone.click('[data-add-part]')
		await phone.selectOption('.part select', `${van.id}/${part.id}`)
		await phone.fill('[name=agreed]', '王主任')
		await phone.setInputFiles('[name=repair_photo]', { name: 'power.png', mimeType: 'image/png', buffer: PNG })
		await phone.fill('[name=signer]', '王主任')
		await scribble(phone, 0)
		await scribble(phone, 1)
		await shot(phone, 'repair-zh')
		await phone.click('form.repair .huge')
		await says(phone, /更换电源/, 'the repair')
		same((await api(boss, 'GET', `service_case/${row.id}`)).body.stage, 'acknowledged', 'nothing of it is sent')
		await phone.context().setOffline(false)
		await phone.goto('/phone')
		for (const end = Date.now() + 20000; Date.now() < end; await phone.waitForTimeout(300)) if ((await api(boss, 'GET', `service_case/${row.id}`)).body.stage === 'restored') break
		same((await api(boss, 'GET', `service_case/${row.id}`)).body.stage, 'restored', 'merged when the signal was back')

		await phone.waitForSelector('[data-part=cases]')
		same(await phone.locator('[data-waiting]').allTextContents(), [], 'what still waits on the phone')
		const order = need(await first(boss, `work_order?service_case=${row.id}`), 'no work order')
		same([order.stage, order.signer], ['confirmed', '王主任'], 'the order is signed')

		// Who pays and why, and what was written without a signal, at the desk in English.
		await boss.goto(`/service_case/${row.id}`)
		await boss.waitForSelector('[data-offline] tbody tr')
		await says(boss, /361\.60|320\.00/, 'the price of the part')
		none(await violations(boss), 'axe on the case')
		await shot(boss, 'case-en')

		// The customer's own word, and its rating, in English on its phone.
		await customer.goto('/')
		await customer.locator('[data-part=asked] .what', { hasText: row.title }).first().waitFor()
		await customer.goto(`/service_case/${row.id}`)
		await customer.waitForSelector('[data-confirm]')
		await customer.locator('[data-confirm] .stars button').last().click()
		none(await violations(customer), 'axe where it confirms')
		await shot(customer, 'confirm-en-phone')
		await customer.click('[data-confirm] .big')
		await customer.waitForSelector('[data-confirm]', { state: 'detached' })
		const confirmed = (await api(boss, 'GET', `service_case/${row.id}`)).body
		same([confirmed.stage, confirmed.satisfaction], ['confirmed', 5], 'the customer has said so')
		const clock = (await api(boss, 'GET', `service_case/${row.id}/clock`)).body
		expect(clock.events.some((e) => e.kind === 'vouched'), 'its word vouches for the time that was claimed')
		await customer.goto('/')
		await customer.waitForSelector('[data-part=equipment] .chip')
		await shot(customer, 'portal-en-phone')

		// One trip, several programmes.
		const visits = (await api(boss, 'GET', 'visit?limit=200')).body.items
		const trip = need(visits.find((v) => (v.programmes ?? []).length > 1), 'no merged visit in the demonstration')
		await lead.goto(`/visit/${trip.id}`)
		await settled(lead)
		expect((await lead.locator('main [data-field=programmes], main dl').first().textContent()).length > 0, 'what it serves')
		await shot(lead, 'visit-zh')

		// Training is assessed, and says why.
		const trainer = await at('trainer', WIDE, 'en')
		const plan = need(await first(trainer, 'training_plan?stage.in=completed,agreed,draft'), 'no training plan')
		await trainer.goto(`/training_plan/${plan.id}`)
		await trainer.waitForSelector('.training')
		await shot(trainer, 'training-en')

		// The evening: what was promised and what was kept.
		const contract = need(await first(boss, 'contract?stage=accepted'), 'no contract')
		for (const [page, name] of [[lead, 'ledger-zh'], [await at('manager', PHONE, 'en'), 'ledger-en-phone']]) {
			await page.goto(`/ledger/${contract.id}`)
			await settled(page)
			none(await violations(page), `axe on the ${name}`)
			await shot(page, name)
		}
		none(pages.flatMap((p) => p.faults), 'faults')
	},
}
