// The library: skills against what roles ask, and a customer pack that says what keeps it back.
import { PHONE, api, first, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'

export default {
	'a list that is empty says what belongs there': async ({ browser, url, password }) => {
		const said = { 'zh-CN': { customer_pack: /过期、保密或没有依据/, competitor: /一家一份档案/, risk: /可能性 × 影响/ }, en: { customer_pack: /expired, confidential or unproven/, competitor: /one file each/, risk: /probability × impact/ } }
		for (const [locale, lists] of Object.entries(said)) {
			const page = await openPage(browser, { url, locale })
			await enter(page, 'presales', password)
			await page.route(/\/api\/v1\/(customer_pack|competitor|risk)(\?|$)/, (r) => r.fulfill({ json: { items: [], next: null, count: { value: 0, exact: true } } }))
			for (const [name, words] of Object.entries(lists)) {
				await page.goto(`/${name}`)
				await settled(page)
				expect(words.test(await page.textContent('main')), `${name}, ${locale}`)
			}
			none(page.faults, 'faults')
		}
	},

	'skills show gaps and say what they are': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'manager', password)
		await page.goto('/')
		await page.click('a[href="/skills"]')
		await page.waitForURL(/\/skills$/)
		await settled(page)
		const matrix = (await api(page, 'GET', 'skill/matrix')).body
		same(await page.locator('tbody tr').count(), matrix.people.length, 'people')
		same(await page.locator('thead th').count(), matrix.domains.length + 1, 'domains')
		const gap = need(matrix.people.flatMap((p) => p.items).find((i) => i.gap > 0 && i.skill), 'no gap in the demonstration')
		expect((await page.textContent(`a[href="/skill/${gap.skill}"]`)).includes(`差 ${gap.gap} 级`), 'the gap is not said')
		none(await violations(page), 'violations')
		await page.click(`a[href="/skill/${gap.skill}"]`)
		await page.waitForURL(/\/skill\//)
		none(page.faults, 'faults')
	},

	'a pack names what keeps it back, and is issued without it': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(page, 'presales', password)
		const certificate = need(await first(page, 'certificate?confidentiality=open&valid_to.lt=2020-01-01&limit=1')
			?? (await api(page, 'GET', 'certificate?sort=valid_to&valid_to.null=false&limit=1')).body.items[0], 'no certificate')
		const shown = need(await first(page, 'case_study?disclosure_allowed=true&limit=1'), 'no case')
		const customer = need(await first(page, 'customer?limit=1'), 'no customer')
		const made = await api(page, 'POST', 'customer_pack', { name: '测试材料包', customer: customer.id,
			items: [{ case_study: shown.id }, { certificate: certificate.id }] })
		same(made.status, 201, 'the pack')
		await page.goto(`/customer_pack/${made.body.id}`)
		await settled(page)
		const kept = made.body.items[1].problem
		need(kept, 'the oldest certificate of the demonstration is expired')
		same(await page.locator(`.body a[href="/certificate/${certificate.id}"]`).count() > 0, true, 'what keeps it back')
		none(await violations(page), 'violations')
		const issued = await api(page, 'POST', `customer_pack/${made.body.id}/issue`)
		same(issued.status, 409, 'issuing')
		same(issued.body.errors[0].field, 'items[1].certificate', 'the piece')
		const paper = await page.request.get(`/api/v1/customer_pack/${made.body.id}/document?format=pdf`)
		same(paper.status(), 200, 'the paper')
		same((await paper.body()).subarray(0, 5).toString(), '%PDF-', 'a PDF')
		none(page.faults, 'faults')
	},
}
