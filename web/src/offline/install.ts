// The pages are put on the device. Only on a secure address: a browser allows it nowhere else.
import { ref } from 'vue'

/** Whether the pages open without a signal. */
export const installed = ref(false)

declare global {
	interface Window {
		trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown } }
	}
}

function workerUrl(): string {
	const policy = window.trustedTypes?.createPolicy('trine', { createScriptURL: () => '/worker.js' })
	return (policy?.createScriptURL('') ?? '/worker.js') as string
}

export async function install(): Promise<void> {
	if (!('serviceWorker' in navigator) || installed.value) return
	try {
		if (!(await navigator.serviceWorker.getRegistration())) await navigator.serviceWorker.register(workerUrl())
		await navigator.serviceWorker.ready
		installed.value = true
	} catch {
		// Then the pages need a signal to open; what is written in an open one is kept all the same.
	}
}
