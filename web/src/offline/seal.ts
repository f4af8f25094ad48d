// What lies on the telephone lies sealed: AES-GCM under a key that cannot be read out of the browser. The server gives the same
// one to the same person after each log-in, so that it can be taken from the device at a log-out while what was not sent yet
// stays. A browser seals on secure addresses only; elsewhere things are kept as they are, and the page says so.
import { ref } from 'vue'
import { send } from '@/wire/client'

export interface Sealed {
	iv: Uint8Array<ArrayBuffer>
	text: ArrayBuffer
	/** Pictures and strokes, each under a nonce of its own. */
	blobs: { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer; type: string; name: string | null }[]
}

/** Whether this browser, at this address, can seal at all. */
export const canSeal = (): boolean => typeof crypto.subtle !== 'undefined'
/** Rows of the one at work that no key of ours opens. */
export const unreadable = ref(0)

const bound = (where: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(where)
const nonce = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(12))

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16))
}

/** Of whoever is at work; the raw bytes are forgotten as soon as the browser has it. */
export async function fetchKey(): Promise<CryptoKey> {
	const { key } = (await send<{ key: string }>('GET', 'session/device_key', {})).body
	return crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** `where` binds it to its table and its author: moved elsewhere it does not open. */
export async function seal(key: CryptoKey, where: string, row: unknown): Promise<Sealed> {
	const found: Blob[] = []
	const text = JSON.stringify(row, (_, v: unknown) => (v instanceof Blob ? { '~blob': found.push(v) - 1 } : v))
	const close = async (data: BufferSource): Promise<{ iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }> => {
		const iv = nonce()
		return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(where) }, key, data) }
	}
	const words = await close(new TextEncoder().encode(text))
	const blobs: Sealed['blobs'] = []
	for (const b of found) blobs.push({ ...(await close(await b.arrayBuffer())), type: b.type, name: b instanceof File ? b.name : null })
	return { iv: words.iv, text: words.data, blobs }
}

/** Throws where the key is another's, or a bit is not as it was. */
export async function unseal(key: CryptoKey, where: string, sealed: Sealed): Promise<unknown> {
	const open = (iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer): Promise<ArrayBuffer> =>
		crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(where) }, key, data)
	const blobs: Blob[] = []
	for (const b of sealed.blobs) {
		const data = await open(b.iv, b.data)
		blobs.push(b.name === null ? new Blob([data], { type: b.type }) : new File([data], b.name, { type: b.type }))
	}
	const text = new TextDecoder().decode(await open(sealed.iv, sealed.text))
	return JSON.parse(text, (_, v: unknown) => (v !== null && typeof v === 'object' && '~blob' in v ? blobs[Number(v['~blob'])] : v))
}
