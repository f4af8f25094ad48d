// The board of open business: what blocks a move is added in place; the risk matrix filters; a stage is ticked off.
import { api, enter, openPage, settled } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

/** A lead of this case alone, with a visit held but no fact known. */
async function lead(page, name) {
	const customer = await ownCustomer(page)
	const made = await created(page, 'opportunity', { name, customer: customer.id, amount_est: '880000.00' })
	const visit = await created(page, 'engagement',
		{ subject: name, customer: customer.id, opportunity: made.id, kind: 'visit', held_at: new Date(Date.now() - 3_600_000).toISOString() })
	same((await api(page, 'POST', `engagement/${visit.id}/hold`, { outcome: '同意再谈' })).status, 200, 'the visit is held')
	return made
}

export default {
	'a refused move says what is missing and takes it there': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const made = await lead(page, '看板用例：缺一项事实')
		await page.goto('/pipeline')
		await settled(page)
		const card = page.locator(`#card-${made.id}`)
		expect((await card.locator('.blocked').textContent()).length > 4, 'the card does not say what blocks it')
		await card.locator('a').focus()
		await page.keyboard.press('m')
		await page.click('dialog [data-step="visit"]')
		await page.waitForSelector('dialog [role="alert"]')
		await page.fill('dialog [data-field="scope"] textarea, dialog [data-field="scope"] input', '36 个点位')
		await page.click('dialog button[type="submit"]')
		await page.waitForSelector(`[data-stage="visited"] #card-${made.id}`)
		none(page.faults, 'faults')
	},

	'a visit that nobody held yet is a click from the refusal': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const customer = await ownCustomer(page)
		const made = await created(page, 'opportunity', { name: '看板用例：还没有拜访', customer: customer.id, scope: '12 个点位' })
		await page.goto('/pipeline')
		await settled(page)
		await page.locator(`#card-${made.id} a`).first().focus()
		await page.keyboard.press('m')
		await page.click('dialog [data-step="visit"]')
		await page.click('dialog [role="alert"] a[href^="/engagement/quick"]')
		await page.waitForURL(`**/engagement/quick?opportunity=${made.id}`)
		await settled(page)
		same(await page.locator('label input').first().inputValue(), '看板用例：还没有拜访', 'the project is chosen already')
		await page.locator('textarea').fill('门口 12 个点位要改')
		await page.locator('button.primary').click()
		await page.waitForURL(`**/opportunity/${made.id}/talks`)
		await page.goto(`/opportunity/${made.id}/plan`)
		await settled(page)
		same((await api(page, 'POST', `opportunity/${made.id}/visit`)).status, 200, 'it may move now')
		none(page.faults, 'faults')
	},

	'a card is moved by keyboard and by mouse, and filters live in the address': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const made = await lead(page, '看板用例：键盘与拖放')
		const etag = (await api(page, 'GET', `opportunity/${made.id}`)).etag
		same((await api(page, 'PATCH', `opportunity/${made.id}`, { scope: '12 个点位' }, { 'If-Match': etag })).status, 200, 'a fact is known')
		await page.goto('/pipeline?q=%E9%94%AE%E7%9B%98')
		await settled(page)
		same(await page.locator('article').count(), 1, 'only what was looked for')
		await page.locator(`#card-${made.id} a`).focus()
		await page.keyboard.press('Alt+ArrowRight')
		await page.waitForSelector(`[data-stage="visited"] #card-${made.id}`)
		await page.dragAndDrop(`#card-${made.id}`, '[data-stage="technical_exchange"]')
		await page.waitForSelector(`[data-stage="technical_exchange"] #card-${made.id}`)
		await page.click('[aria-pressed="false"]:text-matches("^(列表|List)$")')
		await page.waitForURL(/view=list/)
		same(await page.locator('tbody tr').count(), 1, 'the list keeps the filter')
		none(page.faults, 'faults')
	},

	'a plan is drafted and ticked, and a risk is found in the matrix': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const made = await lead(page, '看板用例：计划与风险')
		await page.goto(`/opportunity/${made.id}/plan`)
		await settled(page)
		await page.locator('.empty .button.primary').first().click()
		const first = page.locator('ol > li.here')
		await first.waitFor()
		// A slow answer: who ticks on meanwhile must not be told that somebody else was there.
		await page.route(/\/api\/v1\/opportunity\/[^/]+\/plan/, async (r) => {
			await new Promise((later) => setTimeout(later, 300))
			await r.continue()
		})
		const boxes = await first.locator('input[type="checkbox"]').count()
		expect(boxes > 1, 'no exit criteria')
		await first.locator('.acts .button').last().click()
		await first.locator('[role=alert]').waitFor()
		same(await first.locator('label.error-text').count(), boxes, 'each criterion that is open is pointed at')
		same((await first.locator('[role=alert]').textContent()).split('·').length, 1, 'and why is said once')
		for (let i = 0; i < boxes; i++) {
			await first.locator('input[type="checkbox"]').nth(i).click()
			await page.waitForFunction((n) => document.querySelectorAll('li.here input:checked').length === n && !document.querySelector('li.here input:disabled'), i + 1)
		}
		await first.locator('.acts .button').last().click()
		await page.waitForSelector('li.here .chip.good')
		for (const [title, p, i] of [['供货期', 2, 4], ['割接', 4, 4]]) same((await api(page, 'POST', 'risk', { opportunity: made.id, title, probability: p, impact: i })).status, 201, title)
		await page.goto(`/opportunity/${made.id}/risks`)
		await settled(page)
		same(await page.locator('ul > li .score').count(), 2, 'risks')
		await page.click('.matrix button.red:not(:disabled)')
		await page.waitForURL(/cell=4-4/)
		same(await page.locator('ul > li .score').count(), 1, 'only the cell')
		none(page.faults, 'faults')
	},
}
