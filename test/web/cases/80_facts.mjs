// What was read in a tender document, confirmed by keyboard alone.
import { api, logIn, openPage, settled, violations } from '../browser.mjs'
import { created, ownCustomer } from '../hands.mjs'
import { need, none, same } from '../expect.mjs'

const DOCUMENT = `项目名称:网页测试监控项目
项目编号:WEB-2030-001
采购人:济南网页测试医院
采购代理机构:山东测试招标代理有限公司
预算金额:120万元
投标截止时间:2030年1月28日09时30分(北京时间)
开标时间:2030年1月28日09时30分(北京时间)
投标保证金:人民币贰万元整(20000元)
投标有效期:90天
`

/** A tender whose document was attached and read. */
async function readTender(page) {
	const customer = await ownCustomer(page)
	const made = await created(page, 'tender', { name: '网页测试监控项目', customer: customer.id })
	await page.goto(`/tender/${made.id}`)
	await settled(page)
	await page.setInputFiles('.drop input', { name: '招标文件.txt', mimeType: 'text/plain', buffer: Buffer.from(DOCUMENT) })
	await page.waitForFunction(() => document.querySelector('.files')?.textContent?.includes('招标文件.txt'))
	await page.locator('header button', { hasText: '读取文件' }).click()
	await page.waitForURL(/\/facts$/)
	await settled(page)
	return made.id
}

export default {
	'confirm, correct, reject by keyboard': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await logIn(page, login, password)
		const tender = await readTender(page)
		const mine = (await api(page, 'GET', `tender_fact?tender=${tender}&stage=found&limit=200`)).body.items
		need(mine.length >= 3, `only ${mine.length} facts were read`)
		await page.goto(`/tender/${tender}/facts`)
		await settled(page)
		none(await violations(page), 'axe')
		const idAt = () => page.getAttribute('.list li.at', 'id')
		const [a, b] = [await idAt(), null]
		await page.keyboard.press('Enter')
		await page.waitForFunction((was) => document.querySelector('.list li.at')?.id !== was, a)
		const second = b ?? (await idAt())
		await page.keyboard.press('n')
		await page.waitForFunction((was) => document.querySelector('.list li.at')?.id !== was, second)
		const third = await idAt()
		const stage = async (id) => (await api(page, 'GET', `tender_fact/${id.replace('fact-', '')}`)).body
		// What is corrected has to be a value of the field it goes to.
		const flags = { true: 'false', false: 'true' }
		const read = (await stage(third)).value
		const corrected = flags[read] ?? read
		await page.keyboard.press('e')
		await page.fill('[data-editing]', corrected)
		await page.keyboard.press('Enter')
		await page.waitForSelector('[data-editing]', { state: 'detached' })
		same([(await stage(a)).stage, (await stage(second)).stage, (await stage(third)).stage], ['confirmed', 'rejected', 'confirmed'], 'decided')
		same((await stage(third)).value, corrected, 'corrected')
		none(page.faults, 'faults')
	},
}
