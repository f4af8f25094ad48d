// The engineer's page, on a phone: all normal except one, written down, signed by both, done.
import { PHONE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'

async function scribble(page, index) {
	const box = await page.locator('.pad canvas').nth(index).boundingBox()
	await page.mouse.move(box.x + 40, box.y + 60)
	await page.mouse.down()
	for (let i = 1; i <= 24; i++) await page.mouse.move(box.x + 40 + i * 9, box.y + 60 + Math.sin(i + index + Math.random()) * 30)
	await page.mouse.up()
}

export default {
	'carried out on a phone': async ({ browser, url, password, login }) => {
		const page = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(page, login === 'manager' ? 'engineer' : login, password)
		const open = (await api(page, 'GET', 'visit?stage=planned&sort=planned_on&limit=1')).body
		const visit = need(open.items?.[0], 'no planned visit')
		await page.goto(`/visit/${visit.id}/work`)
		await settled(page)
		const start = page.locator('main > button.huge')
		await page.locator('.ways button').first().click()
		await start.click()
		await page.waitForSelector('.pick')
		none(await violations(page), 'axe while open')
		const small = await page.$$eval('.phone main button, .phone main input:not(.unseen, .native)', (all) =>
			all.filter((b) => b.offsetParent && b.getBoundingClientRect().height < 26).map((b) => b.outerHTML.slice(0, 80)),
		)
		none(small, 'too small for a thumb')
		await page.locator('.state.bad').first().click()
		await page.locator('.more input.input').first().fill('198 V')
		await page.locator('.more textarea').first().fill('输入电压偏低')
		await page.click('.all .big')
		same(await page.locator('.pick [aria-pressed=true]').count(), await page.locator('.pick').count(), 'every device has a state')
		await page.fill('[data-field=guidance] textarea', '指导值班人员查看 UPS 面板')
		const opinion = page.locator('[data-field=opinion] textarea')
		await opinion.fill('响应及时,没有意见。')
		await page.locator('.stars button').last().click()
		await page.waitForFunction(() => /已保存/.test(document.querySelector('.mid')?.textContent ?? ''))
		const kept = (await api(page, 'GET', `visit/${visit.id}`)).body
		same([kept.satisfaction, kept.checks.filter((c) => c.state === 'abnormal').length], [5, 1], 'kept on the server')

		await page.reload()
		await settled(page)
		same(await opinion.inputValue(), '响应及时,没有意见。', 'there after a reload')
		await page.click('.bottom .huge')
		await page.waitForSelector('.pad')
		none(await violations(page), 'axe while signing')
		expect(await page.locator('.body .huge').isDisabled(), 'it can be signed without signatures')
		await page.locator('.card .body input.input').first().fill('张主任')
		await page.locator('.pad').first().scrollIntoViewIfNeeded()
		await scribble(page, 0)
		await page.locator('.pad').nth(1).scrollIntoViewIfNeeded()
		await scribble(page, 1)
		await page.click('.body .huge')
		await page.waitForSelector('.done', { timeout: 15000 })
		const after = (await api(page, 'GET', `visit/${visit.id}`)).body
		expect(['signed', 'closed'].includes(after.stage), `the visit is ${after.stage}`)
		none(page.faults, 'faults')
	},

	'without a signal nothing is lost': async ({ browser, url, password, login }) => {
		const page = await openPage(browser, { url, viewport: PHONE })
		await enter(page, login === 'manager' ? 'engineer' : login, password)
		const visit = need((await api(page, 'GET', 'visit?stage=planned&sort=planned_on&limit=1')).body.items?.[0], 'no planned visit')
		await page.goto(`/visit/${visit.id}/work`)
		await settled(page)
		const start = page.locator('main > button.huge')
		await page.locator('.ways button').first().click()
		await start.click()
		await page.waitForSelector('.pick')
		await page.context().setOffline(true)
		await page.fill('[data-field=environment] textarea', '机房 26 ℃,湿度 51 %')
		await page.waitForTimeout(1500)
		expect(/已存在本机/.test(await page.textContent('.mid')), 'it does not say that it is kept here')
		await page.context().setOffline(false)
		await page.reload()
		await settled(page)
		await page.waitForFunction(() => /已保存/.test(document.querySelector('.mid')?.textContent ?? ''))
		same((await api(page, 'GET', `visit/${visit.id}`)).body.environment, '机房 26 ℃,湿度 51 %', 'sent when the signal was back')
	},
}
