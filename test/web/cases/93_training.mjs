// Training on its own pages: the list is signed on a phone, marks are judged with their why, and the plan proves the promise.
import { api, first, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { created, says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

const plan = async (page, word) => need(await first(page, `training_plan?q=${encodeURIComponent(word)}`), 'no training plan in the demonstration')

export default {
	'a plan says what it lacks, and a completed one proves the promise': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'trainer', password)
		const open = await plan(page, '明湖')
		await page.goto(`/training_plan/${open.id}`)
		await settled(page)
		await says(page, /没有对应的考核项/, 'the objective that nothing assesses')
		await says(page, /仍是草稿/, 'the session that is a draft')
		none(await violations(page), 'axe')
		if (shots) await page.screenshot({ path: `${shots}/training-zh.png`, fullPage: true })
		const done = await plan(page, '历泉')
		await page.goto(`/training_plan/${done.id}`)
		await settled(page)
		same(await page.locator('.training tbody .chip.good').count(), 4, 'all four have passed')
		const owed = need(await first(page, `obligation?contract=${done.contract}&kind=training`), 'no obligation of training')
		same([owed.stage, owed.proof_record], ['proven', done.id], 'what proves the promise')
		none(page.faults, 'faults')
	},

	'who came is signed on the phone, marks are judged and say why': async ({ browser, url, password, shots }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(page, 'trainer', password)
		const about = await plan(page, '明湖')
		const made = await created(page, 'training_session', { title: '交换机维护', training_plan: about.id, topics: ['maintenance'], on_site: true,
			starts_at: new Date(Date.now() - 7_200_000).toISOString(), hours: '2', place: '信息中心', trainer: (await first(page, 'trainer?limit=1')).id,
			materials: '手册', levels: ['users'], roles: ['maintenance'] })
		same((await api(page, 'POST', `training_session/${made.id}/plan`)).status, 200, 'planned')
		await page.goto(`/training_session/${made.id}`)
		await settled(page)
		await page.getByRole('button', { name: 'All are here' }).click()
		await page.click('[data-hold]')
		await page.waitForFunction(() => !document.querySelector('[data-hold]'))
		await page.goto(`/training_plan/${about.id}`)
		await settled(page)
		const line = page.locator('.training tbody tr', { hasText: '郎海' })
		await line.locator('input.mark').nth(0).fill('70')
		await line.locator('input.mark').nth(1).fill('50')
		await line.locator('input[type=checkbox]').first().check()
		await line.getByRole('button', { name: 'Assess' }).click()
		await says(page, /Theory 70, practice 50: total 58 \(pass mark 60\).*not passed/s, 'why he has not passed')
		if (shots) await page.screenshot({ path: `${shots}/training-phone-en.png`, fullPage: true })
		none(await violations(page), 'axe')
		expect((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, 'wider than the phone')
		none(page.faults, 'faults')
	},
}
