// Visits ahead and how promises are kept: the dispatcher's days in the order of the way, a round by district, a visit moved that
// leaves the rest, and every number opening into its records; wide and on the phone, in both languages.
import { api, enter, first, openPage, PHONE, violations } from '../browser.mjs'
import { says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const narrow = async (page) => expect((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'wider than the phone')

export default {
	'the days ahead say who goes where and who must come along': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'dispatcher', password)
		await page.goto('/visits?days=90')
		await page.waitForSelector('.day')
		const board = (await api(page, 'GET', `visits?from=${await page.inputValue('.from')}&to=${await page.inputValue('.from')}`)).body
		expect(board.days.length <= 1, 'one day asked, one day answered')
		const days = await page.locator('.day h2').allTextContents()
		same(days, [...days].sort(), 'in the order of the days')
		same(await page.locator('.day ol > li').count(), await page.locator('.day ol > li .who').count(), 'each call leads to its visit')
		await says(page, /还应同行：|上门/, 'channel or team')
		expect((await page.locator('[data-technology] li').count()) > 0, 'the technology nobody has looked at')
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/visits-zh.png`, fullPage: true })
		none(page.faults, 'faults')
	},

	'a visit that is moved leaves the rest, and a day has one trip': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'dispatcher', password)
		const plan = need(await first(page, 'visit_plan?stage=published'), 'no published plan in the demonstration')
		const before = (await api(page, 'GET', `visit_plan/${plan.id}`)).body.trips
		await page.goto(`/visit_plan/${plan.id}`)
		await page.waitForSelector('[data-trips] li')
		expect(!/routine_revisit\/|\[\["/.test(await page.textContent('main')), 'a plan shows keys instead of words')
		expect(before.length >= 3, `${before.length} trips ahead`)
		const moved = need(before.filter((t) => t.visit).at(-1), 'no trip with a visit')
		const other = need(before.find((t) => t.visit && t.visit !== moved.visit), 'no second trip')
		const onto = await api(page, 'POST', `visit/${moved.visit}/reschedule`, { planned_on: other.on, reschedule_reason: '客户要求' })
		same([onto.status, onto.body.errors?.[0]?.reason], [409, 'visit_on_that_day'], 'two on one day')
		const day = new Date(Date.parse(`${moved.on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
		same((await api(page, 'POST', `visit/${moved.visit}/reschedule`, { planned_on: day, reschedule_reason: '客户要求' })).status, 200, 'moved by a day')
		const after = (await api(page, 'GET', `visit_plan/${plan.id}`)).body.trips
		const rest = (trips) => trips.filter((t) => t.visit !== moved.visit).map((t) => `${t.key} ${t.on}`)
		same(rest(after).filter((t) => rest(before).includes(t)), rest(before), 'the others stay where they were')
	},

	'a round has its way and its coverage by district': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(page, 'dispatcher', password)
		await page.goto('/visits')
		await page.waitForSelector('.lists')
		const round = need(await first(page, 'company_round?stage=closed'), 'no closed round in the demonstration')
		await page.goto(`/company_round/${round.id}`)
		await page.waitForSelector('.districts li')
		await says(page, /Coverage/, 'coverage')
		expect((await page.locator('.round .day li').count()) > 0, 'the stops of the way')
		await narrow(page)
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/round-phone-en.png`, fullPage: true })
		none(page.faults, 'faults')
	},

	'each number says what it is counted from and opens into its records': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'service_manager', password)
		await page.goto('/performance')
		await page.waitForSelector('[data-metric=kept] svg')
		expect(/¥ [\d,]+\.\d\d/.test(await page.textContent('.metrics')), 'what the warranty cost is no sum of money')
		const kept = page.locator('[data-metric=kept]')
		await kept.getByRole('button').click()
		await page.waitForSelector('[data-records] li')
		const figures = (await api(page, 'GET', 'performance')).body.metrics.find((m) => m.key === 'kept')
		const records = (await api(page, 'GET', 'performance/records?metric=kept')).body.records
		same(records.length, Math.min(200, figures.whole), 'as many records as were counted')
		same(records.filter((r) => r.good).length, figures.whole > 200 ? records.filter((r) => r.good).length : figures.good, 'and as many that count')
		same(await page.locator('[data-records] li').count(), records.length, 'all of them on the page')
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/performance-zh.png`, fullPage: true })
		await page.locator('.members a').first().click()
		await page.waitForFunction(() => new URLSearchParams(location.search).has('customer'))
		await page.waitForSelector('.members a')
		const customer = new URLSearchParams(new URL(page.url()).search).get('customer')
		await page.goto(`/customer/${customer}`)
		await page.waitForSelector('[data-kept] dd')
		await page.locator('[data-kept] a').click()
		await page.waitForFunction((id) => location.pathname === '/performance' && location.search.includes(id), customer)
		none(page.faults, 'faults')
	},

	'on the phone, in English': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(page, 'service_manager', password)
		await page.goto('/performance')
		await page.waitForSelector('[data-metric=kept] svg')
		await says(page, /Sample: \d+ contracts/, 'the sample')
		await narrow(page)
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/performance-phone-en.png`, fullPage: true })
		await page.goto('/visits?days=30')
		await page.waitForSelector('.day')
		await narrow(page)
		none(await violations(page), 'axe on visits')
		if (shots) await page.screenshot({ path: `${shots}/visits-phone-en.png`, fullPage: true })
		none(page.faults, 'faults')
	},
}
