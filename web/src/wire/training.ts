// The training of a contract as its page shows it, and what is done there.
import type { Of } from './record'
import { get, post } from './client'

export interface TrainingGap {
	statement: string
	warning: boolean
	text: string
}

export interface Training {
	gaps: TrainingGap[]
	why?: { trainee: string; text: string }[]
	sessions: Of<'training_session'>[]
	trainees: Of<'trainee'>[]
}

export interface Marks {
	theory: string | null
	practice: string | null
	competences: string[]
}

export const training = (plan: string): Promise<Training> => get<Training>(`training_plan/${plan}/training`)
export const assess = (trainee: string, marks: Marks): Promise<Of<'trainee'>> => post(`trainee/${trainee}/assess`, marks)
export const retrain = (trainee: string): Promise<Of<'trainee'>> => post(`trainee/${trainee}/retrain`)
export const hold = (session: string, attendance: { trainee: string; present: boolean }[]): Promise<Of<'training_session'>> =>
	post(`training_session/${session}/hold`, { attendance })
