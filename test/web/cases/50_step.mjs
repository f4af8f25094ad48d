// A refused step says all that is missing and lets one add it there.
import { api, enter, openPage, settled, violations } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

export default {
	'what is missing is added where it is missed': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const customer = await ownCustomer(page)
		const made = await created(page, 'tender', { name: '网页测试招标', customer: customer.id })
		const moved = await api(page, 'POST', `tender/${made.id}/obtain`, {}, { 'If-Match': made.etag })
		same(moved.status, 200, 'obtained')
		await page.goto(`/tender/${made.id}`)
		await settled(page)
		await page.click('[data-step=pursue]')
		await page.waitForSelector('dialog')
		if (!(await page.locator('dialog .missing li').count())) await page.click('dialog footer .primary')
		await page.waitForSelector('dialog .missing li')
		const text = await page.textContent('dialog .missing')
		expect(text.length > 6, 'nothing is named')
		none(await violations(page), 'axe')
		await page.selectOption('dialog [data-field=regime] select', 'gov_procurement')
		await page.fill('dialog [data-field=deadline_at] input.input', '2030-01-28 09:30')
		await page.click('dialog footer .primary')
		await page.waitForSelector('dialog', { state: 'detached' })
		const after = (await api(page, 'GET', `tender/${made.id}`)).body
		same([after.stage, after.regime, new Date(after.deadline_at).toISOString()], ['pursued', 'gov_procurement', '2030-01-28T01:30:00.000Z'], 'the tender')
		none(page.faults, 'faults')
	},

	'a reason to skip is asked for where something is skipped': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'manager', password)
		const customer = await ownCustomer(page)
		const made = await created(page, 'opportunity', { name: '步骤用例', customer: customer.id, scope: '36 个点位', amount_est: '90000.00' })
		const talk = await created(page, 'engagement', { subject: '拜访', customer: customer.id, opportunity: made.id, kind: 'visit', held_at: '2026-05-19T09:30:00+08:00' })
		same((await api(page, 'POST', `engagement/${talk.id}/hold`, { outcome: '同意技术交流' })).status, 200, 'held')
		await page.goto(`/opportunity/${made.id}`)
		await settled(page)
		// Refused, since much is missing; from a lead a stage is skipped too, so that a reason is among it.
		await page.click('main [data-step=exchange]')
		await page.waitForSelector('dialog .missing li')
		same(await page.locator('dialog [data-field=skip_reason]').count(), 1, 'asked where a stage is skipped')
		await page.keyboard.press('Escape')
		const visited = await api(page, 'POST', `opportunity/${made.id}/visit`, {})
		same(visited.status, 200, JSON.stringify(visited.body))
		await page.reload()
		await settled(page)
		await page.click('main [data-step=exchange]')
		await page.waitForFunction(() => document.querySelector('dialog .missing li') || document.querySelector('.toast'))
		same(await page.locator('dialog [data-field=skip_reason]').count(), 0, 'asked where none is')
		none(page.faults, 'faults')
	},
}
