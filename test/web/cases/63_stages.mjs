// The stages as the house calls them: renamed, one laid behind another, one switched off; board, list, plan and history say so.
import { api, enter, openPage, PHONE, settled } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { expect, none, same } from '../expect.mjs'

async function stage(page, name) {
	return (await api(page, 'GET', `stage_gate?target_stage=${name}`)).body.items.find((s) => s.place === null)
}

async function put(page, name, values) {
	const at = await stage(page, name)
	same((await api(page, 'PATCH', `stage_gate/${at.id}`, values, { 'If-Match': `"${at.version}"` })).status, 200, name)
}

export default {
	'the stages are the house\'s own, on every page and in both languages': async ({ browser, url, login, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const customer = await ownCustomer(page)
		const made = await created(page, 'opportunity', { name: '阶段用例：现场测试', customer: customer.id, amount_est: '760000.00', scope: '36 个点位' })
		await page.goto('/pipeline')
		await settled(page)
		await page.click('main header a[href="/stages"]')
		await page.waitForSelector('tr[data-stage="lead"]')
		same(await page.locator('tr[data-stage="lead"], tr[data-stage="bidding"], tr[data-stage="contracted"]').locator('[data-act="turn"]').count(), 0, 'what the server would refuse is not offered')
		same(await page.locator('tr[data-stage="contracted"] [data-act="add"]').count(), 0, 'nothing lies behind the contract')

		await page.click('tr[data-stage="lead"] button.icon')
		await page.locator('dialog [data-field="name"] input').fill('商机储备')
		await page.locator('dialog [data-field="name_en"] input').fill('Prospects')
		await page.click('dialog button[type="submit"]')
		await page.waitForSelector('tr[data-stage="lead"] >> text=商机储备')
		await page.click('tr[data-stage="lead"] [data-act="add"]')
		await page.locator('dialog [data-field="name"] input').fill('资格初筛')
		await page.click('dialog button[type="submit"]')
		await page.waitForSelector('tr >> text=资格初筛')
		await page.click('tr[data-stage="visited"] [data-act="turn"]')
		await page.waitForSelector('tr.off[data-stage="visited"]')
		if (shots) await page.screenshot({ path: `${shots}/63-stages.png`, fullPage: true })

		await page.goto('/pipeline?q=%E7%8E%B0%E5%9C%BA%E6%B5%8B%E8%AF%95')
		await settled(page)
		if (shots) await page.screenshot({ path: `${shots}/63-board.png`, fullPage: true })
		same((await page.locator('.board h2').first().textContent()).trim().split(' ')[0], '商机储备', 'the first column')
		await page.locator(`#card-${made.id} a`).focus()
		await page.keyboard.press('Alt+ArrowRight')
		await page.waitForFunction((id) => document.querySelector(`#card-${id}`)?.closest('section')?.getAttribute('aria-label') === '资格初筛', made.id)
		await page.click('[aria-pressed="false"]:text-matches("^列表$")')
		await page.waitForSelector('td:has-text("资格初筛")')
		await page.goto(`/opportunity/${made.id}/plan`)
		await settled(page)
		expect((await page.locator('main').textContent()).includes('商机储备 → 资格初筛'), 'the history says otherwise')
		same(await page.locator('[data-step="visit"]').count(), 0, 'a stage that is not used is not offered')
		await page.click('button[data-step="advance"]')
		await page.waitForSelector('h2:has-text("商机储备")')
		await page.goto(`/opportunity/${made.id}`)
		await settled(page)
		expect((await page.locator('main').textContent()).includes('商机储备'), 'the record says otherwise')

		const english = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(english, login, password)
		await english.goto('/stages')
		await english.waitForSelector('text=Prospects')
		if (shots) await english.screenshot({ path: `${shots}/63-stages-phone-en.png`, fullPage: true })
		await english.goto('/pipeline')
		await english.waitForSelector('h2:has-text("Prospects")')
		none([...page.faults, ...english.faults], 'faults')

		await put(page, 'lead', { name: '线索', name_en: 'Lead' })
		await put(page, 'visited', { off: false })
		const further = (await api(page, 'GET', 'stage_gate?target_stage=lead')).body.items.find((s) => s.place !== null)
		await api(page, 'PATCH', `stage_gate/${further.id}`, { off: true }, { 'If-Match': `"${further.version}"` })
	},
}
