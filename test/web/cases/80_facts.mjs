// What was read in a tender document beside its text: confirmed, ticked and accepted by keyboard alone.
import { api, enter, openPage, PHONE, settled, violations } from '../browser.mjs'
import { attachAndRead, created, ownCustomer } from '../hands.mjs'
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

第二章 投标人须知
一、投标文件
投标人必须按格式编制投标文件，不得涂改。
二、否决投标的情形
投标报价超过最高限价的，否决其投标。

第三章 采购需求
带“★”的条款为实质性条款，不满足的投标无效。
★3.1 摄像机分辨率不低于400万像素。
`

const AMENDMENT = `网页测试监控项目更正公告
项目编号:WEB-2030-001
1、原投标截止时间:2030年1月28日09时30分,现更正为:2030年2月4日14时00分。
2、开标时间由2030年1月28日09时30分顺延至2030年2月4日14时00分。
`

const LOTS = `项目名称:网页测试分包项目
采购人:济南网页测试医院
投标截止时间:2030年1月28日09时30分

第一章 采购内容
| 包号 | 包名称 | 最高限价（万元） |
| 1 | 视频监控 | 110 |
| 2 | 机房工程 | 78 |

第二章 采购需求
第一包 视频监控
一、技术要求
1、★摄像机不低于400万像素。
第二包 机房工程
一、技术要求
1、★空调制冷量不低于40kW。

第三章 商务要求
1、★质保期三年。
2、★交货时须与第一包中标人配合。
`

/** A PDF of one page on which there is a drawing and no text. */
function scan() {
	return pdf('0.2 g 100 600 300 80 re f 100 400 200 40 re f 100 300 250 40 re f', '', [])
}

/** A PDF of one page with a text, and a picture below it. */
function pictured() {
	const text = ['Project name: pictured tender of the waterworks', 'The supplier must read the drawing below.'].map((s, i) => `BT /F 14 Tf 72 ${760 - 24 * i} Td (${s}) Tj ET`).join(' ')
	const image = '<< /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream'
	return pdf(`${text} q 300 0 0 200 72 400 cm /Im Do Q`, '/Resources << /Font << /F 5 0 R >> /XObject << /Im 6 0 R >> >>', ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>', image])
}

function pdf(drawing, resources, others) {
	const parts = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${resources} >>`,
		`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
		...others,
	]
	let out = '%PDF-1.4\n'
	const at = parts.map((p, i) => {
		const here = out.length
		out += `${i + 1} 0 obj\n${p}\nendobj\n`
		return here
	})
	const xref = out.length
	out += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}`
	return Buffer.from(`${out}trailer\n<< /Size ${parts.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`)
}

/** A tender whose document was attached and read. */
async function readTender(page) {
	const customer = await ownCustomer(page)
	const made = await created(page, 'tender', { name: '网页测试监控项目', customer: customer.id })
	await attachAndRead(page, made.id, '招标文件.txt', DOCUMENT)
	return made.id
}

