// promise → clause → obligation → proof, and back: each one click.
import { api, enter, openPage, settled } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

/** Proven by a record with a page of its own. */
const proven = (o) => o.proof && o.proof.entity !== 'file'

/** A contract whose ledger has a proven obligation with clause and answer. */
async function promised(page) {
	const contracts = (await api(page, 'GET', 'contract?limit=20')).body.items
	for (const c of contracts) {
		const book = await api(page, 'GET', `contract/${c.id}/ledger`)
		if (book.status !== 200) continue
		const chosen = book.body.commitments.find((x) => x.source.clause && x.obligations.some(proven))
		if (chosen) return { contract: c, book: book.body, commitment: chosen }
	}
	return null
}

export default {
	'from a promise to clause, obligation, proof and back': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const found = need(await promised(page), 'no proven promise')
		const owed = found.commitment.obligations.find(proven)
		need(found.contract.opportunity, 'the contract has no opportunity')
		const thread = `/opportunity/${found.contract.opportunity}/thread?commitment=${found.commitment.id}`
		await page.goto(thread)
		await settled(page)
		same(await page.locator('.rail li').count(), 7, 'stages')
		for (const to of [`/clause/${found.commitment.source.clause.id}`, `/commitment/${found.commitment.id}`]) {
			await page.click(`.chain a[href="${to}"]`)
			await page.waitForURL((u) => u.pathname === to)
			await settled(page)
			await page.goBack()
			await settled(page)
			expect(page.url().endsWith(thread), `back from ${to} is ${page.url()}`)
		}
		await page.goto(`/obligation/${owed.id}`)
		await settled(page)
		const proof = `/${owed.proof.entity}/${owed.proof.id}`
		await page.locator(`.chain a[href="${proof}"]`).first().click()
		await page.waitForURL((u) => u.pathname === proof)
		await page.goBack()
		await page.locator(`.chain a[href="/clause/${found.commitment.source.clause.id}"]`).first().click()
		await page.waitForURL(/\/clause\//)
		none(page.faults, 'faults')
	},

	'the ledger filters, groups and says why': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const { book, contract } = need(await promised(page), 'no proven promise')
		await page.goto('/ledger')
		await settled(page)
		await page.click(`a[href="/ledger/${contract.id}"]`)
		await page.waitForURL(/\/ledger\/[^/]+$/)
		await settled(page)
		await page.click('.tally.proven')
		await page.waitForURL(/state=proven/)
		same(await page.locator('tbody tr:not(.why)').count(), book.counts.proven, 'proven rows')
		await page.selectOption('select.group', 'month')
		await page.waitForURL(/group=month/)
		const why = page.locator('.ask button').first()
		need(await why.count(), 'nothing says why')
		await why.click()
		same(await why.getAttribute('aria-expanded'), 'true', 'expanded')
		expect((await page.textContent('.why')).length > 6, 'no reason')
		none(page.faults, 'faults')
	},

	'a case shows its clock and who pays': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const customer = await ownCustomer(page)
		const one = await created(page, 'service_case', {
			title: '东门摄像机无画面', customer: customer.id, kind: 'fault', channel: 'phone', reported_at: new Date(Date.now() - 60_000).toISOString(),
		})
		await page.goto(`/service_case/${one.id}`)
		await settled(page)
		await page.waitForSelector('.ring')
		same(await page.locator('.ring').count(), 2, 'two hands')
		await page.locator('.hand summary').first().click()
		expect((await page.locator('.hand details[open] p').first().textContent()).length > 4, 'the clock does not say why')
		none(page.faults, 'faults')
	},
}
