// From the draft to the devices: terms against the bid, money that is out, boxes opened with a scanner, a site's equipment.
import { PHONE, WIDE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { expect, need, none, same } from '../expect.mjs'
import { paste } from '../hands.mjs'

const LOOKS = [
	{ name: 'zh wide light', viewport: WIDE, locale: 'zh-CN', theme: 'light' },
	{ name: 'en wide dark', viewport: WIDE, locale: 'en', theme: 'dark' },
	{ name: 'zh phone dark', viewport: PHONE, locale: 'zh-CN', theme: 'dark' },
	{ name: 'en phone light', viewport: PHONE, locale: 'en', theme: 'light' },
]

const firstOf = async (page, path, what) => need((await api(page, 'GET', path)).body.items?.[0], what)
const drafted = async (page) => (await firstOf(page, 'contract_term?state=moved&limit=1', 'no drafted contract with a term that moved')).contract
const delivered = async (page) => (await firstOf(page, 'milestone?limit=1', 'no milestones')).contract

async function places(page) {
	const clinic = await delivered(page)
	const site = (await firstOf(page, `delivery_arrival?contract=${clinic}&limit=1`, 'no arrival')).site
	return [`/contract/${await drafted(page)}/draft`, '/money', `/contract/${clinic}/money`, `/contract/${clinic}/delivery`, `/site/${site}/equipment`]
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
			if (shots) await page.screenshot({ path: `${shots}/delivery_${k}_${look.name.replaceAll(' ', '_')}.png`, fullPage: true })
		}
		none(found, 'violations')
		none(page.faults, 'faults')
	}
}

Object.assign(cases, {
	'a term of substance that moved is shown, and what refuses the signature': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'sales', password)
		await page.goto(`/contract/${await drafted(page)}/draft?state=moved`)
		await settled(page)
		const moved = page.locator('.term.breaks')
		same(await moved.count(), 1, 'terms that may not move')
		expect(/质保期限/.test(await moved.innerText()), 'it is not the warranty')
		same([await moved.locator('del').innerText(), await moved.locator('ins').innerText()], ['3', '2'], 'what went and came')
		expect(/招标投标法第四十六条/.test(await page.locator('[data-refusals]').innerText()), 'no law is named')
		none(page.faults, 'faults')
	},

	'a scanner types serial numbers, a list is pasted, a second time is refused': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'delivery', password)
		const clinic = await delivered(page)
		const open = await firstOf(page, `delivery_arrival?contract=${clinic}&stage=arrived&limit=1`, 'no boxes to open')
		await page.goto(`/contract/${clinic}/delivery`)
		await settled(page)
		await page.locator('[data-arrivals] li', { hasText: open.title }).getByRole('button', { name: '扫码' }).click()
		const serial = page.locator('[data-serial]')
		await page.locator('[data-goods]').fill('车库摄像机')
		const run = Date.now().toString(36).toUpperCase()
		await serial.fill(`gk${run}-1`)
		await serial.press('Enter')
		await page.locator('[data-scan] td', { hasText: `GK${run}-1` }).waitFor()
		await paste(page, '[data-serial]', `gk${run}-2\ngk${run}-3\n`)
		await page.locator('[data-scan] td', { hasText: `GK${run}-3` }).waitFor()
		await serial.fill(`GK${run}-1`)
		await serial.press('Enter')
		await page.locator('#scan-wrong', { hasText: '已经扫过' }).waitFor()
		none(await violations(page), 'axe while scanning')
		const kept = (await api(page, 'GET', `delivery_arrival/${open.id}`)).body.units.map((u) => u.serial_no)
		same(kept.filter((s) => s?.startsWith(`GK${run}`)).length, 3, 'serial numbers stored')
	},

	'money that is late says so, and the letter is written': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'finance', password)
		await page.goto('/money')
		await settled(page)
		const late = page.locator('tbody tr', { hasText: '30 天无人催' })
		expect((await late.count()) > 0, 'nothing is late in the demonstration')
		const letter = await late.first().locator('a[href*="/document"]').getAttribute('href')
		const answer = await page.evaluate(async (path) => {
			const r = await fetch(path)
			return [r.status, r.headers.get('Content-Type')]
		}, letter)
		same(answer, [200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'], 'the letter')
		none(page.faults, 'faults')
	},

	'papers of a contract and labels of a site': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/')
		const clinic = await delivered(page)
		const site = (await firstOf(page, `delivery_arrival?contract=${clinic}&limit=1`, 'no arrival')).site
		const paths = [`contract/${await drafted(page)}/document?paper=contract_draft&format=pdf`, `contract/${await drafted(page)}/document?paper=technical_agreement&format=pdf`,
			`contract/${clinic}/document?paper=handover_list&format=pdf`, `site/${site}/labels?format=pdf`]
		for (const path of paths) {
			const head = await page.evaluate(async (p) => new TextDecoder('latin1').decode((await (await fetch(`/api/v1/${p}`)).arrayBuffer()).slice(0, 5)), path)
			same(head, '%PDF-', path)
		}
	},

	'the manuals of a device are one tap from its case; a swap keeps both': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const swapped = need((await api(page, 'GET', 'equipment?replaces.null=false&limit=1')).body.items?.[0], 'no swapped device')
		await page.goto(`/site/${swapped.site}/equipment`)
		await settled(page)
		expect(/替换/.test(await page.locator('main').innerText()), 'the swap is not told')
		await page.locator('label', { hasText: '含已报废' }).click()
		await page.locator('main', { hasText: '已换为' }).waitFor()
		none(page.faults, 'faults')
	},
})

export default cases