export default {
	'confirm, correct, reject by keyboard': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
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

	'the document moves to what is at hand; lines are ticked; an amendment is accepted': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const tender = await readTender(page)
		await page.goto(`/tender/${tender}/facts`)
		await settled(page)
		const marked = () => page.locator('.document .hit').first().textContent()
		const atHand = () => page.locator('.list li.at .label').textContent()
		same([await atHand(), await marked()], ['项目名称', '项目名称:网页测试监控项目'], 'the quotation is marked in the text')
		await page.keyboard.press('j')
		await page.waitForFunction(() => document.querySelector('.document .hit')?.textContent?.includes('编号'))

		await page.keyboard.press(']')
		await page.waitForURL(/tab=lines/)
		await settled(page)
		none(await violations(page), 'axe')
		const open = async () => (await api(page, 'GET', `tender/${tender}`)).body
		const before = await open()
		same(before.fatal_lines_open, 4, 'fatal lines')
		const first = await page.getAttribute('.list li.at', 'id')
		await page.keyboard.press('Enter')
		await page.waitForFunction((was) => document.querySelector('.list li.at')?.id !== was, first)
		same((await open()).lines_open, before.lines_open - 1, 'ticked')
		await page.keyboard.press('k')
		await page.keyboard.press('u')
		await page.waitForFunction((was) => !document.getElementById(was)?.classList.contains('ticked'), first)
		same((await open()).lines_open, before.lines_open, 'taken back')

		await attachAndRead(page, tender, '更正公告.txt', AMENDMENT)
		same(new URL(page.url()).search, '?tab=changes', 'an amendment shows what it changes')
		same(await page.locator('.list li').count(), 2, 'changes')
		same([await page.locator('.list li.at del').textContent(), await page.locator('.list li.at ins').textContent()], ['2030-01-28 09:30', '2030-02-04 14:00'], 'old and new')
		await page.waitForFunction(() => document.querySelector('.document .hit')?.textContent?.includes('现更正为'))
		none(await violations(page), 'axe')
		await page.keyboard.press('Enter')
		await page.waitForFunction(() => document.querySelectorAll('.list li.accepted').length === 1)
		await page.keyboard.press('n')
		await page.waitForFunction(() => document.querySelectorAll('.list li.declined').length === 1)
		const now = await open()
		same([now.changes_open, now.deadline_at], [0, '2030-02-04T14:00:00+08:00'], 'accepted and declined')
		none(page.faults, 'faults')
	},

	'each lot has its own, and what is unclear is asked': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const customer = await ownCustomer(page)
		const { id: tender } = await created(page, 'tender', { name: '网页测试分包项目', customer: customer.id })
		await attachAndRead(page, tender, '招标文件.txt', LOTS)
		await page.goto(`/tender/${tender}/facts?tab=clauses`)
		await settled(page)
		none(await violations(page), 'axe')
		const marks = () => page.$$eval('.list > li', (all) => all.map((li) => li.querySelector('[data-lot]')?.textContent ?? li.querySelector('[data-lot-doubt] .chip')?.textContent ?? ''))
		same(await marks(), ['属包1', '属包2', '', '可能只属包1，请确认'], 'of which lot each is')
		same(await page.locator('#tab-clauses .count').textContent(), '1', 'one to decide')
		await page.selectOption('[data-lots]', '包2')
		same(await marks(), ['属包2', '', '可能只属包1，请确认'], 'what concerns one lot')
		await page.selectOption('[data-lots]', '')
		await page.locator('[data-lot-doubt] button', { hasText: '各包共用' }).click()
		await page.waitForSelector('[data-lot-doubt]', { state: 'detached' })
		same(await marks(), ['属包1', '属包2', '', ''], 'decided')

		await page.goto(`/tender/${tender}/facts`)
		await settled(page)
		for (const text of ['机房工程', '780000.00']) {
			await page.locator('.list > li', { hasText: text }).locator('.acts button').first().click()
			await page.waitForFunction((t) => [...document.querySelectorAll('.list > li.confirmed')].some((li) => li.textContent.includes(t)), text)
		}
		const kept = (await api(page, 'GET', `tender/${tender}`)).body
		same([kept.price_cap, kept.lots.map((l) => [l.no, l.name, l.price_cap])], [null, [['包2', '机房工程', '780000.00']]], 'the lot has its sum, the tender none')

		// What the reader overlooked of one lot is entered for that lot.
		await page.selectOption('[data-lots]', '包2')
		await page.click('.hand summary')
		same(await page.inputValue('[data-hand-lot]'), '包2', 'the lot that is looked at')
		const offered = await page.$$eval('.hand select:not([data-hand-lot]) option', (all) => all.map((o) => o.value))
		same(offered, ['budget.fen', 'bid_bond.fen', 'warranty.period_months', 'delivery.days'], 'what a lot may have and lacks')
		await page.selectOption('.hand select:not([data-hand-lot])', 'bid_bond.fen')
		await page.fill('.hand input:not(.number)', '1.5万元')
		await page.click('.hand button')
		await page.waitForFunction(() => [...document.querySelectorAll('.list > li.confirmed')].some((li) => li.textContent.includes('1.5万元') && li.querySelector('[data-lot]')?.textContent === '属包2'))
		const then = (await api(page, 'GET', `tender/${tender}`)).body
		same([then.bond_amount ?? null, then.lots.map((l) => [l.no, l.bond_amount])], [null, [['包2', '15000.00']]], 'the bond of the lot')
		none(page.faults, 'faults')
	},

	'a notice that is pasted becomes a tender': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		await page.goto('/tender/take')
		await settled(page)
		none(await violations(page), 'axe')
		const buyer = `济南网测第${Math.floor(Math.random() * 1e6)}医院`
		await page.fill('main textarea', '更正说明一则\n时间：2030年1月2日')
		await page.locator('main button.primary').click()
		await page.waitForSelector('main .error-text')
		same((await page.locator('main .error-text').textContent()).includes('采购人'), true, 'whose it is has to be said')
		await page.fill('main textarea', `网页测试公告项目公开招标公告\n项目名称：网页测试公告项目\n采购人：${buyer}\n预算金额：60万元\n投标截止时间：2030年1月28日09时30分\n`)
		await page.locator('main button.primary').click()
		await page.waitForURL(/\/tender\/\w+\/facts/)
		await settled(page)
		const id = new URL(page.url()).pathname.split('/')[2]
		const made = (await api(page, 'GET', `tender/${id}`)).body
		const customer = (await api(page, 'GET', `customer/${made.customer.id ?? made.customer}`)).body
		same([made.name, made.stage, customer.name], ['网页测试公告项目', 'spotted', buyer], 'tender and customer')
		none(page.faults, 'faults')
	},

	'a picture in a PDF waits for a tick, and its page is shown': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const customer = await ownCustomer(page)
		const made = await created(page, 'tender', { name: '带图项目', customer: customer.id })
		await page.goto(`/tender/${made.id}`)
		await settled(page)
		await page.setInputFiles('.drop input', { name: '带图.pdf', mimeType: 'application/pdf', buffer: pictured() })
		await page.waitForFunction(() => document.querySelector('.files')?.textContent?.includes('带图.pdf'))
		await page.locator('header button', { hasText: '读取文件' }).click()
		await page.waitForURL(/\/facts/)
		await page.goto(`/tender/${made.id}/facts?tab=lines`)
		await settled(page)
		same(await page.locator('.list > li', { hasText: '未读取' }).count(), 1, 'the picture is on the list')
		await page.locator('.list > li', { hasText: '未读取' }).click()
		await page.waitForSelector('.document [data-page="1"] img')
		none(await violations(page), 'axe')
		none(page.faults, 'faults')
	},

	'a scan is entered beside its pages': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url })
		await enter(page, login, password)
		const customer = await ownCustomer(page)
		const made = await created(page, 'tender', { name: '扫描件项目', customer: customer.id })
		await page.goto(`/tender/${made.id}`)
		await settled(page)
		await page.setInputFiles('.drop input', { name: '扫描件.pdf', mimeType: 'application/pdf', buffer: scan() })
		await page.waitForFunction(() => document.querySelector('.files')?.textContent?.includes('扫描件.pdf'))
		await page.locator('header button', { hasText: '读取文件' }).click()
		await page.waitForURL(/\/facts/)
		await settled(page)
		same((await page.locator('.refusal').textContent()).includes('扫描件'), true, 'it is called a scan')
		await page.waitForFunction(() => [...document.querySelectorAll('.document img')].some((i) => i.complete && i.naturalWidth > 100))
		none(await violations(page), 'axe')
		await page.fill('.hand [aria-label="内容"]', '扫描件项目一期')
		await page.keyboard.press('Enter')
		await page.waitForSelector('.list li.confirmed')
		same((await api(page, 'GET', `tender/${made.id}`)).body.name, '扫描件项目一期', 'what was entered is the tender’s')
		none(page.faults, 'faults')
	},

	'at a telephone': async ({ browser, url, login, password }) => {
		const page = await openPage(browser, { url, viewport: PHONE })
		await enter(page, login, password)
		const tender = await readTender(page)
		for (const tab of ['', '?tab=lines', '?tab=clauses', '?tab=changes']) {
			await page.goto(`/tender/${tender}/facts${tab}`)
			await settled(page)
			same(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `no sideways scrolling ${tab}`)
			none(await violations(page), `axe ${tab}`)
		}
		await page.goto(`/tender/${tender}/facts`)
		await settled(page)
		await page.locator('button', { hasText: '原文' }).click()
		await page.waitForSelector('.document .hit')
		none(await violations(page), 'axe with the text')
		none(page.faults, 'faults')
	},
}
