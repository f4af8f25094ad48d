// What was copied out of a messenger becomes a case: the customer's first words, its device and place are proposed with where they
// come from; what is not clear is asked; what follows goes to the case that is open.
import { PHONE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

/** A customer with somebody of its own, a place and a device; and an hour of today, or of yesterday, as a messenger writes it. */
async function known(page) {
	const customer = await ownCustomer(page)
	const tail = String(Date.now()).slice(-7)
	const site = await created(page, 'site', { name: `聊天院区${tail}`, customer: customer.id, city: '济南' })
	const contact = await created(page, 'contact', { name: `闻${tail}`, customer: customer.id, phone: `138${tail}0`.padEnd(11, '0'), purpose: '售后联系' })
	const device = await created(page, 'equipment', { name: '门口摄像机', category: 'video', customer: customer.id, site: site.id, serial_no: `LT-${tail}` })
	return { customer, site, contact, device, tail }
}

/** "2026/11/26 9:12:33" of so many minutes ago, in the zone of the installation. */
function written(minutes) {
	const p = Object.fromEntries(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit', second: '2-digit' }).formatToParts(Date.now() - minutes * 60_000).map((x) => [x.type, x.value]))
	return `${p.year}/${Number(p.month)}/${Number(p.day)} ${Number(p.hour)}:${p.minute}:${p.second}`
}

export default {
	'a pasted chat proposes the case, says why, and what is open is asked': async ({ browser, url, password }) => {
		const boss = await openPage(browser, { url })
		await enter(boss, 'manager', password)
		const at = await known(boss)
		const page = await openPage(browser, { url })
		await enter(page, 'dispatcher', password)
		await page.goto('/dispatch')
		await page.click('a[href="/chat"]')
		const text = `${at.contact.name}主任 ${written(42)}\n在吗\n${at.contact.name}主任 ${written(40)}\n门口摄像机黑屏了，序列号 LT-${at.tail}，马上要检查\n[图片]\n路过的人 ${written(39)}\n我看看`
		await page.fill('[name=chat]', text)
		const voice = page.locator('[data-speaker="路过的人"]')
		await voice.waitFor()
		expect((await voice.textContent()).includes('未定'), 'an unknown voice is not asked for')
		await voice.locator('[data-side=ours]').click()
		await page.waitForSelector('[data-speaker="路过的人"] [data-side=ours][aria-pressed=true]')
		await page.waitForSelector('.messages li.begins')
		same(await page.locator('.messages li.begins .words').textContent(), `门口摄像机黑屏了，序列号 LT-${at.tail}，马上要检查`, 'the first words that are no greeting')
		await page.waitForSelector(`form button[aria-pressed=true]:has-text("${at.customer.name}")`)
		same([await page.inputValue('[name=equipment]'), await page.inputValue('[name=site]')], [at.device.id, at.site.id], 'where')
		same([await page.getAttribute('[data-kind=fault]', 'aria-pressed'), await page.getAttribute('[data-degree="urgency 1"]', 'aria-pressed')], ['true', 'true'], 'what')
		none(await violations(page), 'violations')

		// The messenger is not named by the text: it is asked, at its place.
		await page.click('form button.primary')
		await page.waitForSelector('.error-text[role=alert]')
		await page.click('[data-channel=wechat]')
		await page.setInputFiles('.drop input', { name: '现场.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') })
		await page.click('form button.primary')
		await page.waitForURL(/\/service_case\/(?!new)[0-9a-z]{13}$/)
		const id = new URL(page.url()).pathname.split('/').pop()
		const row = (await api(page, 'GET', `service_case/${id}`)).body
		same([row.channel, row.kind, row.equipment, row.caller, row.urgency], ['wechat', 'fault', at.device.id, at.contact.name, 1], 'the case')
		expect(Date.parse(row.received_at) - Date.parse(row.reported_at) > 39 * 60_000, 'its clock began when it was pasted')
		const files = (await api(page, 'GET', `service_case/${id}/file`)).body.items.map((f) => f.name)
		expect(files.length === 2 && files.includes('现场.png'), `what was pasted is not kept: ${files}`)

		// The same once more is known; what follows goes along with it.
		await page.goto('/chat')
		await page.fill('[name=chat]', text)
		await page.waitForSelector('.notice [href^="/service_case/"]')
		await page.locator('header .button', { hasText: '改聊天内容' }).click()
		await page.fill('[name=chat]', `${at.contact.name} ${written(5)}\n还是黑的`)
		await page.locator(`[data-append="${id}"]`).click()
		await page.waitForURL(`**/service_case/${id}`)
		const words = (await api(page, 'GET', `service_case/${id}/comment`)).body.items
		same(words.length, 1, 'the words stand with the case')
		expect(need(words[0]).text.endsWith('还是黑的'), 'not its words')
		await settled(page)
		none([...boss.faults, ...page.faults], 'faults')
	},

	'a chat is pasted on a telephone in English, and a person says when it was': async ({ browser, url, password }) => {
		const boss = await openPage(browser, { url })
		await enter(boss, 'manager', password)
		const at = await known(boss)
		const phone = await openPage(browser, { url, viewport: PHONE, locale: 'en', touch: true })
		await enter(phone, 'dispatcher', password)
		await phone.goto('/chat')
		await phone.fill('[name=chat]', `${at.contact.name}: how do I export the recording?`)
		await phone.waitForSelector('[data-part=reported_at] input')
		none(await violations(phone), 'violations on the phone')
		expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways on a phone')
		same(await phone.getAttribute('[data-kind=question]', 'aria-pressed'), 'true', 'a question')
		await phone.click('[data-channel=feishu]')
		await phone.click('form button.primary')
		await phone.waitForSelector('[data-part=reported_at] .error-text')
		await phone.fill('[data-part=reported_at] input', '2026-01-05 09:30')
		await phone.press('[data-part=reported_at] input', 'Tab')
		await phone.click('form button.primary')
		await phone.waitForURL(/\/service_case\/(?!new)[0-9a-z]{13}$/)
		const id = new URL(phone.url()).pathname.split('/').pop()
		const row = (await api(phone, 'GET', `service_case/${id}`)).body
		same([row.channel, row.kind, row.reported_at, row.customer], ['feishu', 'question', '2026-01-05T09:30:00+08:00', at.customer.id], 'the case')
		none([...boss.faults, ...phone.faults], 'faults')
	},
}
