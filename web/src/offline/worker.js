// The shell of the pages stays on the device, so that they open without a signal. What they show is kept by the pages
// themselves; of the server's answers nothing is kept here but the manuals a page asked to have along.
const SHELL = 'trine.shell.__VERSION__'
const MANUALS = 'trine.manuals'
const FILES = __FILES__

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(FILES)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
	const old = (names) => names.filter((n) => n.startsWith('trine.shell.') && n !== SHELL)
	event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((n) => caches.delete(n)))).then(() => self.clients.claim()))
})

async function page(request) {
	try {
		return await fetch(request)
	} catch (lost) {
		const shell = await caches.match('/')
		if (shell) return shell
		throw lost
	}
}

async function keptFirst(request) {
	return (await caches.match(request)) ?? fetch(request)
}

async function paper(request) {
	try {
		return await fetch(request)
	} catch (lost) {
		const kept = await (await caches.open(MANUALS)).match(request.url)
		if (kept) return kept
		throw lost
	}
}

self.addEventListener('fetch', (event) => {
	const { request } = event
	const url = new URL(request.url)
	if (request.method !== 'GET' || url.origin !== self.location.origin) return
	if (request.mode === 'navigate' && !url.pathname.startsWith('/api/')) event.respondWith(page(request))
	else if (url.pathname.startsWith('/assets/') || FILES.includes(url.pathname)) event.respondWith(keptFirst(request))
	else if (/^\/api\/v1\/file\/[^/]+\/content$/.test(url.pathname)) event.respondWith(paper(request))
})
