// A company of its own for a story that takes years: its clock is moved, the browsers' with it, and each person comes in
// with a browser of his own.
import { existsSync } from 'node:fs'
import { Installation, password, program } from '../harness/server.mjs'
import { PHONE, WIDE, enter, openPage } from './browser.mjs'
import { need, none } from './expect.mjs'

const PEOPLE = [
	['sales', 'sales', '孙晓东', '销售一部'], ['presales', 'presales', '周敏', '销售一部'], ['bid', 'bid', '吴倩', '投标中心'], ['manager', 'manager', '郑海峰', null],
	['pm', 'project_manager', '马建业', '工程部'], ['lead', 'service_manager', '张宏伟', '维修部'], ['dispatcher', 'dispatcher', '徐丽', '维修部'],
	['engineer', 'engineer', '李强', '维修部'],
]

export class Story {
	constructor(browser) {
		need(existsSync(program), 'the program is not built here')
		this.browser = browser
		this.installation = new Installation({ clock: true })
		this.pages = new Map()
		this.faults = []
	}

	async begin(at) {
		this.on(at)
		await this.installation.init({ company: '山东示例科技股份有限公司' })
		await this.installation.start()
		const token = await this.installation.token('admin')
		for (const team of ['销售一部', '投标中心', '工程部', '维修部'])
			await this.installation.json('POST', '/api/v1/team', { name: team }, { Authorization: `Bearer ${token}` })
		for (const [login, role, name, team] of PEOPLE)
			await this.installation.addUser(login, role, team ? { name, team } : { name })
	}

	/** Another day: everybody comes in anew. */
	on(at) {
		this.at = new Date(at)
		this.installation.clock.move(this.at.getTime() - Date.now())
		return this.leave()
	}

	/** Some minutes later; those who are in stay. */
	async later(at) {
		this.at = new Date(at)
		this.installation.clock.move(this.at.getTime() - Date.now())
		for (const page of this.pages.values()) await page.clock.setFixedTime(this.at)
	}

	/** The page of a person, logged in. */
	async as(login, { phone = false } = {}) {
		const kept = this.pages.get(login)
		if (kept) return kept
		const page = await openPage(this.browser, { url: this.installation.url, viewport: phone ? PHONE : WIDE, touch: phone })
		page.setDefaultTimeout(20000)
		await page.clock.setFixedTime(this.at)
		await enter(page, login, password)
		await page.goto('/')
		this.pages.set(login, page)
		return page
	}

	async leave() {
		for (const page of this.pages.values()) {
			this.faults.push(...page.faults)
			await page.context().close()
		}
		this.pages.clear()
	}

	async end() {
		await this.leave()
		const { status, stdout, stderr } = await this.installation.run(['verify'])
		await this.installation.stop()
		if (status !== 0) throw new Error(`verify: ${stdout}${stderr}`)
		none(this.faults, 'faults')
	}

	remove() {
		this.installation.remove()
	}
}
