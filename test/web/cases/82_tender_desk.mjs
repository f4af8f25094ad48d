// The desk of a tender: planned and ticked off; a finding is mended where it is named; a check by hand is signed for.
import { api, enter, openPage, settled } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

const day = (n, time) => `${new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)}${time ? `T${time}:00+08:00` : ''}`

async function tender(page, name) {
	const customer = await ownCustomer(page)
	const made = await created(page, 'tender', {
		name, customer: customer.id, regime: 'gov_procurement', method: 'open_tender', issued_on: day(-2), deadline_at: day(26, '09:30'), validity_days: 90,
	})
	for (const action of ['obtain', 'pursue']) same((await api(page, 'POST', `tender/${made.id}/${action}`, {})).status, 200, action)
	return made
}

export default {
	'a plan is made, a piece of it ticked, and the law stands beside the document': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const made = await tender(page, '投标台用例：计划')
		await page.goto(`/tender/${made.id}/desk`)
		await settled(page)
		await page.click('.empty .button.primary')
		const boxes = page.locator('li > input[type="checkbox"]')
		await boxes.first().waitFor()
		expect(await boxes.count() >= 6, 'the plan lacks pieces')
		await boxes.first().click()
		await page.waitForSelector('li.done input:checked')
		expect((await page.locator('.grid').textContent()).includes('政府采购法 35'), 'no law is named')
		none(page.faults, 'faults')
	},

	'a finding is mended at its field, and what only a person sees is signed for': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const made = await tender(page, '投标台用例：自查')
		const bid = await created(page, 'bid', { name: '自查用例投标', tender: made.id })
		await page.goto(`/bid/${bid.id}/readiness`)
		await settled(page)
		await page.click('#VALIDITY_SHORT .jump')
		await page.fill('dialog [data-field="validity_days"] input', '90')
		await page.click('dialog button[type="submit"]')
		await page.waitForSelector('#VALIDITY_SHORT', { state: 'detached' })
		await page.locator('#RELATED_BIDDER .acts .button').first().click()
		await page.waitForSelector('#RELATED_BIDDER', { state: 'detached' })
		await page.goto(`/bid/${bid.id}/readiness?view=all`)
		await settled(page)
		expect((await page.locator('#RELATED_BIDDER').textContent()).length > 10, 'nobody signed')
		none(page.faults, 'faults')
	},
}
