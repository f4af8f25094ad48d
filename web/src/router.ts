// Addresses are the names of things: /opportunity, /opportunity/ID; pages made for one kind of work stand beside them.
import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { t } from '@/locale'
import { entity, label } from '@/wire/meta'
import { resume } from '@/session/session'

declare module 'vue-router' {
	interface RouteMeta {
		/** Without the shell around it. */
		bare?: boolean
		/** Reached without a session. */
		open?: boolean
		/** Two addresses with the same key are one page that stays. */
		key?: (at: RouteLocationNormalized) => string
	}
}

const open = { bare: true, open: true }

const routes: RouteRecordRaw[] = [
	{ path: '/login', component: () => import('./page/desk/LogIn.vue'), meta: open },
	{ path: '/forgot', component: () => import('./page/desk/Forgot.vue'), meta: open },
	{ path: '/reset', component: () => import('./page/desk/Reset.vue'), meta: open },
	{ path: '/', component: () => import('./page/desk/Start.vue') },
	{ path: '/portal/:rest(.*)*', redirect: (to) => `/${[to.params['rest'] ?? []].flat().join('/')}` },
	{ path: '/settings', component: () => import('./page/desk/Settings.vue') },
	{ path: '/settings/policy', component: () => import('./page/desk/Policies.vue') },
	{ path: '/ledger', component: () => import('./page/contract/Ledgers.vue') },
	{ path: '/ledger/:id', component: () => import('./page/contract/LedgerPage.vue'), props: true },
	{ path: '/stages', component: () => import('./page/presales/pipeline/StagesPage.vue') },
	{ path: '/pipeline', component: () => import('./page/presales/pipeline/PipelinePage.vue') },
	{ path: '/opportunity/:id/plan', component: () => import('./page/presales/plan/PlanPage.vue'), props: true },
	{ path: '/opportunity/:id/risks', component: () => import('./page/presales/risks/RisksPage.vue'), props: true },
	{ path: '/opportunity/:id/handover', component: () => import('./page/presales/handover/HandoverPage.vue'), props: true },
	{ path: '/opportunity/:id/discovery', component: () => import('./page/presales/discovery/DiscoveryPage.vue'), props: true },
	{ path: '/opportunity/:id/needs', component: () => import('./page/presales/needs/NeedsPage.vue'), props: true },
	{ path: '/opportunity/:id/proofs', component: () => import('./page/presales/proofs/ProofsPage.vue'), props: true },
	{ path: '/opportunity/:id/thread', component: () => import('./page/presales/ThreadPage.vue'), props: true },
	{ path: '/visits', component: () => import('./page/visits/VisitsPage.vue') },
	{ path: '/performance', component: () => import('./page/performance/PerformancePage.vue') },
	{ path: '/census', component: () => import('./page/service/CensusPage.vue') },
	{ path: '/spares', component: () => import('./page/spares/SparesPage.vue') },
	{ path: '/skills', component: () => import('./page/library/SkillsPage.vue') },
	{ path: '/opportunity/:id/solution', component: () => import('./page/presales/solution/SolutionPage.vue'), props: true },
	{ path: '/catalog', component: () => import('./page/presales/catalog/CatalogPage.vue') },
	{ path: '/opportunity/:id/people', component: () => import('./page/presales/people/PeoplePage.vue'), props: true },
	{ path: '/opportunity/:id/talks', component: () => import('./page/presales/talks/TalksPage.vue'), props: true },
	{ path: '/engagement/quick', component: () => import('./page/presales/talks/QuickPage.vue') },
	{ path: '/opportunity/:id/rivals', component: () => import('./page/rivals/RivalsPage.vue'), props: true },
	{ path: '/opportunity/:id/battle', component: () => import('./page/rivals/BattlePage.vue'), props: true },
	{ path: '/competitor/:id/file', component: () => import('./page/rivals/CompetitorPage.vue'), props: true },
	{ path: '/market', component: () => import('./page/rivals/MarketPage.vue') },
	{ path: '/bid/:id/book', component: () => import('./page/bid/book/BookPage.vue'), props: true },
	{ path: '/bid/:id/matrix', component: () => import('./page/bid/matrix/MatrixPage.vue'), props: true },
	{ path: '/bid/:id/hits', component: () => import('./page/bid/matrix/HitsPage.vue'), props: true },
	{ path: '/bid/:id/promises', component: () => import('./page/bid/matrix/PromisesPage.vue'), props: true },
	{ path: '/tender/take', component: () => import('./page/bid/NoticePage.vue') },
	{ path: '/tender/:id/desk', component: () => import('./page/bid/desk/DeskPage.vue'), props: true },
	{ path: '/bid/:id/readiness', component: () => import('./page/bid/desk/ReadinessPage.vue'), props: true },
	{ path: '/bid_meeting/:id/page', component: () => import('./page/bid/desk/MeetingPage.vue'), props: true },
	{ path: '/money', component: () => import('./page/contract/MoneyPage.vue') },
	{ path: '/contract/:id/draft', component: () => import('./page/contract/DraftPage.vue'), props: true },
	{ path: '/contract/:id/money', component: () => import('./page/contract/ContractMoneyPage.vue'), props: true },
	{ path: '/contract/:id/delivery', component: () => import('./page/contract/DeliveryPage.vue'), props: true },
	{ path: '/site/:id/equipment', component: () => import('./page/contract/EquipmentPage.vue'), props: true },
	{ path: '/bid/:id/price', component: () => import('./page/bid/price/PricePage.vue'), props: true },
	{ path: '/bid/:id/scoring', component: () => import('./page/bid/score/ScoringPage.vue'), props: true },
	{ path: '/bid/:id/opening', component: () => import('./page/bid/OpeningPage.vue'), props: true },
	{ path: '/tender/:id/qualification', component: () => import('./page/bid/QualificationPage.vue'), props: true },
	{ path: '/tender/:id/facts', component: () => import('./page/bid/FactsPage.vue'), props: true },
	{ path: '/dispatch', component: () => import('./page/service/dispatch/DispatchPage.vue') },
	{ path: '/roster', component: () => import('./page/service/dispatch/RosterPage.vue') },
	{ path: '/chat', component: () => import('./page/service/dispatch/ChatPage.vue') },
	{ path: '/call', component: () => import('./page/service/dispatch/CallPage.vue') },
	{ path: '/dispatch_offer/:id/answer', component: () => import('./page/service/dispatch/AnswerPage.vue'), props: true, meta: { bare: true } },
	{ path: '/sign/:token', component: () => import('./page/sign/SignPage.vue'), props: true, meta: open },
	{ path: '/report/case/:follow', component: () => import('./page/report/FollowPage.vue'), props: true, meta: open },
	{ path: '/report/:token', component: () => import('./page/report/ReportPage.vue'), props: true, meta: open },
	{ path: '/visit/:id/work', component: () => import('./page/field/VisitPage.vue'), props: true, meta: { bare: true } },
	{ path: '/phone', component: () => import('./page/phone/PhonePage.vue') },
	{ path: '/phone/report', component: () => import('./page/phone/ReportPage.vue') },
	{ path: '/phone/case/:id', component: () => import('./page/phone/FieldCase.vue'), props: true, meta: { bare: true } },
	{ path: '/work_order/:id/work', component: () => import('./page/field/WorkPage.vue'), props: true, meta: { bare: true } },
	{ path: '/:name', component: () => import('./list/ListPage.vue'), props: true },
	{ path: '/:name/import', component: () => import('./list/ImportPage.vue'), props: true },
	{ path: '/:name/new', component: () => import('./form/CreatePage.vue'), props: true },
	{
		path: '/:name/:id/:tab(edit|history|comments|files)?',
		component: () => import('./form/RecordPage.vue'),
		props: true,
		meta: { key: (at) => `${String(at.params['name'])}/${String(at.params['id'])}` },
	},
	{ path: '/:rest(.*)*', component: () => import('./page/desk/NotFound.vue') },
]

export const router = createRouter({
	history: createWebHistory(),
	routes,
	scrollBehavior(to, from, saved) {
		if (saved) return saved
		return to.path === from.path ? false : { top: 0 }
	},
})

/** A new build took the old chunks away: load the page anew, once. */
router.onError((thrown: Error, to) => {
	if (!/dynamically imported module|module script|preload/i.test(thrown.message)) return
	const key = 'trine.reloaded'
	if (sessionStorage.getItem(key) === to.fullPath) return
	sessionStorage.setItem(key, to.fullPath)
	location.assign(to.fullPath)
})

router.beforeEach(async (to) => {
	if (to.meta.open) return true
	try {
		if (await resume()) return true
	} catch {
		return { path: '/login', query: { to: to.fullPath, lost: '1' } }
	}
	return { path: '/login', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
})

export function nameRoute(to: RouteLocationNormalized): string {
	const name = to.params['name']
	return typeof name === 'string' ? label(entity(name)) : ''
}

router.afterEach(async (to, from) => {
	document.title = [nameRoute(to), t.brand].filter(Boolean).join(' · ')
	if (!from.matched.length || to.path === from.path) return
	await nextTick()
	document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
})
