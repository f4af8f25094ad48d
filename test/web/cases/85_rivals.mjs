// The competition: the matrix of a deal, its battle card on one sheet, a rival's file, the market.
import { spawnSync } from 'node:child_process'
import { PHONE, WIDE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { ownCustomer } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const LOOKS = [
	{ name: 'zh wide light', viewport: WIDE, locale: 'zh-CN', theme: 'light' },
	{ name: 'en wide dark', viewport: WIDE, locale: 'en', theme: 'dark' },
	{ name: 'zh phone dark', viewport: PHONE, locale: 'zh-CN', theme: 'dark' },
	{ name: 'en phone light', viewport: PHONE, locale: 'en', theme: 'light' },
]

const firstOf = async (page, path, what) => need((await api(page, 'GET', path)).body.items?.[0], what)

async function deal(page) {
	return (await firstOf(page, 'comparison?limit=1', 'no comparison')).opportunity
}

async function rival(page) {
	return (await firstOf(page, 'rival_forecast?limit=1&sort=-actual_price', 'no forecast')).competitor
}

async function places(page) {
	const id = await deal(page)
	return [`/opportunity/${id}/rivals`, `/opportunity/${id}/battle`, `/competitor/${await rival(page)}/file`, '/market']
}

const LONG = '这是一段足够长的文字用来把每一格都填满看看会不会超出一页纸的范围真的够长了吗还不够那就再来'

/** A deal of which every list of its card is full, and longer than it may be. */
async function fullDeal(page) {
	const make = async (name, values) => {
		const answer = await api(page, 'POST', name, values)
		same([name, answer.status], [name, 201], JSON.stringify(answer.body))
		return answer.body
	}
	const customer = (await ownCustomer(page)).id
	const rivals = (await api(page, 'GET', 'competitor?limit=3')).body.items.map((c) => c.id)
	const able = need((await api(page, 'GET', 'capability?limit=50')).body.items.find((c) => c.level >= 3), 'nothing we can do').id
	const hot = (await firstOf(page, 'discovery_question?kind=topics', 'no question')).id
	const opportunity = (await make('opportunity', { name: `满页作战卡${LONG.slice(0, 20)}`, customer, amount_est: '123456789.00', budget: '123456789.00', tender_expected_on: '2027-01-05' })).id
	const five = [1, 2, 3, 4, 5]
	for (const i of five) {
		const contact = (await make('contact', { name: `欧阳某某${i}`, customer, position: LONG.slice(0, 20) })).id
		await make('stakeholder', { opportunity, contact, role_in_deal: 'decision_maker', decision_power: 5, influence: 5 })
		await make('requirement', { opportunity, title: LONG, kind: 'stated', priority: 'must', real_need: LONG })
		await make('risk', { opportunity, title: LONG, probability: 5, impact: 5, mitigation: LONG })
		await make('engagement', { opportunity, customer, subject: LONG, kind: 'visit', held_at: `2027-03-0${i}T09:30:00+08:00` })
	}
	const person = (await firstOf(page, `stakeholder?opportunity=${opportunity}&limit=1`, 'nobody')).id
	for (const competitor of rivals) {
		await make('rival_forecast', { opportunity, competitor, price_guess: '123456789.00', strengths: LONG, weaknesses: LONG, our_answer: LONG })
		await make('highlight', { opportunity, text: LONG, evidence: LONG, capability: able, required_level: 3, extra_cost: '1.00', novelty: 5, attraction: 5,
			rivals: [{ competitor, difference: 'x' }], stakeholders: [{ stakeholder: person, interest: 'x' }] })
	}
	await make('comparison', { opportunity, title: '对比', rows: [{ criterion: '方案', weight: '1', our_score: '8' }], scores: [{ criterion: '方案', competitor: rivals[0], score: '7' }] })
	await make('discovery_answer', { opportunity, discovery_question: hot, state: 'assumed', lines: five.map((i) => ({ name: LONG.slice(0, 14) + i, strength: 5 })) })
	return opportunity
}

async function cardAsText(page, id, language) {
	const bytes = await page.evaluate(async ([path, l]) => [...new Uint8Array(await (await fetch(path, { headers: { 'Accept-Language': l } })).arrayBuffer())], [`/api/v1/opportunity/${id}/battle_document?format=pdf`, language])
	return spawnSync('pdftotext', ['-layout', '-', '-'], { input: Buffer.from(bytes), encoding: 'utf8' }).stdout
}

const cases = {}

for (const look of LOOKS) {
	cases[look.name] = async ({ browser, url, login, password, shots }) => {
		const page = await openPage(browser, { url, ...look })
		const found = []
		await enter(page, login, password)
		for (const [k, place] of (await places(page)).entries()) {
			await page.goto(place)
			await settled(page)
			for (const v of await violations(page)) found.push(`${place}: ${v}`)
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
			if (over > 0) found.push(`${place}: ${over} px wider than the screen`)
			if (shots) await page.screenshot({ path: `${shots}/rivals_${k}_${look.name.replaceAll(' ', '_')}.png`, fullPage: true })
		}
		none(found, 'violations')
		none(page.faults, 'faults')
	}
}

Object.assign(cases, {
	'a highlight names whom it draws out of those with a part in the deal': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const id = (await firstOf(page, 'highlight?limit=1', 'no highlight')).opportunity
		const parts = (await api(page, 'GET', `stakeholder?opportunity=${id}&limit=12`)).body.items.map((s) => s.name)
		const all = (await api(page, 'GET', 'stakeholder?limit=12')).body.items.length
		expect(parts.length > 0 && all > parts.length, 'the demonstration has no stakeholders elsewhere')
		await page.goto(`/highlight/new?opportunity=${id}`)
		await settled(page)
		const people = page.locator('#f-highlight-stakeholders')
		await people.locator('button', { hasText: '添加' }).click()
		await people.locator('[role=combobox]').click()
		await people.locator('[role=option][aria-selected]').nth(parts.length - 1).waitFor()
		same((await people.locator('[role=option]').allInnerTexts()).toSorted(), parts.toSorted(), 'the choice')
		none(page.faults, 'faults')
	},

	'a score is typed like in a sheet, and the sum follows': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto(`/opportunity/${await deal(page)}/rivals`)
		await settled(page)
		const cell = page.locator('.grid tbody tr').first().locator('td').nth(2).locator('input')
		const before = await page.locator('.grid tfoot .us b').innerText()
		const was = await cell.inputValue()
		await cell.fill(was === '9' ? '8' : '9')
		await cell.press('ArrowDown')
		const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
		expect(focused?.includes('我方'), `the arrow went to ${focused}`)
		await page.getByRole('button', { name: '保存' }).click()
		await page.waitForFunction((old) => document.querySelector('.grid tfoot .us b')?.textContent !== old, before)
		await cell.fill(was)
		await page.getByRole('button', { name: '保存' }).click()
		await page.waitForFunction((old) => document.querySelector('.grid tfoot .us b')?.textContent === old, before)
		none(page.faults, 'faults')
	},

	'a draft says all that keeps it from being used': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto(`/opportunity/${await deal(page)}/rivals`)
		await settled(page)
		const judge = page.getByRole('button', { name: '评审' })
		expect((await judge.count()) > 0, 'no draft in the demonstration')
		await judge.first().click()
		await page.waitForSelector('.list .notice li')
		none(await violations(page), 'axe with the refusal')
	},

	'what may not be known is refused at the field, with its law': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		const competitor = await rival(page)
		const answer = await api(page, 'POST', 'intel_item', { competitor, category: 'unopened_price', source: 'user', learnt_on: '2026-01-15', text: '462' })
		same(answer.status, 422, 'the status')
		expect(/第二十八条/.test(answer.body.errors[0].message), 'no law is named')
	},

	'the battle card fits on one sheet of A4': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto(`/opportunity/${await deal(page)}/battle`)
		await settled(page)
		const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
		same((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length, 1, 'pages')
	},

	'the battle card as a document is one sheet too, and says the rival': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/')
		const id = await deal(page)
		const rivalName = need((await api(page, 'GET', `rival_forecast?opportunity=${id}&expand=competitor&limit=1`)).body.items?.[0], 'no forecast').competitor.title
		for (const language of ['zh-CN', 'en']) {
			const text = await cardAsText(page, id, language)
			same(text.split('\f').length - 1, 1, `pages in ${language}`)
			expect(text.includes(rivalName.slice(0, 4)), `no rival in ${text}`)
		}
		await page.goto(`/opportunity/${id}/battle`)
		await settled(page)
		same(await page.locator('.head a.button').count(), 2, 'links to the document')
		expect(/热点，强度 [345]/.test(await page.textContent('main')), 'what they are keen on')
	},

	'a card that is full is one sheet, and says what nothing proves and how often we won': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/')
		const id = await fullDeal(page)
		for (const [language, unproven, won] of [['zh-CN', /没有业绩证明\s+必须满足的 5 条/, /\d+\/\d+ 次|未同场/], ['en', /Without proof\s+5 that must be met/, /\d+ of \d+|never met/]]) {
			const text = await cardAsText(page, id, language)
			same(text.split('\f').length - 1, 1, `pages in ${language}: ${text}`)
			expect(unproven.test(text) && won.test(text), `gaps or rate in ${text}`)
			expect(text.includes('123,456,789'), 'prices are grouped')
		}
	},

	'the filter of the market lives in the address': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/market?kind=opening')
		await page.waitForSelector('.time li')
		const kinds = await page.$$eval('.time li', (all) => [...new Set(all.map((x) => x.className))])
		same(kinds, ['opening'], 'kinds shown')
		await page.getByLabel('按类别').selectOption('intel')
		await page.waitForFunction(() => location.search === '?kind=intel')
	},

	'delivery sees nothing of it': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'delivery', password)
		const id = (await firstOf(page, 'opportunity?limit=1', 'no opportunity')).id
		const seen = (await api(page, 'GET', `opportunity/${id}/rivals`)).body
		same([seen.forecasts.length, seen.highlights.length, seen.intel.length, seen.competitors.length], [0, 0, 0, 0], 'what delivery is told')
		same((await api(page, 'GET', 'market')).status, 403, 'the market')
		for (const place of ['rivals', 'battle', 'people']) {
			await page.goto(`/opportunity/${id}/${place}`)
			await settled(page)
			same(await page.locator('main [data-closed]').count(), 1, `${place} says that it is closed`)
			expect(!/decision_maker|还没有干系人|还没有预测/.test(await page.textContent('main')), `${place} says that nothing is there`)
		}
	},
})

export default cases
