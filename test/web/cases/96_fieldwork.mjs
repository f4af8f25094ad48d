// The engineer's order on a phone: begun, a part out of the van, the hours, signed by hand; what changed afterwards says so.
// A visit's form with a value outside its limits, its finding decided, a lead in one tap; the census on the desk.
import { PHONE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

async function scribble(page, index) {
	await page.locator('.pad').nth(index).scrollIntoViewIfNeeded()
	const box = await page.locator('.pad canvas').nth(index).boundingBox()
	await page.mouse.move(box.x + 40, box.y + 60)
	await page.mouse.down()
	for (let i = 1; i <= 24; i++) await page.mouse.move(box.x + 40 + i * 9, box.y + 60 + Math.sin(i + index + Math.random()) * 30)
	await page.mouse.up()
}

const fits = async (page) => expect((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'wider than the phone')

export default {
	'an order is carried out with one hand': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(page, 'engineer', password)
		const order = need((await api(page, 'GET', 'work_order?stage=planned&kind=repair&sort=-planned_at&limit=20')).body.items?.find((o) => o.title === '录播直播链路抢修'), 'no planned order')
		await page.goto(`/work_order/${order.id}`)
		await settled(page)
		await page.click(`a[href="/work_order/${order.id}/work"]`)
		await page.waitForURL(/\/work$/)
		await page.waitForSelector('main > button.huge')
		await page.click('main > button.huge')
		await page.waitForSelector('.causes')
		none(await violations(page), 'axe while open')
		await fits(page)
		if (shots) await page.screenshot({ path: `${shots}/work-phone-zh.png`, fullPage: true })
		await page.locator('.causes .button').first().click()
		await page.waitForFunction(() => /已保存/.test(document.querySelector('.mid')?.textContent ?? ''))
		await says(page, /质保期内正常使用，免费维修/, 'why nobody pays')
		await page.locator('.ways .button.primary').first().click()
		await page.waitForSelector('.ways .chip.good')
		same((await api(page, 'GET', `work_order/${order.id}`)).body.charges[0].fitted, true, 'the part left the van')
		await page.fill('[data-field=findings] textarea', '电源跌落，直播编码器反复重启')
		await page.fill('[data-field=hours] input', '1.5')
		await page.fill('[data-field=travel_km] input', '18')
		await page.waitForFunction(() => /已保存/.test(document.querySelector('.mid')?.textContent ?? ''))
		await page.click('.bottom .huge')
		await page.waitForSelector('.pad')
		none(await violations(page), 'axe while signing')
		await page.locator('.stars button').last().click()
		await page.locator('input.input').first().fill('刘芳')
		await scribble(page, 0)
		await scribble(page, 1)
		await page.click('.body .huge')
		await page.waitForSelector('.done', { timeout: 15000 })
		await says(page, /签字有效/, 'the signature holds')
		const after = (await api(page, 'GET', `work_order/${order.id}`)).body
		same([after.stage, after.satisfaction, after.confirmed_by], ['confirmed', 5, '刘芳'], 'confirmed')
		same(after.charges.map((c) => c.kind).sort(), ['labour', 'part', 'travel'], `hours ${after.hours} and road ${after.travel_km} are booked`)
		if (shots) await page.screenshot({ path: `${shots}/work-done-zh.png`, fullPage: true })
		none(page.faults, 'faults')
	},

	'what was signed and changed says by whom': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, locale: 'en' })
		await enter(page, 'service_manager', password)
		const order = need((await api(page, 'GET', 'work_order?kind=tuning&limit=20')).body.items?.find((o) => o.voided_at), 'no order that was changed')
		await page.goto(`/work_order/${order.id}`)
		await settled(page)
		await says(page, /Signature void: 张宏伟 changed measures/, 'by whom and in what')
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/work-voided-en.png`, fullPage: true })
		const storm = need((await api(page, 'GET', 'work_order?stage=finished&limit=50')).body.items?.find((o) => o.title.includes('雷雨')), 'no disputed order')
		await page.goto(`/work_order/${storm.id}`)
		await settled(page)
		await page.locator('button', { hasText: 'Who pays for which cause' }).click()
		await says(page, /In dispute: repaired first/, 'the dispute')
		none(await violations(page), 'axe of the table')
		if (shots) await page.screenshot({ path: `${shots}/pays-en.png`, fullPage: true })
		none(page.faults, 'faults')
	},

	'a reading outside its limits becomes a finding; a lead in one tap': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(page, 'engineer', password)
		const visit = need((await api(page, 'GET', 'visit?stage=planned&sort=-planned_on&limit=50')).body.items?.find((v) => v.title), 'no planned visit')
		await page.goto(`/visit/${visit.id}/work`)
		await page.waitForSelector('.ways button')
		await page.locator('.ways button').first().click()
		await page.click('main > button.huge')
		await page.waitForSelector('.place')
		await page.locator('.place .reading input').first().fill('31')
		await page.locator('.place .reading input').first().blur()
		await page.waitForSelector('.place .error-text')
		await page.click('.all .big')
		await page.fill('[data-field=measures] textarea', '空调调至 24 ℃')
		await page.fill('[data-field=opinion] textarea', '无')
		await page.locator('.stars button').last().click()
		if (await page.locator('[data-field=lessons] textarea').count()) await page.fill('[data-field=lessons] textarea', '空调设定须锁定')
		await page.waitForFunction(() => /已保存/.test(document.querySelector('.mid')?.textContent ?? ''))
		if (shots) await page.screenshot({ path: `${shots}/visit-form-zh.png`, fullPage: true })
		none(await violations(page), 'axe of the form')
		await fits(page)
		await page.click('.bottom .huge')
		await page.waitForSelector('.pad')
		await says(page, /机房温度 31 ℃/, 'the finding')
		await says(page, /填写措施与期限/, 'what is not decided')
		await page.goto(`/visit/${visit.id}`)
		await settled(page)
		await page.locator('button', { hasText: '记一条商机' }).click()
		await page.waitForSelector('a[href^="/service_lead/"][href$="/edit"]')
		same((await api(page, 'GET', `service_lead?visit=${visit.id}`)).body.items.length, 1, 'one lead')
		none(page.faults, 'faults')
	},

	'the census shows what was never looked at': async ({ browser, url, password, shots }) => {
		for (const look of [{ locale: 'zh-CN' }, { locale: 'en', viewport: PHONE }]) {
			const page = await openPage(browser, { url, ...look })
			await enter(page, 'quality_lead', password)
			await page.goto('/census')
			await page.waitForSelector('table.grid')
			await says(page, look.locale === 'en' ? /Quality census/ : /质量普查/, 'its name')
			none(await violations(page), `axe ${look.locale}`)
			await fits(page)
			if (shots) await page.screenshot({ path: `${shots}/census-${look.locale}.png`, fullPage: true })
			none(page.faults, 'faults')
		}
	},
}
