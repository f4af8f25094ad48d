// How the client is built: no inlined assets and no inline code, so that `script-src 'self'; style-src 'self'` holds.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

/** The worker that keeps the pages on a telephone: it names every file of this build, and is another one when they are. */
function worker(): Plugin {
	return {
		name: 'worker',
		apply: 'build',
		closeBundle() {
			const dist = new URL('./dist', import.meta.url).pathname
			const files = readdirSync(join(dist, 'assets')).filter((f) => /\.(js|css|woff2)$/.test(f)).sort()
			const named = ['/', '/icon.svg', '/manifest.webmanifest', ...files.map((f) => `/assets/${f}`)]
			const version = createHash('sha256').update(named.join()).update(readFileSync(join(dist, 'index.html'))).digest('hex').slice(0, 16)
			const text = readFileSync(new URL('./src/offline/worker.js', import.meta.url), 'utf8')
			writeFileSync(join(dist, 'worker.js'), text.replace('__VERSION__', version).replace('__FILES__', JSON.stringify(named)))
		},
	}
}

/** Every file that packs well also stands there packed: the server sends it as it lies. */
function packed(): Plugin {
	return {
		name: 'packed',
		apply: 'build',
		closeBundle() {
			const dist = new URL('./dist', import.meta.url).pathname
			for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
				if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue
				const path = join(entry.parentPath, entry.name)
				writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
			}
		},
	}
}

export default defineConfig({
	plugins: [vue(), worker(), packed()],
	resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
	build: {
		target: 'es2022',
		assetsInlineLimit: 0,
		cssCodeSplit: false,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			output: {
				// Three pieces that change at different times: the library, what every page is made of, the pages.
				codeSplitting: {
					groups: [
						{ name: 'vue', test: /node_modules|plugin-vue/ },
						{ name: 'kit', test: /src\/(parts|fields|wire|session|offline|list\/kept|locale\/(index|format))/ },
						{ name: 'record', test: /src\/(form|list|page\/presales\/(climb|Thread(Head|Rail)))/ },
						{ name: 'promise', test: /src\/page\/contract\/(states|Proof|Chain|LedgerPanel)/ },
					],
				},
			},
		},
	},
	server: { proxy: { '/api': process.env.TRINE_URL ?? 'http://127.0.0.1:8080' } },
})
