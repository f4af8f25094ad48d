// The survey of a customer written like a spreadsheet, by several at once; what it wants, triaged by keyboard.
import { PHONE, api, enter, openPage, settled, violations } from '../browser.mjs'
import { created, ownCustomer, says } from '../hands.mjs'
import { expect, need, none, same } from '../expect.mjs'

/** A project of its own, so that nothing here disturbs the demonstration. */
async function project(page, name) {
	const customer = await ownCustomer(page)
	return (await created(page, 'opportunity', { name, customer: customer.id })).id
}

async function live(page) {
	const sheet = (await api(page, 'GET', `opportunity?q=${encodeURIComponent('海岱')}`)).body.items[0]
	return need(sheet?.id, 'no live project in the demonstration')
}

const cell = (page, line, column) => page.locator('.sheet tbody tr').nth(line).locator('td').nth(column)

export default {
	'the departments of the customer stand as a tree, each with its head': async ({ browser, url, login, password, shots }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const project = await live(page)
		await page.goto(`/opportunity/${project}/discovery`)
		await settled(page)
		const tree = page.locator('section[aria-label="组织机构"]')
		same(await tree.locator('.body > ul > li').count(), 1, 'one stands above all')
		expect((await tree.locator('ul ul ul').textContent()).includes('网络与运维科'), 'a part of a department is not below it')
		if (shots) await tree.screenshot({ path: `${shots}/65-organisation.png` })
		none(page.faults, 'faults')
	},

	'an answer is written in place by keyboard, and judged at once': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'presales', password)
		const id = await project(page, '键盘调研')
		await page.goto(`/opportunity/${id}/discovery`)
		await settled(page)
		same(await page.locator('.sheet tbody tr').count(), 22, 'items')
		await cell(page, 7, 0).focus()
		await page.keyboard.press('Enter')
		await page.keyboard.type('很大')
		await page.keyboard.press('Enter')
		await page.waitForSelector('.sheet [role="alert"]')
		expect((await page.textContent('.sheet [role="alert"]')).includes('带单位'), 'the refusal does not say why')
		await cell(page, 7, 0).focus()
		await page.keyboard.press('Enter')
		await page.keyboard.type('120 个点位')
		await page.keyboard.press('Enter')
		await page.waitForFunction(() => document.querySelector('.percent')?.textContent?.includes('4.5'))
		// The next line, by arrows: unknown by one key, with a day to ask in a week.
		await page.keyboard.press('ArrowDown')
		await page.keyboard.press('3')
		await page.waitForFunction(() => [...document.querySelectorAll('.sheet .verdict')].some((v) => v.textContent.includes('待问')))
		const sheet = (await api(page, 'GET', `opportunity/${id}/discovery`)).body
		const asked = sheet.items.flatMap((i) => i.answers).find((a) => a.state === 'unknown')
		expect(asked?.ask_on > sheet.today, 'no day to ask')
		await page.click('button:has-text("未答")')
		await page.waitForURL(/show=open/)
		same(await page.locator('.sheet tbody tr').count(), 21, 'open items')
		none(await violations(page), 'violations')
		none(page.faults, 'faults')
	},

	'of two who write at once neither is lost': async ({ browser, url, password }) => {
		const one = await openPage(browser, { url })
		await enter(one, 'presales', password)
		const id = await project(one, '两人同填')
		const questions = (await api(one, 'GET', 'discovery_question?number=2.1')).body.items
		const made = await api(one, 'POST', 'discovery_answer', { opportunity: id, discovery_question: questions[0].id, state: 'known', text: '分两期' })
		await one.goto(`/opportunity/${id}/discovery?category=new_system`)
		await settled(one)
		const other = await api(one, 'PATCH', `discovery_answer/${made.body.id}`, { text: '分三期' }, { 'If-Match': '"1"' })
		same(other.status, 200, 'the other writes')
		await cell(one, 0, 0).focus()
		await one.keyboard.press('Enter')
		await one.keyboard.press('Control+A')
		await one.keyboard.type('一期到位')
		await one.keyboard.press('Enter')
		await one.waitForSelector('dialog')
		const dialog = await one.textContent('dialog')
		expect(dialog.includes('一期到位') && dialog.includes('分三期'), 'both are not shown')
		none(await violations(one), 'violations')
		await one.locator('dialog footer .primary').click()
		await one.waitForFunction(() => document.querySelector('.sheet')?.textContent?.includes('一期到位'))
		same((await api(one, 'GET', `discovery_answer/${made.body.id}`)).body.text, '一期到位', 'what was chosen')
		none(one.faults, 'faults')
	},

	'the demonstration shows coverage, a contradiction and what is old': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en' })
		await enter(page, 'presales', password)
		const id = await live(page)
		await page.goto(`/opportunity/${id}/discovery?show=contradicted`)
		await settled(page)
		same(await page.locator('.sheet tbody tr').count(), 2, 'two answers')
		await says(page, /a chance to replace it/, 'old devices are not told')
		await says(page, /129\.6 TB/, 'the calculator')
		none(await violations(page), 'violations')
		const paper = await page.request.get(`/api/v1/opportunity/${id}/interview_document?format=pdf`)
		same(paper.headers()['content-type'], 'application/pdf', 'the guide')
		none(page.faults, 'faults')
	},

	'a table from a spreadsheet is pasted, and bad rows come back': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'presales', password)
		const id = await project(page, '粘贴设备')
		await page.goto(`/opportunity/${id}/discovery`)
		await settled(page)
		await page.locator('section[aria-label="现有设备"] button').click()
		await page.fill('dialog textarea', '设备类型\t数量\t购置日期\n交换机\t2\t2019-05-07\n服务器\t很多\t\n')
		await page.click('dialog .primary')
		await page.waitForSelector('dialog [role="status"]')
		expect((await page.inputValue('dialog textarea')).includes('服务器'), 'the refused row is not given back')
		none(await violations(page), 'violations')
		await page.keyboard.press('Escape')
		await page.waitForFunction(() => document.querySelector('main')?.textContent?.includes('替换机会'))
		none(page.faults, 'faults')
	},

	'on the phone nothing of a need lies outside, and what is chosen comes into sight': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE, locale: 'en', touch: true })
		await enter(page, 'presales', password)
		await page.goto(`/opportunity/${await live(page)}/needs`)
		await settled(page)
		same(await page.$$eval('.needs td', (all) => all.filter((x) => x.getBoundingClientRect().right > innerWidth).length), 0, 'cells cut off')
		await page.locator('.needs tbody tr').nth(3).click()
		await page.waitForFunction(() => {
			const top = document.querySelector('aside.need').getBoundingClientRect().top
			return top >= 0 && top < innerHeight / 2
		})
		none(await violations(page), 'violations')
		none(page.faults, 'faults')
	},

	'twelve functions become twelve requirements, triaged by keyboard': async ({ browser, url, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, 'presales', password)
		const id = await project(page, '需求分诊')
		await page.goto(`/opportunity/${id}/needs`)
		await settled(page)
		none(await violations(page), 'violations, empty')
		await page.locator('main button:has-text("粘贴功能清单")').first().click()
		await page.fill('dialog textarea', Array.from({ length: 12 }, (_, i) => `${i + 1}. 功能${'甲乙丙丁戊己庚辛壬癸子丑'[i]}`).join('\n'))
		await page.click('dialog .primary')
		await page.waitForFunction(() => document.querySelectorAll('.needs tbody tr').length === 12)
		await page.locator('.needs tbody tr').first().focus()
		await page.keyboard.press('1')
		await page.waitForFunction(() => document.querySelector('.needs tbody tr')?.textContent?.includes('必须'))
		await page.locator('.needs tbody tr').first().focus()
		await page.keyboard.press('f')
		await page.waitForSelector('.needs [role="alert"]')
		expect((await page.textContent('.needs [role="alert"]')).includes('真实需求'), 'S41 is not told')
		none(await violations(page), 'violations')
		none(page.faults, 'faults')
	},
}
