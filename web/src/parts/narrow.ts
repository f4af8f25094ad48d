// Whether this is a phone: lists become cards there.
import { ref } from 'vue'

const media = window.matchMedia('(max-width: 720px)')
export const narrow = ref(media.matches)
media.addEventListener('change', (e) => {
	narrow.value = e.matches
})
