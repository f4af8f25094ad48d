import './look/tokens.css'
import './look/base.css'
import './look/controls.css'
import './look/print.css'
import './look/theme'
import { createApp } from 'vue'
import App from './App.vue'
import { firstLocale, setLocale } from './locale'
import { beAway } from './offline/day'
import { router } from './router'

beAway()
await setLocale(firstLocale(), false)
createApp(App).use(router).mount('#app')
