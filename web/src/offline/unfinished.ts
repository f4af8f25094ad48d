// Strokes and pictures that were given to a form and not sent yet: they outlive a reload, and nothing else. A place names the form
// and the version of the record, so that a signature is never put under other words.
import { session } from '@/session/session'
import { drop, one, put } from './store'

const me = (): string => session.value?.user.id ?? ''

/** What lies there of whoever is at work. */
export async function unfinished(place: string): Promise<Blob[]> {
	return (await one('unfinished', place, me()).catch(() => null))?.blobs ?? []
}

/** Without storage the page is the only copy. */
export async function keepUnfinished(place: string, blobs: Blob[]): Promise<void> {
	if (!me()) return
	await (blobs.length ? put('unfinished', { place, user: me(), blobs }) : drop('unfinished', place)).catch(() => undefined)
}
