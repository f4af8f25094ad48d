// Of each requirement whether our past work shows it: why, a person's word over it, another proof chosen, gaps with the risks.
import { api, enter, first, openPage, PHONE, settled } from '../browser.mjs'
import { created, fill, ownCustomer } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

async function business(page) {
	const customer = await ownCustomer(page)
	const made = await created(page, 'opportunity', { name: '业绩用例：录像与走廊', customer: customer.id })
	const of = (title, more = {}) => created(page, 'requirement', { opportunity: made.id, title, kind: 'stated', priority: 'must', ...more })
	return { id: made.id, keep: (await of('录像保存 90 天')).id, hall: (await of('无人机自动巡航')).id }
}

export default {
	'a person confirms, corrects and chooses another; the gap stands with the risks': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const made = await business(page)
		await page.goto(`/opportunity/${made.id}/proofs`)
		await settled(page)
		const keep = page.locator(`[data-asked="${made.keep}"]`)
		const hall = page.locator(`[data-asked="${made.hall}"]`)
		same(await hall.locator('.chip.late').count(), 1, 'nothing of ours tells of it')
		same(await keep.locator('.what .chip.good').count(), 1, 'a case tells of it')
		expect((await keep.locator('li').first().textContent()).includes('讲到了要求的'), 'it does not say why')

		for (let n = await keep.locator('li.covered').count(); n > 0; n--) {
			const one = await keep.locator('li.covered').first().getAttribute('data-proof')
			await keep.locator(`[data-proof="${one}"] [data-say="unrelated"]`).click()
			await page.waitForSelector(`[data-asked="${made.keep}"] [data-proof="${one}"].out`)
		}
		same(await keep.locator('.what .chip.good').count(), 0, 'a person stands over the texts')
		await keep.locator('.said').first().waitFor()
		await keep.locator('li.out').first().getByRole('button', { name: '撤回' }).click()
		await keep.locator('.what .chip.good').waitFor()

		await hall.locator('[data-act="another"]').click()
		await fill(page, { case_study: '历泉医院' }, 'dialog form')
		await page.locator('dialog form button[type=submit]').click()
		await page.waitForSelector(`[data-asked="${made.hall}"] .what .chip.good`)
		const match = (await api(page, 'GET', `proof_match?requirement=${made.hall}`)).body.items[0]
		same((await api(page, 'DELETE', `proof_match/${match.id}`, undefined, { 'If-Match': `"${match.version}"` })).status, 204, 'taken back')

		await page.goto(`/opportunity/${made.id}/risks`)
		await settled(page)
		await page.click('[data-gaps] a')
		await page.waitForURL(/proofs\?show=gap/)
		await page.waitForSelector(`[data-asked="${made.hall}"]`)
		same(await page.locator('[data-asked]').count(), 1, 'the gaps alone')
		await page.locator('[data-act="risk"]').click()
		await page.waitForSelector('dialog form')
		await fill(page, { probability: '3', impact: '4' }, 'dialog form')
		await page.locator('dialog form button[type=submit]').click()
		await page.waitForSelector('dialog', { state: 'detached' })
		const risk = (await api(page, 'GET', `risk?opportunity=${made.id}`)).body.items[0]
		expect(risk.title.includes('无人机自动巡航'), 'the risk is called otherwise')
		none(page.faults, 'faults')
	},

	'the live project, wide and narrow, in both languages': async ({ browser, url, login, password, shots }) => {
		for (const [name, viewport, locale] of [['wide', undefined, 'zh-CN'], ['phone', PHONE, 'en']]) {
			const page = await openPage(browser, { url, locale, ...(viewport ? { viewport } : {}) })
			await enter(page, login, password)
			const live = await first(page, 'opportunity?q=%E6%99%BA%E6%85%A7%E6%A0%A1%E5%9B%AD%E5%AE%89%E9%98%B2&limit=1')
			await page.goto(`/opportunity/${live.id}/proofs`)
			await settled(page)
			expect((await page.locator('[data-asked]').count()) > 5, 'there is little to hold proofs against')
			for (const c of ['gap', 'partly', 'covered']) expect(!(await page.locator(`[data-cover="${c}"]`).textContent()).endsWith(' 0'), `none is ${c}`)
			if (shots) await page.screenshot({ path: `${shots}/66-proofs-${name}-${locale}.png`, fullPage: true })
			none(page.faults, 'faults')
		}
	},
}
