// A presales engineer's week: a lead on Monday, people on Tuesday, the survey and an exchange on Wednesday, a solution and
// its risk on Thursday, the battle card and the decision to bid on Friday.  What he does daily is clicked and typed.
import { PHONE, WIDE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { paste, says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const NAME = '泉西实验学校智慧安防'

async function look(page, shots, name) {
	none(await violations(page), `axe, ${name}`)
	const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
	expect(over <= 0, `${name} is ${over} px too wide`)
	if (shots) await page.screenshot({ path: `${shots}/week_${name}.png`, fullPage: true })
}

async function made(page, entity, body) {
	const answer = await api(page, 'POST', entity, body)
	same(answer.status, 201, `${entity}: ${JSON.stringify(answer.body?.errors)}`)
	return answer.body
}

/** At the customer's door, on the phone: a name and a fact are enough. */
async function monday(page, shots) {
	await page.goto('/')
	await settled(page)
	await page.click('main a[href="/engagement/quick"]')
	await page.waitForURL('**/engagement/quick')
	await settled(page)
	await page.locator('label input').first().fill(NAME)
	await page.locator('textarea').fill('三栋教学楼，180 个点位，夜间看不清车牌')
	await page.locator('fieldset input').last().fill('李校长、王主任')
	await page.locator('label input').nth(1).fill('约技术交流')
	await page.locator('label input').nth(1).blur()
	await look(page, shots, 'monday')
	await page.locator('button.primary').click()
	await page.waitForURL(/\/opportunity\/\w{13}\/talks$/)
	return /opportunity\/(\w{13})/.exec(page.url())[1]
}

/** Who decides, and where he stands. */
async function tuesday(page, shots, id) {
	const project = (await api(page, 'GET', `opportunity/${id}`)).body
	const people = (await api(page, 'GET', `contact?customer=${project.customer}`)).body.items
	same(people.length, 2, 'the two who were met are known')
	const [head, office] = people
	const roles = [[head, 'decision_maker', 5, 4], [office, 'technical_authority', 3, 5]]
	for (const [contact, role_in_deal, decision_power, influence] of roles)
		await made(page, 'stakeholder', { opportunity: id, contact: contact.id, role_in_deal, decision_power, influence })
	await page.goto(`/opportunity/${id}/people`)
	await settled(page)
	same(await page.locator('table tbody tr').count(), 2, 'people')
	same(await page.locator('.map .ring').count(), 2, 'key people, weight 14 and 11')
	await look(page, shots, 'tuesday')
	return office
}

const cell = (page, line, column) => page.locator('.sheet tbody tr').nth(line).locator('td').nth(column)

/** What is known and what is to be asked; an exchange, and what they thought of it. */
async function wednesday(page, shots, id, contact) {
	await page.goto(`/opportunity/${id}/discovery`)
	await settled(page)
	await cell(page, 7, 0).focus()
	await page.keyboard.press('Enter')
	await page.keyboard.type('180 个点位')
	await page.keyboard.press('Enter')
	await page.waitForFunction(() => document.querySelector('.percent')?.textContent?.includes('4.5'))
	await look(page, shots, 'wednesday')
	const guide = await page.request.get(`/api/v1/opportunity/${id}/interview_document?format=pdf`)
	same([guide.status(), (await guide.body()).subarray(0, 5).toString()], [200, '%PDF-'], 'the interview guide')
	await made(page, 'feature_feedback', { opportunity: id, feature: '夜间车牌识别', contact: contact.id, interest: 2, noted_on: today() })
	await page.goto(`/opportunity/${id}/talks`)
	await settled(page)
	await says(page, /夜间车牌识别/, 'the feature is ranked')
	await look(page, shots, 'wednesday_talks')
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** A first version with its margin; what could go wrong. */
async function thursday(page, shots, id) {
	await page.goto(`/opportunity/${id}/solution`)
	await settled(page)
	await page.click('[data-begin]')
	await page.click('[data-add-line]')
	await paste(page, '[data-cell="0.name"]', '摄像机\tIPC-1\t台\t10\t8000\t10000\t0\t13\n平台\tV5\t套\t1\t20000\t25000\t\t6\n')
	await page.waitForFunction(() => document.querySelector('[data-rate]')?.textContent?.trim() === '20 %')
	await page.click('[data-save]')
	await page.waitForFunction(() => document.querySelector('[data-save]')?.disabled)
	await look(page, shots, 'thursday')
	await made(page, 'risk', { opportunity: id, title: '暑假工期只有 45 天', probability: 4, impact: 4 })
	await page.goto(`/opportunity/${id}/risks`)
	await settled(page)
	same(await page.locator('.matrix button.red:not(:disabled)').count(), 1, 'a red cell')
}

/** The board refuses what is missing and takes it there. */
async function move(page, id, step, missing) {
	await page.locator(`#card-${id} a`).first().focus()
	await page.keyboard.press('m')
	await page.click(`dialog [data-step="${step}"]`)
	for (const [field, fill] of Object.entries(missing)) {
		const editor = page.locator(`dialog [data-field="${field}"]`)
		await editor.waitFor()
		await fill(editor)
	}
	if (Object.keys(missing).length > 0) await page.click('dialog button[type="submit"]')
}

/** The battle card on one page, and the decision. */
async function friday(page, shots, id) {
	await page.goto(`/opportunity/${id}/battle`)
	await settled(page)
	const card = await page.textContent('main')
	for (const word of [NAME, '暑假工期只有 45 天', '约技术交流']) expect(card.includes(word), `the battle card lacks ${word}`)
	await look(page, shots, 'friday_card')
	const scope = await api(page, 'GET', `opportunity/${id}`)
	const known = { scope: '180 个点位', our_prior_service: ['free_exchange'], invited: true, invitation: '校方电话邀请' }
	same((await api(page, 'PATCH', `opportunity/${id}`, known, { 'If-Match': scope.etag })).status, 200, 'what is known by now')
	await page.goto('/pipeline')
	await settled(page)
	for (const [step, stage] of [['visit', 'visited'], ['exchange', 'technical_exchange'], ['bid', 'bidding']]) {
		await move(page, id, step, {})
		await page.waitForSelector(`[data-stage="${stage}"] #card-${id}`)
	}
	await look(page, shots, 'friday_board')
}

export default {
	'from the lead to the decision to bid': async ({ browser, url, password, shots }) => {
		const phone = await openPage(browser, { url, viewport: PHONE, touch: true })
		await enter(phone, 'presales', password)
		const id = need(await monday(phone, shots), 'no project')
		const page = await openPage(browser, { url, viewport: WIDE })
		await enter(page, 'presales', password)
		const contact = await tuesday(page, shots, id)
		await wednesday(page, shots, id, contact)
		await thursday(page, shots, id)
		await friday(page, shots, id)
		const moves = (await api(page, 'GET', `opportunity/${id}/plan`)).body
		expect(JSON.stringify(moves).includes('bidding'), 'the moves are kept')
		for (const [at, locale, name] of [['people', 'en', 'people_en'], ['battle', 'en', 'battle_en'], ['discovery', 'zh-CN', 'discovery_zh']]) {
			const small = await openPage(browser, { url, viewport: PHONE, locale })
			await enter(small, 'presales', password)
			await small.goto(`/opportunity/${id}/${at}`)
			await settled(small)
			await look(small, shots, `phone_${name}`)
			none(small.faults, name)
		}
		none([...phone.faults, ...page.faults], 'faults')
	},
}
