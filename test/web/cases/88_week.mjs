// A presales engineer's week: a lead on Monday, people on Tuesday, the survey and an exchange on Wednesday, a solution and
// its risk on Thursday, the battle card and the decision to bid on Friday.  All of it is clicked and typed on the pages.
import { PHONE, WIDE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { edit, fill, open, paste, says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const NAME = '泉西实验学校智慧安防'

async function look(page, shots, name) {
	none(await violations(page), `axe, ${name}`)
	const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
	expect(over <= 0, `${name} is ${over} px too wide`)
	if (shots) await page.screenshot({ path: `${shots}/week_${name}.png`, fullPage: true })
}

/** Written down in the dialog that the button opens, and back on the page. */
async function writeDown(page, button, values) {
	await page.locator(`main ${button}`).first().click()
	await page.locator('dialog form').waitFor()
	await fill(page, values, 'dialog form')
	await page.locator('dialog form button[type=submit]').click()
	await page.locator('dialog').waitFor({ state: 'detached' })
	await settled(page)
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

/** Who decides, how they stand to each other and to us. */
async function tuesday(page, shots, id) {
	await open(page, `/opportunity/${id}/people`)
	same(await page.locator('[data-other]').allInnerTexts(), ['李校长', '王主任'], 'the two who were met are known')
	await writeDown(page, '[data-other]:has-text("李校长")', { role_in_deal: 'decision_maker', decision_power: '5', influence: '4', view: '先看投资' })
	await writeDown(page, '[data-other]:has-text("王主任")', { role_in_deal: 'technical_authority', decision_power: '3', influence: '5' })
	await writeDown(page, 'button:has-text("记录关系")', { from_person: '王主任', kind: 'reports_to', to_person: '李校长', strength: '4' })
	await writeDown(page, 'button:has-text("记录支持度")', { stakeholder: '王主任', level: '1', evidence: '问起工期' })
	await writeDown(page, 'button:has-text("记录偏好")', { contact: '王主任', subject: 'platform', value: '国产服务器', strength: '4' })
	same(await page.locator('table tbody tr').count(), 2, 'people')
	same(await page.locator('.map .ring').count(), 2, 'key people, weight 14 and 11')
	same(await page.locator('.map .tie').count(), 1, 'one reports to the other')
	await says(page, /国产服务器/, 'the preference')
	await look(page, shots, 'tuesday')
}

const cell = (page, line, column) => page.locator('.sheet tbody tr').nth(line).locator('td').nth(column)

/** What is known and what is to be asked; an exchange, and what they thought of it. */
async function wednesday(page, shots, id) {
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
	await open(page, `/opportunity/${id}/talks`)
	await writeDown(page, '[data-add="feature_feedback"]', { feature: '夜间车牌识别', contact: '王主任', interest: '2' })
	await says(page, /夜间车牌识别[\s\S]*\+22/, 'the feature is ranked by who said it: 2 × 11')
	await look(page, shots, 'wednesday_talks')
}

/** A first version with its margin; what could go wrong. */
async function thursday(page, shots, id) {
	await page.goto(`/opportunity/${id}/solution`)
	await settled(page)
	await page.click('[data-begin]')
	await page.click('[data-add-line]')
	await paste(page, '[data-cell="0.name"]', '摄像机\tIPC-1\t台\t10\t8000\t10000\t0\t13\n平台\tV5\t套\t1\t20000\t25000\t\t6\n')
	await page.waitForFunction(() => document.querySelector('[data-rate]')?.textContent?.trim() === '20 %')
	await page.click('[data-save]')
	await settled(page)
	await page.waitForSelector('[data-save]:disabled')
	await look(page, shots, 'thursday')
	await open(page, `/opportunity/${id}/risks`)
	await writeDown(page, 'button:has-text("登记风险")', { title: '暑假工期只有 45 天', probability: '4', impact: '4', mitigation: '分楼施工' })
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
	await open(page, `/opportunity/${id}`)
	await edit(page, { scope: '180 个点位', our_prior_service: ['免费技术交流'], invited: true, invitation: '校方电话邀请' })
	await open(page, '/pipeline')
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
		await tuesday(page, shots, id)
		await wednesday(page, shots, id)
		await thursday(page, shots, id)
		await friday(page, shots, id)
		const moves = (await api(page, 'GET', `opportunity/${id}/plan`)).body
		expect(JSON.stringify(moves).includes('bidding'), 'the moves are kept')
		for (const [locale, viewport, name] of [['zh-CN', PHONE, 'phone_zh'], ['en', PHONE, 'phone_en'], ['en', WIDE, 'wide_en']]) {
			const other = await openPage(browser, { url, viewport, locale })
			await enter(other, 'presales', password)
			for (const at of ['people', 'talks', 'discovery', 'solution', 'risks', 'battle']) {
				await open(other, `/opportunity/${id}/${at}`)
				await look(other, shots, `${name}_${at}`)
				if (at === 'solution') same(await other.locator('.sheet').evaluate((x) => Math.max(0, x.scrollWidth - x.clientWidth - (innerWidth > 720 ? 2000 : 0))), 0, 'the sheet scrolls sideways')
			}
			none(other.faults, name)
		}
		none([...phone.faults, ...page.faults], 'faults')
	},
}
