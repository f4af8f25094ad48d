// Made by `trine types` from the declarations in src/entity. Do not edit.

export type Id = string
/** An id, or with `?expand=` what it is called too. */
export type Link = Id | { id: Id; title: string | null }
export type Money = string
export type Decimal = string
export type CivilDate = string
export type Instant = string
export type Sealed = { sealed: true } | string

export interface Stored {
  id: Id
  version: number
  created_at: Instant
  changed_at: Instant
}

export interface Team extends Stored {
  name: string
  leader: Link | null
}

export interface Customer extends Stored {
  name: string
  short_name: string | null
  uscc: string | null
  industry: string | null
  city: string | null
  address: string | null
  phone: string | null
  owner: Link | null
  team: Link | null
  notes: string | null
  parent: Link | null
}

export interface User extends Stored {
  login: string
  name: string
  roles: ('administrator' | 'auditor' | 'manager' | 'deputy_general_manager' | 'sales' | 'presales' | 'bid' | 'bid_manager' | 'finance' | 'purchasing' | 'seal_keeper' | 'project_manager' | 'delivery' | 'quality_lead' | 'service_manager' | 'dispatcher' | 'engineer' | 'storekeeper' | 'trainer' | 'customer')[]
  team: Link | null
  customer: Link | null
  email: string | null
  phone: string | null
  skills: string | null
  stage: 'active' | 'disabled'
}

export interface Site extends Stored {
  name: string
  customer: Link
  province: string | null
  city: string
  district: string | null
  address: string | null
  contact_name: string | null
  contact_phone: string | null
  access_notes: string | null
  seasonal_exposure: boolean
  notes: string | null
}

export interface Contact extends Stored {
  name: string
  customer: Link
  site: Link | null
  department: string | null
  position: string | null
  phone: string | null
  email: string | null
  wechat: string | null
  purpose: string | null
  interests: string | null
  owner: Link | null
  team: Link | null
  notes: string | null
  stage: 'kept' | 'erased' | null
  erase_reason: string | null
  last_met_on: CivilDate | null
}

export interface Affiliation extends Stored {
  name: string | null
  contact: Link
  customer: Link
  kind: 'employed' | 'concurrent' | 'adviser'
  department: string | null
  position: string | null
  from_on: CivilDate | null
  until_on: CivilDate | null
  note: string | null
  owner: Link | null
  company_owner: Link | null
  team: Link | null
}

export interface File extends Stored {
  name: string
  size: number
  sha256: string
  media_type: string
  about_entity: string
  about_record: string
  visibility: 'internal' | 'portal'
  customer: Link | null
  description: string | null
}

export interface Comment extends Stored {
  about_entity: string
  about_record: string
  text: string
  visibility: 'internal' | 'portal'
  customer: Link | null
}

export interface Policy extends Stored {
  template: string
  key: string
  edition: number
  value: string | null
  unit: 'number' | 'flag' | 'rate' | 'choice' | 'hours'
  source: string | null
  effective_on: CivilDate
  published_on: CivilDate | null
  in_use: boolean
  notes: string | null
}

export interface CalendarDay extends Stored {
  date: CivilDate
  kind: 'holiday' | 'makeup' | 'workday'
  name: string
  statutory: boolean
  source: string | null
}

export interface SalesLead extends Stored {
  number: string | null
  title: string
  company: string
  city: string | null
  industry: string | null
  source: 'visit' | 'existing_customer' | 'tender_notice' | 'referral' | 'service' | 'other' | null
  need: string | null
  contact_name: string | null
  phone: string | null
  stage: 'pooled' | 'held' | 'opened' | 'dropped'
  holder: Link | null
  held_since: Instant | null
  follow_up_by: CivilDate | null
  return_reason: string | null
  drop_reason: string | null
  customer: Link | null
  opportunity: Link | null
}

export interface Opportunity extends Stored {
  number: string | null
  name: string
  customer: Link
  site: Link | null
  stage: 'lead' | 'visited' | 'technical_exchange' | 'bidding' | 'negotiation' | 'contracted' | 'lost'
  phase: 'presales' | 'insales' | 'aftersales' | null
  source: 'visit' | 'existing_customer' | 'tender_notice' | 'referral' | 'service' | 'other' | null
  amount_est: Money | null
  cost_est: Money | null
  margin_est: Money | null
  is_major: boolean
  budget: Money | null
  tender_expected_on: CivilDate | null
  decision_maker: Link | null
  scope: string | null
  facts_due_on: CivilDate | null
  seasonal_exposure: boolean
  interest_level: number | null
  invited: boolean
  invitation: string | null
  our_prior_service: ('none' | 'free_exchange' | 'overall_design' | 'specification' | 'project_management' | 'supervision' | 'testing')[]
  cold_bid_reason: string | null
  engagement_count: number | null
  tender_received_on: CivilDate | null
  accepted_on: CivilDate | null
  back_reason: string | null
  lost_reason: string | null
  lost_to: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
  notes: string | null
  expected_regime: 'bidding_law' | 'gov_procurement' | 'enterprise' | null
  expected_method: 'open_tender' | 'invited_tender' | 'competitive_negotiation' | 'competitive_consultation' | 'rfq' | 'single_source' | 'framework_agreement' | null
  presales_requested_on: CivilDate | null
  tender_issued_on: CivilDate | null
  presales_timing: 'in_time' | 'late' | null
  expected_sign_on: CivilDate | null
  win_probability: number | null
  probability_reason: string | null
  forecast: 'pipeline' | 'best_case' | 'commit' | 'omitted' | null
  stage_since: CivilDate | null
  skip_reason: string | null
  house_stage: Link | null
}

export interface Engagement extends Stored {
  subject: string
  customer: Link
  opportunity: Link | null
  kind: 'visit' | 'technical_exchange' | 'demonstration' | 'meeting' | 'call' | 'site_survey'
  round: number | null
  held_at: Instant
  place: string | null
  site: Link | null
  contact: Link | null
  their_people: string | null
  our_people: string | null
  stage: 'planned' | 'held' | 'cancelled'
  facts: string | null
  intro_company: boolean
  intro_products: string | null
  relationship: number | null
  interest_level: number | null
  outcome: string | null
  next_step: string | null
  next_due_on: CivilDate | null
  next_owner: Link | null
  cancel_reason: string | null
  owner: Link | null
  team: Link | null
  channel: 'face_to_face' | 'phone' | 'video' | 'message' | 'letter' | 'site_visit' | 'question_meeting' | 'written_clarification' | 'bid_opening' | 'presentation' | 'service' | null
  sentiment: 'negative' | 'neutral' | 'positive' | null
  topics: string | null
  minutes: string | null
  gaps: ('outcome' | 'next_step' | 'next_owner' | 'next_due_on')[]
  notice: 'not_about_tender' | null
  participants: EngagementParticipant[]
  guided_topics: GuidedTopic[]
}

export interface CatalogItem extends Stored {
  number: string
  name: string
  kind: 'product' | 'service' | 'solution' | 'part'
  category: string | null
  brand: string | null
  model: string | null
  unit: string
  cost: Money | null
  list_price: Money | null
  tax_rate: Decimal
  features: string | null
  stage: 'active' | 'retired'
  replaced_by: Link | null
  valid_from: CivilDate | null
  valid_to: CivilDate | null
  maker_letter: boolean
  xinchuang: boolean
  notes: string | null
}

export interface Bundle extends Stored {
  name: string
  category: string | null
  description: string | null
  lines: BundleLine[]
  price: Money | null
  cost: Money | null
  valid_from: CivilDate | null
  valid_to: CivilDate | null
}

export interface BundleLine extends Stored {
  seq: number
  item: Link
  quantity: Decimal
  unit_price: Money | null
  unit_cost: Money | null
  amount: Money | null
}

export interface SalesFocus extends Stored {
  name: string
  from_on: CivilDate
  to_on: CivilDate
  message: string | null
  items: FocusItem[]
}

export interface FocusItem extends Stored {
  seq: number
  item: Link
  reason: string | null
}

export interface MarginPolicy extends Stored {
  name: string
  floor: Decimal
  effective_on: CivilDate
  notes: string | null
}

export interface SolutionTemplate extends Stored {
  name: string
  industry: string
  stage: 'draft' | 'published'
  summary: string | null
  origins: TemplateOrigin[]
  innovation_points: InnovationPoint[]
  lines: TemplateLine[]
  reviewer: Link
  published_on: CivilDate | null
  owner: Link | null
}

export interface InnovationPoint extends Stored {
  seq: number
  text: string
  evidence: string | null
}

export interface TemplateLine extends Stored {
  seq: number
  section: string | null
  item: Link | null
  number: string | null
  name: string
  brand: string | null
  model: string | null
  unit: string | null
  quantity: Decimal
  unit_cost: Money | null
  unit_price: Money | null
  tax_rate: Decimal | null
  note: string | null
}

export interface Solution extends Stored {
  opportunity: Link
  customer: Link | null
  name: string
  summary: string | null
  owner: Link | null
  team: Link | null
}

export interface SolutionVersion extends Stored {
  solution: Link
  opportunity: Link | null
  customer: Link | null
  n: number | null
  title: string
  stage: 'draft' | 'review' | 'approved' | 'superseded'
  copied_from: Link | null
  template: Link | null
  notes: string | null
  lines: BomLine[]
  cost: Money | null
  net: Money | null
  tax: Money | null
  gross: Money | null
  margin: Money | null
  margin_rate: Decimal | null
  margin_floor: Decimal | null
  lines_incomplete: number | null
  is_major: boolean
  decisions: number | null
  content_hash: string | null
  submitted_by: Link | null
  return_reason: string | null
  approved_hash: string | null
  approved_by: Link | null
  approved_at: Instant | null
  voided_by: Link | null
  voided_at: Instant | null
  owner: Link | null
  team: Link | null
}

export interface BomLine extends Stored {
  seq: number
  section: string | null
  item: Link | null
  bundle: Link | null
  number: string | null
  name: string
  brand: string | null
  model: string | null
  unit: string | null
  quantity: Decimal
  unit_cost: Money | null
  unit_price: Money | null
  discount: Decimal | null
  tax_rate: Decimal | null
  deal_price: Money | null
  cost: Money | null
  net: Money | null
  tax: Money | null
  gross: Money | null
  note: string | null
}

export interface TemplateOrigin extends Stored {
  seq: number
  version_taken: Link
}

export interface ArchitectureDecision extends Stored {
  solution: Link
  opportunity: Link | null
  customer: Link | null
  n: number | null
  title: string
  stage: 'proposed' | 'accepted' | 'superseded'
  context: string
  decision: string
  alternatives: string | null
  consequences: string | null
  supersedes: Link | null
  author: Link | null
  decided_on: CivilDate | null
  team: Link | null
}

export interface FrameworkVersion extends Stored {
  solution: Link
  opportunity: Link | null
  customer: Link | null
  n: number | null
  title: string
  status: 'drafted' | 'discussed' | 'agreed' | null
  drawing: Link | null
  note: string | null
  author: Link | null
  drawn_on: CivilDate | null
  feedback: FrameworkFeedback[]
  agreed_by: Link | null
  agreed_on: CivilDate | null
  team: Link | null
}

export interface FrameworkFeedback extends Stored {
  seq: number
  contact: Link
  said_on: CivilDate | null
  text: string
}

export interface Capability extends Stored {
  area: string
  domain: string | null
  level: number
  strength: string | null
  weakness: string | null
  evidence: string | null
  proven_by: Link | null
  assessed_on: CivilDate | null
  owner: Link | null
}

export interface CaseStudy extends Stored {
  name: string
  contract: Link | null
  customer_name: string
  industry: string | null
  region: string | null
  amount: Money | null
  signed_on: CivilDate | null
  accepted_on: CivilDate | null
  scope: string
  features: string | null
  result: string | null
  reference_contact: Link | null
  disclosure_allowed: boolean
  disclosure_terms: string | null
  owner: Link | null
  awarded_on: CivilDate | null
  papers: ('contract_pages' | 'award_letter' | 'acceptance_report' | 'invoice')[]
}

export interface AdvantagePoint extends Stored {
  claim: string
  product: string | null
  capability: Link | null
  interest: string | null
  evidence: string | null
  case_study: Link | null
  certificate: Link | null
  proven: boolean
  owner: Link | null
  catalog_item: Link | null
}

export interface Skill extends Stored {
  person: Link
  domain: string
  level: number
  evidence: string | null
  assessed_on: CivilDate
  assessed_by: Link | null
  trained_until: CivilDate | null
  repairs: ('video' | 'network' | 'server' | 'storage' | 'ups' | 'air_conditioning' | 'lightning_protection' | 'access_control' | 'display' | 'cabling' | 'software' | 'other')[]
}

export interface SkillRequirement extends Stored {
  role: 'administrator' | 'auditor' | 'manager' | 'deputy_general_manager' | 'sales' | 'presales' | 'bid' | 'bid_manager' | 'finance' | 'purchasing' | 'seal_keeper' | 'project_manager' | 'delivery' | 'quality_lead' | 'service_manager' | 'dispatcher' | 'engineer' | 'storekeeper' | 'trainer' | 'customer'
  domain: string
  level: number
  reason: string | null
}

export interface CustomerPack extends Stored {
  name: string
  customer: Link
  opportunity: Link | null
  stage: 'draft' | 'issued' | 'withdrawn'
  occasion: string | null
  greeting: string | null
  items: PackItem[]
  issued_at: Instant | null
  withdraw_reason: string | null
  owner: Link | null
  team: Link | null
}

export interface PackItem extends Stored {
  seq: number
  case_study: Link | null
  certificate: Link | null
  advantage_point: Link | null
  note: string | null
  problem: 'expired' | 'not_yet_valid' | 'suspended' | 'confidential' | 'not_disclosed' | 'unproven' | null
}

export interface QualityTarget extends Stored {
  opportunity: Link
  customer: Link | null
  quality: 'security' | 'reliability' | 'usability' | 'extensibility'
  metric: string
  bound: 'at_least' | 'at_most' | 'exactly' | null
  value: Decimal | null
  unit: string | null
  level: string | null
  vague: boolean
  contact: Link | null
  notes: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface DiscoveryQuestion extends Stored {
  number: string
  title: string
  title_en: string | null
  industry: string | null
  category: 'present_state' | 'new_system' | 'business' | 'platform' | 'security_storage' | 'development' | 'hot_topics'
  kind: 'words' | 'organisation' | 'maturity' | 'devices' | 'software' | 'scale' | 'target' | 'businesses' | 'processes' | 'functions' | 'choice' | 'protection' | 'storage' | 'mechanism' | 'topics'
  ask_order: number | null
  text: string
  text_en: string | null
  hint: string | null
  hint_en: string | null
  quality: 'security' | 'reliability' | 'usability' | 'extensibility' | null
  retired: boolean
}

export interface ExistingDevice extends Stored {
  opportunity: Link
  customer: Link | null
  type: string
  brand: string | null
  model: string | null
  quantity: number | null
  bought_on: CivilDate | null
  age_years: number | null
  warranty_end_on: CivilDate | null
  place: string | null
  notes: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface ExistingSoftware extends Stored {
  opportunity: Link
  customer: Link | null
  name: string
  vendor: string | null
  release: string | null
  users: number | null
  interfaces: string | null
  licence_end_on: CivilDate | null
  maintenance_end_on: CivilDate | null
  notes: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface AnswerLine extends Stored {
  seq: number
  name: string
  under: string | null
  detail: string | null
  strength: number | null
}

export interface DiscoveryAnswer extends Stored {
  opportunity: Link
  discovery_question: Link
  customer: Link | null
  item: string | null
  category: 'present_state' | 'new_system' | 'business' | 'platform' | 'security_storage' | 'development' | 'hot_topics' | null
  kind: 'words' | 'organisation' | 'maturity' | 'devices' | 'software' | 'scale' | 'target' | 'businesses' | 'processes' | 'functions' | 'choice' | 'protection' | 'storage' | 'mechanism' | 'topics' | null
  state: 'known' | 'assumed' | 'unknown'
  text: string | null
  level: number | null
  value: Decimal | null
  unit: string | null
  delivery_model: 'bespoke' | 'product' | 'agile' | 'on_site' | null
  lines: AnswerLine[]
  contact: Link | null
  engagement: Link | null
  answered_on: CivilDate | null
  confidence: 'high' | 'medium' | 'low' | null
  ask_contact: Link | null
  ask_on: CivilDate | null
  set_aside: boolean
  set_aside_reason: string | null
  notes: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface StageGate extends Stored {
  name: string
  target_stage: 'lead' | 'visited' | 'technical_exchange' | 'bidding' | 'negotiation' | 'contracted' | 'lost'
  probability: number
  category: 'pipeline' | 'best_case' | 'commit' | 'omitted'
  days_planned: number
  target: string | null
  quality: string | null
  criteria: GateCriterion[]
  notes: string | null
  name_en: string | null
  place: number | null
  off: boolean
}

export interface GateCriterion extends Stored {
  seq: number
  criterion: 'engagement_held' | 'one_fact' | 'budget_known' | 'schedule_known' | 'decision_maker_known' | 'scope_known' | 'amount_estimated' | 'presales_owner_named' | 'exchange_held' | 'interest_shown' | 'invited_or_tender' | 'prior_service_stated' | 'red_risks_answered' | 'exit_criteria_met' | 'signing_day_expected' | 'unknowns_asked'
  severity: 'mandatory' | 'advised'
}

export interface StagePlan extends Stored {
  title: string
  opportunity: Link
  sales_stage: 'lead' | 'visited' | 'technical_exchange' | 'bidding' | 'negotiation' | 'contracted' | 'lost'
  planned_start: CivilDate | null
  planned_end: CivilDate
  actual_end: CivilDate | null
  target: string | null
  quality: string | null
  exit_criteria: ExitCriterion[]
  stage: 'open' | 'done'
  reopen_reason: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
  notes: string | null
}

export interface ExitCriterion extends Stored {
  seq: number
  text: string
  met: boolean
  met_on: CivilDate | null
  met_by: Link | null
}

export interface Risk extends Stored {
  title: string
  opportunity: Link
  kind: 'technical' | 'requirement' | 'schedule' | 'supply' | 'commercial' | 'compliance' | null
  probability: number
  impact: number
  score: number | null
  level: 'green' | 'amber' | 'red' | null
  cause: string | null
  mitigation: string | null
  due_on: CivilDate | null
  stage: 'open' | 'mitigating' | 'closed' | 'occurred'
  amount_at_stake: Money | null
  in_bid_price: Money | null
  contract_term: string | null
  outcome: string | null
  closed_on: CivilDate | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface TeamMember extends Stored {
  duties: string
  opportunity: Link
  user: Link
  role: 'sales_lead' | 'presales_lead' | 'solution_designer' | 'bid_writer' | 'delivery_adviser' | 'project_manager' | 'service_adviser' | 'sponsor'
  from_on: CivilDate
  to_on: CivilDate | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface InternalHandover extends Stored {
  title: string
  opportunity: Link
  contract: Link | null
  stage: 'draft' | 'presented' | 'accepted'
  owner: Link | null
  receiver: Link | null
  meeting_on: CivilDate | null
  attendees: string | null
  points: HandoverPoint[]
  presented_on: CivilDate | null
  accepted_on: CivilDate | null
  accepted_by: Link | null
  return_reason: string | null
  presales_owner: Link | null
  team: Link | null
  notes: string | null
}

export interface HandoverPoint extends Stored {
  seq: number
  kind: 'commitment' | 'open_point' | 'document'
  text: string
  source: string | null
  owner: Link | null
  due_on: CivilDate | null
  document: Link | null
  settled: boolean
}

export interface ProcedureStep extends Stored {
  opportunity: Link
  key: string
  done_on: CivilDate
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
  note: string | null
}

export interface EngagementParticipant extends Stored {
  seq: number
  contact: Link | null
  user: Link | null
}

export interface GuidanceGoal extends Stored {
  opportunity: Link
  topic: string
  current: number
  target: number
  attainment: number | null
  footing: 'strength' | 'not_a_strength' | null
  notes: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
  capability: Link | null
}

export interface GuidedTopic extends Stored {
  seq: number
  goal: Link
  reached: number
}

export interface Stakeholder extends Stored {
  name: string | null
  opportunity: Link
  contact: Link
  customer: Link | null
  department: string | null
  position: string | null
  role_in_deal: 'decision_maker' | 'superior' | 'dept_head' | 'technical_authority' | 'project_lead' | 'user' | 'purchasing' | 'finance' | 'other'
  decision_power: number
  influence: number
  weight: number | null
  is_key: boolean
  support: number | null
  support_trend: number | null
  view: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface StakeholderRelation extends Stored {
  opportunity: Link
  from_person: Link
  kind: 'reports_to' | 'trusts' | 'works_with' | 'influences' | 'opposes'
  to_person: Link
  strength: number
  note: string | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface SupportReading extends Stored {
  stakeholder: Link
  opportunity: Link | null
  read_on: CivilDate
  level: number
  evidence: string | null
  engagement: Link | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface StakeholderInterest extends Stored {
  stakeholder: Link
  opportunity: Link | null
  text: string
  noted_on: CivilDate
  engagement: Link | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface Preference extends Stored {
  opportunity: Link
  contact: Link
  subject: 'architecture' | 'platform' | 'new_tech'
  value: string
  strength: number
  stated_on: CivilDate
  engagement: Link | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface Introduction extends Stored {
  opportunity: Link
  contact: Link
  topic: string
  introduced_on: CivilDate
  understanding: number
  engagement: Link | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
  catalog_item: Link | null
}

export interface FeatureFeedback extends Stored {
  opportunity: Link
  feature: string
  contact: Link
  interest: number
  remark: string | null
  noted_on: CivilDate
  engagement: Link | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface ResonancePoint extends Stored {
  opportunity: Link
  contact: Link
  text: string
  found_on: CivilDate
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface PresentationItem extends Stored {
  opportunity: Link
  place: number
  title: string
  content: string | null
  points: PresentationPoint[]
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
  minutes: number | null
  scores: PresentationScore[]
}

export interface PresentationPoint extends Stored {
  seq: number
  interest: Link
}

export interface PresentationScore extends Stored {
  seq: number
  score_item: Link
}

export interface DemoEnvironment extends Stored {
  name: string
  place: string | null
  software: string | null
  contents: string | null
  script: string | null
  retired: boolean
  owner: Link | null
}

export interface DemoBooking extends Stored {
  purpose: string
  environment: Link
  opportunity: Link | null
  customer: Link | null
  engagement: Link | null
  stage: 'booked' | 'shown' | 'cancelled'
  from_at: Instant
  to_at: Instant
  script: string | null
  version_shown: string | null
  result: string | null
  cancel_reason: string | null
  owner: Link | null
  team: Link | null
}

export interface Tender extends Stored {
  name: string
  number: string | null
  lot: string | null
  customer: Link
  opportunity: Link | null
  stage: 'spotted' | 'registered' | 'obtained' | 'pursued' | 'declined' | 'won' | 'lost' | 'failed'
  regime: 'bidding_law' | 'gov_procurement' | 'enterprise' | null
  method: 'open_tender' | 'invited_tender' | 'competitive_negotiation' | 'competitive_consultation' | 'rfq' | 'single_source' | 'framework_agreement' | null
  purchaser: string | null
  agency: string | null
  budget: Money | null
  price_cap: Money | null
  issued_on: CivilDate | null
  sale_ends_at: Instant | null
  questions_until: Instant | null
  deadline_at: Instant | null
  opening_at: Instant | null
  opening_place: string | null
  bond_required: boolean
  bond_amount: Money | null
  bond_due_at: Instant | null
  validity_days: number | null
  delivery: string | null
  warranty_required: string | null
  payment_terms: string | null
  scoring: 'comprehensive_scoring' | 'lowest_evaluated_price' | 'other' | null
  max_general_negatives: number | null
  consortium: 'allowed' | 'forbidden' | null
  copies_original: number | null
  copies_duplicate: number | null
  copies_electronic: number | null
  document: Link | null
  facts_found: number | null
  facts_open: number | null
  clauses_found: number | null
  decision_reason: string | null
  decided_by: Link | null
  decided_at: Instant | null
  winner: string | null
  result_reason: string | null
  owner: Link | null
  team: Link | null
  notes: string | null
  amendment: Link | null
  changes_open: number | null
  lines_found: number | null
  lines_open: number | null
  fatal_lines_open: number | null
  sale_starts_on: CivilDate | null
  received_on: CivilDate | null
  site_visit_at: Instant | null
  pre_bid_meeting_at: Instant | null
  engineering: boolean
  bond_basic_account: boolean
  electronic: boolean
  file_most_mb: number | null
  lots: TenderLot[]
  star_meaning: 'rejects' | 'weighs' | 'ordinary' | null
  triangle_meaning: 'rejects' | 'weighs' | 'ordinary' | null
}

export interface TenderFact extends Stored {
  tender: Link
  customer: Link | null
  team: Link | null
  path: string
  label: string | null
  value: string | null
  found_value: string | null
  quote: string | null
  page: number | null
  alternatives: string | null
  stage: 'found' | 'confirmed' | 'rejected'
  decided_by: Link | null
  decided_at: Instant | null
  note: string | null
  source: Link | null
  lot: string | null
  lot_doubt: string | null
}

export interface Clause extends Stored {
  tender: Link
  customer: Link | null
  team: Link | null
  no: string
  place: number | null
  text: string
  quote: string | null
  page: number | null
  mark: 'none' | 'star' | 'triangle'
  category: 'qualification' | 'business' | 'technical' | 'price' | 'service' | 'contract' | null
  evidence_required: string | null
  ticked: boolean
  notes: string | null
  source: Link | null
  lot: string | null
  lot_doubt: string | null
}

export interface TenderLine extends Stored {
  tender: Link
  customer: Link | null
  team: Link | null
  kind: 'star' | 'rejection' | 'invalidity' | 'triangle' | 'mandatory' | 'left_out'
  section: string
  text: string
  lines: number | null
  page: number | null
  place: number | null
  source: Link | null
  stage: 'open' | 'ticked'
  ticked_by: Link | null
  ticked_at: Instant | null
  note: string | null
  lot: string | null
  lot_doubt: string | null
}

export interface TenderChange extends Stored {
  tender: Link
  customer: Link | null
  team: Link | null
  kind: 'fact' | 'clause' | 'new_clause' | 'wording'
  label: string
  path: string | null
  clause: Link | null
  mark: 'none' | 'star' | 'triangle' | null
  was: string | null
  now: string
  quote: string | null
  page: number | null
  source: Link | null
  stage: 'found' | 'accepted' | 'declined'
  decided_by: Link | null
  decided_at: Instant | null
  note: string | null
  amendment: Link | null
  lot: string | null
}

export interface Bid extends Stored {
  number: string | null
  name: string
  tender: Link
  customer: Link | null
  opportunity: Link | null
  stage: 'preparing' | 'sealed' | 'submitted' | 'opened' | 'won' | 'lost' | 'invalid' | 'failed' | 'withdrawn'
  deadline_at: Instant | null
  opening_at: Instant | null
  price: Sealed | null
  price_hash: string | null
  policy_template: string | null
  warranty_term: number | null
  warranty_unit: 'day' | 'week' | 'month' | 'year' | null
  delivery_days: number | null
  validity_days: number | null
  clauses_total: number | null
  clauses_unanswered: number | null
  stars_negative: number | null
  stars_without_evidence: number | null
  negatives: number | null
  max_general_negatives: number | null
  bid_document: Link | null
  sealed_at: Instant | null
  sealed_by: Link | null
  unseal_reason: string | null
  submitted_at: Instant | null
  submitted_by_way: 'platform' | 'by_hand' | 'by_post' | null
  receipt_no: string | null
  receipt: Link | null
  late_entry: boolean
  withdraw_reason: string | null
  opened_at: Instant | null
  opened_price: Money | null
  rank: number | null
  award_notice_on: CivilDate | null
  award_amount: Money | null
  winner: string | null
  result_reason: string | null
  owner: Link | null
  team: Link | null
  notes: string | null
  consortium: boolean
  consortium_agreement: Link | null
  ca_until: CivilDate | null
  decrypt_tested_at: Instant | null
  frozen: string | null
  frozen_hash: string | null
  lot: string | null
}

export interface ClauseResponse extends Stored {
  bid: Link
  clause: Link
  customer: Link | null
  team: Link | null
  no: string | null
  mark: 'none' | 'star' | 'triangle' | null
  category: 'qualification' | 'business' | 'technical' | 'price' | 'service' | 'contract' | null
  stage: 'open' | 'answered' | 'reviewed'
  text: string | null
  value: string | null
  deviation: 'positive' | 'none' | 'negative' | null
  explanation: string | null
  commitment_key: string | null
  evidence: string | null
  evidence_file: Link | null
  owner: Link | null
  due_on: CivilDate | null
  reviewed_by: Link | null
  evidence_page: number | null
  library_entry: Link | null
  answered_by: Link | null
  reviewed_at: Instant | null
  returned_by: Link | null
  return_reason: string | null
}

export interface TenderLot extends Stored {
  seq: number
  no: string
  name: string
  budget: Money | null
  price_cap: Money | null
  wanted: boolean
  bond_amount: Money | null
  delivery: string | null
  warranty_required: string | null
}

export interface TenderQuestion extends Stored {
  subject: string
  tender: Link
  team: Link | null
  clause: Link | null
  page: number | null
  kind: 'clarification' | 'objection' | 'challenge'
  text: string
  decisive: boolean
  stage: 'draft' | 'approved' | 'sent' | 'answered' | 'filed' | 'dropped'
  due_on: CivilDate | null
  approved_by: Link | null
  sent_on: CivilDate | null
  sent_via: string | null
  answer_due_on: CivilDate | null
  answered_on: CivilDate | null
  answer: string | null
  answer_file: Link | null
  owner: Link | null
}

export interface TenderAmendment extends Stored {
  title: string
  tender: Link
  team: Link | null
  issued_on: CivilDate
  text: string
  document: Link | null
  new_deadline_at: Instant | null
  stage: 'received' | 'adopted'
  gap_days: number | null
  must_extend: boolean
  deadline_needed_on: CivilDate | null
  adopt_note: string | null
  adopted_by: Link | null
  adopted_at: Instant | null
  owner: Link | null
  changes_open: number | null
}

export interface BidTask extends Stored {
  title: string
  tender: Link
  team: Link | null
  kind: 'obtain_document' | 'go_no_go' | 'buy_document' | 'ask_questions' | 'first_draft' | 'pay_bond' | 'internal_review' | 'freeze_price' | 'print_and_seal' | 'test_upload' | 'deliver' | 'other'
  due_at: Instant
  pinned: boolean
  fits: boolean
  stage: 'open' | 'done' | 'dropped'
  done_at: Instant | null
  note: string | null
  owner: Link | null
}

export interface BidDecision extends Stored {
  name: string | null
  tender: Link
  team: Link | null
  held_on: CivilDate | null
  prior_service: ('none' | 'free_exchange' | 'overall_design' | 'specification' | 'project_management' | 'supervision' | 'testing')[]
  conflict: 'none' | 'caution' | 'excluded' | null
  criteria: ReviewCriterion[]
  score: number | null
  blockers: number | null
  stage: 'open' | 'approved' | 'conditional' | 'declined'
  conditions: string | null
  decision_reason: string | null
  decided_by: Link | null
  decided_at: Instant | null
  owner: Link | null
}

export interface ReviewCriterion extends Stored {
  seq: number
  topic: 'qualification' | 'technical_fit' | 'time' | 'people' | 'competition' | 'customer_relation' | 'profit' | 'payment' | 'cash' | 'contract_risk'
  weight: number
  score: number | null
  blocks: boolean
  note: string | null
  whose: Link | null
  due_on: CivilDate | null
}

export interface BidBond extends Stored {
  name: string | null
  bid: Link
  tender: Link | null
  team: Link | null
  amount: Money
  form: 'transfer' | 'cheque' | 'draft' | 'cash' | 'guarantee' | 'insurance' | 'electronic_guarantee'
  payee: string | null
  payer: string | null
  from_basic_account: boolean
  stage: 'planned' | 'paid' | 'arrived' | 'refunded' | 'forfeited'
  due_at: Instant | null
  paid_on: CivilDate | null
  arrived_at: Instant | null
  receipt: Link | null
  guarantee_no: string | null
  issuer: string | null
  guarantee_from: CivilDate | null
  guarantee_until: CivilDate | null
  cap: Money | null
  over_cap: boolean
  refund_due_on: CivilDate | null
  refunded_on: CivilDate | null
  refunded: Money | null
  interest: Money | null
  forfeit_reason: string | null
  owner: Link | null
  chases: BondChase[]
}

export interface AuthorizationLetter extends Stored {
  name: string | null
  bid: Link
  team: Link | null
  legal_representative: string
  agent: Link
  agent_id_no: string | null
  scope: string | null
  issued_on: CivilDate | null
  valid_from: CivilDate | null
  valid_to: CivilDate | null
  legal_representative_signed: boolean
  agent_signed: boolean
  company_sealed: boolean
  social_security_months: number | null
  scan: Link | null
  owner: Link | null
}

export interface ReadinessTick extends Stored {
  code: 'BOND_MISSING' | 'BOND_SHORT' | 'BOND_LATE' | 'BOND_NOT_FROM_BASIC_ACCOUNT' | 'BOND_EXPIRES_BEFORE_BID_VALIDITY' | 'BOND_CASH_NOT_ALLOWED_GOV' | 'SEAL_MISSING' | 'SIGNATURE_MISSING' | 'AUTHORIZATION_INCOMPLETE' | 'QUALIFICATION_MISSING' | 'CERT_EXPIRED' | 'CERT_NOT_YET_VALID' | 'PRICE_OVER_CAP' | 'PRICE_BELOW_COST_RISK' | 'CONDITION_ATTACHED' | 'STAR_NEGATIVE' | 'TOO_MANY_NEGATIVES' | 'CLAUSE_UNANSWERED' | 'VALIDITY_SHORT' | 'DELIVERY_TOO_LONG' | 'WARRANTY_TOO_SHORT' | 'PAYMENT_DEVIATION' | 'MULTIPLE_PRICES' | 'ALTERNATIVE_NOT_ALLOWED' | 'WORDS_MISMATCH' | 'SUM_MISMATCH' | 'OPENING_SHEET_MISMATCH' | 'UNIT_DECIMAL_SLIP' | 'TAX_RATE_MISMATCH' | 'NAME_INCONSISTENT' | 'PROJECT_NO_WRONG' | 'LOT_WRONG' | 'CONSORTIUM_AGREEMENT_MISSING' | 'CONSORTIUM_NOT_ALLOWED' | 'RELATED_BIDDER' | 'COLLUSION_SIGNS' | 'COPIES_SHORT' | 'ENVELOPE_LABEL' | 'USB_MISSING' | 'PAGE_NUMBERS' | 'TOC_STALE' | 'FORMAT_CHANGED' | 'EVIDENCE_MISSING' | 'TRACK_RECORD_INCOMPLETE' | 'SOCIAL_SECURITY_MONTHS' | 'AUDIT_REPORT_YEAR' | 'PLACEHOLDER_LEFT' | 'FOREIGN_PROJECT_NAME' | 'DATE_IMPLAUSIBLE' | 'COPIED_TEXT' | 'SPEC_AUTHOR_CONFLICT' | 'AMENDMENT_NOT_ADOPTED' | 'LATE_RISK' | 'CA_EXPIRED' | 'FILE_TOO_LARGE' | 'DECRYPT_TEST_MISSING' | 'HIT_UNUSED' | 'PRICE_SHEET_MISSING' | 'PAGES_OVER' | 'SECTION_UNCHECKED'
  bid: Link
  team: Link | null
  verdict: 'passed' | 'failed' | 'not_asked'
  note: string | null
  proof: Link | null
  checked_by: Link | null
  checked_at: Instant | null
  owner: Link | null
}

export interface FindingOverride extends Stored {
  code: 'BOND_MISSING' | 'BOND_SHORT' | 'BOND_LATE' | 'BOND_NOT_FROM_BASIC_ACCOUNT' | 'BOND_EXPIRES_BEFORE_BID_VALIDITY' | 'BOND_CASH_NOT_ALLOWED_GOV' | 'SEAL_MISSING' | 'SIGNATURE_MISSING' | 'AUTHORIZATION_INCOMPLETE' | 'QUALIFICATION_MISSING' | 'CERT_EXPIRED' | 'CERT_NOT_YET_VALID' | 'PRICE_OVER_CAP' | 'PRICE_BELOW_COST_RISK' | 'CONDITION_ATTACHED' | 'STAR_NEGATIVE' | 'TOO_MANY_NEGATIVES' | 'CLAUSE_UNANSWERED' | 'VALIDITY_SHORT' | 'DELIVERY_TOO_LONG' | 'WARRANTY_TOO_SHORT' | 'PAYMENT_DEVIATION' | 'MULTIPLE_PRICES' | 'ALTERNATIVE_NOT_ALLOWED' | 'WORDS_MISMATCH' | 'SUM_MISMATCH' | 'OPENING_SHEET_MISMATCH' | 'UNIT_DECIMAL_SLIP' | 'TAX_RATE_MISMATCH' | 'NAME_INCONSISTENT' | 'PROJECT_NO_WRONG' | 'LOT_WRONG' | 'CONSORTIUM_AGREEMENT_MISSING' | 'CONSORTIUM_NOT_ALLOWED' | 'RELATED_BIDDER' | 'COLLUSION_SIGNS' | 'COPIES_SHORT' | 'ENVELOPE_LABEL' | 'USB_MISSING' | 'PAGE_NUMBERS' | 'TOC_STALE' | 'FORMAT_CHANGED' | 'EVIDENCE_MISSING' | 'TRACK_RECORD_INCOMPLETE' | 'SOCIAL_SECURITY_MONTHS' | 'AUDIT_REPORT_YEAR' | 'PLACEHOLDER_LEFT' | 'FOREIGN_PROJECT_NAME' | 'DATE_IMPLAUSIBLE' | 'COPIED_TEXT' | 'SPEC_AUTHOR_CONFLICT' | 'AMENDMENT_NOT_ADOPTED' | 'LATE_RISK' | 'CA_EXPIRED' | 'FILE_TOO_LARGE' | 'DECRYPT_TEST_MISSING' | 'HIT_UNUSED' | 'PRICE_SHEET_MISSING' | 'PAGES_OVER' | 'SECTION_UNCHECKED'
  bid: Link
  team: Link | null
  reason: string
  asked_by: Link | null
  stage: 'asked' | 'approved' | 'refused'
  decided_by: Link | null
  decided_at: Instant | null
  refuse_reason: string | null
  owner: Link | null
}

export interface BidMeeting extends Stored {
  name: string
  bid: Link
  opportunity: Link | null
  team: Link | null
  kind: 'opening' | 'presentation' | 'negotiation' | 'question_meeting' | 'site_visit'
  starts_at: Instant
  place: string | null
  minutes: number | null
  turn: string | null
  presenter: Link | null
  deck: Link | null
  attendees: MeetingAttendee[]
  remind_on: CivilDate | null
  stage: 'planned' | 'held' | 'cancelled'
  outcome: string | null
  owner: Link | null
}

export interface MeetingAttendee extends Stored {
  seq: number
  user: Link
  part: 'presenter' | 'signatory' | 'project_manager' | 'technical' | 'commercial' | 'recorder'
  authority: 'legal_representative' | 'authorised_agent' | 'named_in_bid' | 'accompanying'
  identity_ready: boolean
  note: string | null
}

export interface MeetingQuestion extends Stored {
  question: string
  meeting: Link
  team: Link | null
  kind: 'prepared' | 'asked'
  answer: string | null
  asked_at: Instant | null
  in_writing: boolean
  stage: 'open' | 'answered'
  owner: Link | null
}

export interface BidClarification extends Stored {
  subject: string
  bid: Link
  team: Link | null
  request: string
  request_file: Link | null
  requested_at: Instant
  due_at: Instant
  stage: 'requested' | 'drafted' | 'approved' | 'sent' | 'filed'
  answer: string | null
  answer_file: Link | null
  changes_substance: boolean
  approved_by: Link | null
  sent_at: Instant | null
  receipt_no: string | null
  receipt: Link | null
  owner: Link | null
}

export interface LibraryEntry extends Stored {
  title: string
  kind: 'answer' | 'service_promise' | 'passage'
  category: 'qualification' | 'business' | 'technical' | 'price' | 'service' | 'contract' | null
  stage: 'draft' | 'approved' | 'retired'
  question: string | null
  text: string | null
  value: string | null
  commitment_key: string | null
  evidence: string | null
  keywords: string | null
  valid_to: CivilDate | null
  origin: Link | null
  approved_by: Link | null
  approved_on: CivilDate | null
  review_on: CivilDate | null
  uses: number | null
  last_used_on: CivilDate | null
  owner: Link | null
  notes: string | null
}

export interface Hit extends Stored {
  bid: Link
  opportunity: Link | null
  kind: 'preference' | 'requirement' | 'interest' | 'weakness' | null
  preference: Link | null
  requirement: Link | null
  interest: Link | null
  weakness: Link | null
  section: string
  page: number | null
  note: string | null
  owner: Link | null
  team: Link | null
  bid_section: Link | null
}

export interface Certificate extends Stored {
  name: string
  category: 'business_licence' | 'management_system' | 'qualification' | 'capability_level' | 'safety_licence' | 'secrecy' | 'software_copyright' | 'test_report' | 'personnel' | 'award' | 'other' | 'audit_report' | 'tax_proof' | 'social_security' | 'credit_check'
  level: string | null
  no: string | null
  issuer: string | null
  scope: string | null
  holder: string | null
  person: Link | null
  issued_on: CivilDate | null
  valid_from: CivilDate | null
  valid_to: CivilDate | null
  surveillance_due_on: CivilDate | null
  confidentiality: 'open' | 'internal' | 'confidential'
  original_location: string | null
  verification_url: string | null
  owner: Link | null
  notes: string | null
  covers_from: CivilDate | null
  covers_to: CivilDate | null
}

export interface SigningAuthority extends Stored {
  name: string
  person: Link | null
  kind: 'legal_representative' | 'power_of_attorney'
  stage: 'active' | 'revoked'
  granted_by: string | null
  scope: string | null
  from_on: CivilDate
  to_on: CivilDate | null
  amount_most: Money | null
  document: Link | null
  revoked_on: CivilDate | null
  revoke_reason: string | null
}

export interface Contract extends Stored {
  number: string | null
  customer_number: string | null
  name: string
  customer: Link
  site: Link | null
  bid: Link | null
  tender: Link | null
  opportunity: Link | null
  stage: 'draft' | 'signed' | 'accepted' | 'closed' | 'cancelled'
  regime: 'bidding_law' | 'gov_procurement' | 'enterprise' | null
  award_notice_on: CivilDate | null
  signed_on: CivilDate | null
  amount: Money | null
  cost_est: Money | null
  work_types: ('goods_only' | 'mep_installation' | 'decoration' | 'waterproof' | 'heating_cooling' | 'structure')[]
  seasonal_exposure: boolean
  policy_template: string | null
  policy_edition: number | null
  policies: ContractPolicy[]
  warranty_term: number | null
  warranty_unit: 'day' | 'week' | 'month' | 'year' | null
  accepted_on: CivilDate | null
  warranty_end_on: CivilDate | null
  warranty_report_until: CivilDate | null
  warranty_certainty: 'announced' | 'fallback' | null
  parts_until_on: CivilDate | null
  payment_terms: string | null
  document: Link | null
  obligations_open: number | null
  handover_open: number | null
  cancel_reason: string | null
  owner: Link | null
  project_manager: Link | null
  service_engineer: Link | null
  team: Link | null
  notes: string | null
  started_on: CivilDate | null
  authority: Link | null
  signed_by: string | null
  sealed_scan: Link | null
  draft_template: Link | null
  agreement_template: Link | null
  warranty_fixed_on: CivilDate | null
  delivered_on: CivilDate | null
  used_from_on: CivilDate | null
  warranty_event: 'acceptance' | 'use_start' | 'delivery' | 'fixed' | null
  warranty_start_on: CivilDate | null
  construction: boolean
  warranty_floor_on: CivilDate | null
}

export interface ContractPolicy extends Stored {
  seq: number
  key: string
  value: string | null
  unit: 'number' | 'flag' | 'rate' | 'choice' | 'hours'
  source: string | null
}

export interface Commitment extends Stored {
  contract: Link
  customer: Link | null
  kind: 'warranty' | 'response' | 'arrival' | 'restore' | 'repair_charge' | 'defect' | 'parts_availability' | 'parts_supply' | 'lifetime_repair' | 'training' | 'handover' | 'routine_revisit' | 'monthly_onsite' | 'seasonal_revisit' | 'technical_revisit' | 'important_day' | 'maintenance' | 'other'
  title: string
  measure: string | null
  policy_keys: string | null
  policy_values: string | null
  clause: Link | null
  clause_response: Link | null
  source: string | null
  proof_kind: 'service_case' | 'work_order' | 'visit' | 'handover_item' | 'acceptance' | 'training_plan' | 'file' | null
  owner: Link | null
  notes: string | null
}

export interface Obligation extends Stored {
  commitment: Link
  contract: Link | null
  customer: Link | null
  site: Link | null
  equipment: Link | null
  kind: 'warranty' | 'response' | 'arrival' | 'restore' | 'repair_charge' | 'defect' | 'parts_availability' | 'parts_supply' | 'lifetime_repair' | 'training' | 'handover' | 'routine_revisit' | 'monthly_onsite' | 'seasonal_revisit' | 'technical_revisit' | 'important_day' | 'maintenance' | 'other'
  title: string
  key: string | null
  number: number | null
  due_on: CivilDate | null
  from_on: CivilDate | null
  to_on: CivilDate | null
  grid_on: CivilDate | null
  programmes: ('routine' | 'monthly' | 'maintenance' | 'rain' | 'heating' | 'technical' | 'important_day')[]
  on_site: boolean
  merged_into: string | null
  why: string | null
  certainty: 'announced' | 'fallback' | null
  caution: boolean
  visit: Link | null
  handover_item: Link | null
  service_case: Link | null
  stage: 'planned' | 'proven' | 'waived'
  proof_entity: 'service_case' | 'work_order' | 'visit' | 'handover_item' | 'acceptance' | 'training_plan' | 'file' | null
  proof_record: string | null
  proof_on: CivilDate | null
  waive_reason: string | null
  reopen_reason: string | null
  owner: Link | null
}

export interface Acceptance extends Stored {
  title: string
  contract: Link
  customer: Link | null
  kind: 'preliminary' | 'completion'
  stage: 'draft' | 'signed' | 'completed'
  signed_on: CivilDate | null
  signer: string | null
  supervisor: string | null
  result: string | null
  open_items: AcceptanceItem[]
  document: Link | null
  completed_on: CivilDate | null
  owner: Link | null
}

export interface AcceptanceItem extends Stored {
  seq: number
  text: string
  owner: Link | null
  due_on: CivilDate | null
  done_on: CivilDate | null
}

export interface NegotiationRound extends Stored {
  title: string
  bid: Link | null
  contract: Link | null
  tender: Link | null
  customer: Link | null
  n: number | null
  method: 'open_tender' | 'invited_tender' | 'competitive_negotiation' | 'competitive_consultation' | 'rfq' | 'single_source' | 'framework_agreement' | null
  after_award: boolean
  stage: 'planned' | 'held' | 'closed'
  held_on: CivilDate | null
  place: string | null
  our_people: string | null
  their_people: string | null
  points: NegotiationPoint[]
  minutes: Link | null
  owner: Link | null
  team: Link | null
}

export interface NegotiationPoint extends Stored {
  seq: number
  topic: 'clarification' | 'wording' | 'service' | 'scope' | 'price' | 'quality' | 'period' | 'warranty' | 'payment' | 'liability'
  clause: Link | null
  text: string
  theirs: string | null
  ours: string | null
  outcome: 'open' | 'agreed' | 'declined' | null
  agreed: string | null
}

export interface ContractTerm extends Stored {
  title: string
  contract: Link
  customer: Link | null
  paper: 'contract' | 'technical_agreement'
  section: string | null
  place: number | null
  essence: 'scope' | 'price' | 'quality' | 'period' | 'warranty' | 'payment' | 'other'
  clause: Link | null
  clause_response: Link | null
  negotiation_round: Link | null
  bid_text: string | null
  agreed_text: string | null
  text: string | null
  state: 'same' | 'moved' | 'added' | 'dropped' | null
  moved_reason: string | null
  owner: Link | null
  team: Link | null
}

export interface ContractApproval extends Stored {
  subject: string
  contract: Link
  customer: Link | null
  kind: 'technical' | 'finance' | 'legal' | 'management'
  stage: 'asked' | 'approved' | 'returned'
  approved_by: Link | null
  approved_at: Instant | null
  voided_at: Instant | null
  return_reason: string | null
  opinion: string | null
  owner: Link | null
  team: Link | null
}

export interface PaymentTerm extends Stored {
  title: string
  contract: Link
  customer: Link | null
  event: 'signing' | 'arrival' | 'preliminary_acceptance' | 'completion_acceptance' | 'warranty_end' | 'fixed_date'
  percent: Decimal | null
  amount: Money | null
  days: number | null
  fixed_on: CivilDate | null
  condition: string | null
  event_on: CivilDate | null
  due_on: CivilDate | null
  invoiced: Money | null
  received: Money | null
  state: 'waiting' | 'due' | 'partly' | 'paid' | null
  owner: Link | null
  team: Link | null
}

export interface Invoice extends Stored {
  number: string | null
  payment_term: Link
  contract: Link | null
  customer: Link | null
  kind: 'special' | 'ordinary'
  stage: 'requested' | 'issued' | 'delivered' | 'voided'
  gross: Money
  rate: Decimal
  net: Money | null
  tax: Money | null
  issued_on: CivilDate | null
  delivered_on: CivilDate | null
  received_by: string | null
  document: Link | null
  void_reason: string | null
  owner: Link | null
  team: Link | null
}

export interface PaymentReceipt extends Stored {
  voucher_no: string | null
  payment_term: Link
  contract: Link | null
  customer: Link | null
  amount: Money
  received_on: CivilDate
  payer: string | null
  way: string | null
  voucher: Link | null
  notes: string | null
  owner: Link | null
  team: Link | null
}

export interface Deposit extends Stored {
  title: string
  contract: Link
  customer: Link | null
  kind: 'performance_bond' | 'retention_money' | 'other'
  form: 'transfer' | 'cheque' | 'draft' | 'guarantee_letter' | 'insurance' | 'withheld' | null
  stage: 'planned' | 'out' | 'returned' | 'forfeited'
  amount: Money
  cap: Money | null
  over_cap: boolean
  payment_term: Link | null
  due_on: CivilDate | null
  paid_on: CivilDate | null
  payee: string | null
  guarantee_no: string | null
  issuer: string | null
  guarantee_until: CivilDate | null
  voucher: Link | null
  refund_event: 'signing' | 'arrival' | 'preliminary_acceptance' | 'completion_acceptance' | 'warranty_end' | 'fixed_date'
  refund_days: number | null
  refund_fixed_on: CivilDate | null
  refund_due_on: CivilDate | null
  chases: DepositChase[]
  returned_on: CivilDate | null
  returned_amount: Money | null
  interest: Money | null
  short_reason: string | null
  return_voucher: Link | null
  forfeit_reason: string | null
  owner: Link | null
  team: Link | null
}

export interface DepositChase extends Stored {
  seq: number
  on: CivilDate
  way: 'call' | 'visit' | 'message' | 'letter'
  whom: string | null
  said: string
  next_on: CivilDate | null
}

export interface BondChase extends Stored {
  seq: number
  on: CivilDate
  way: 'call' | 'visit' | 'message' | 'letter'
  whom: string | null
  said: string
  next_on: CivilDate | null
}

export interface SealRequest extends Stored {
  title: string
  seals: ('official' | 'contract' | 'legal_representative' | 'finance' | 'cross_page')[]
  copies: number
  purpose: string
  contract: Link | null
  bid: Link | null
  needed_on: CivilDate | null
  document: Link | null
  stage: 'asked' | 'approved' | 'sealed' | 'refused'
  approved_by: Link | null
  approved_on: CivilDate | null
  sealed_by: Link | null
  sealed_on: CivilDate | null
  sealed_copies: number | null
  scan: Link | null
  refuse_reason: string | null
  owner: Link | null
  team: Link | null
}

export interface BorrowedOriginal extends Stored {
  purpose: string
  certificate: Link
  bid: Link | null
  stage: 'asked' | 'lent' | 'returned' | 'lost'
  due_on: CivilDate
  lent_on: CivilDate | null
  lent_by: Link | null
  returned_on: CivilDate | null
  condition: string | null
  lost_reason: string | null
  owner: Link | null
}

export interface Milestone extends Stored {
  title: string
  contract: Link
  customer: Link | null
  event: 'start' | 'order' | 'arrival' | 'concealed_work' | 'installation' | 'commissioning' | 'preliminary_acceptance' | 'trial_run' | 'completion_acceptance' | 'handover' | 'other'
  stage: 'open' | 'done'
  planned_on: CivilDate
  baseline_on: CivilDate | null
  promised_on: CivilDate | null
  done_on: CivilDate | null
  slip_days: number | null
  move_reason: string | null
  owner: Link | null
  team: Link | null
}

export interface PurchaseOrder extends Stored {
  number: string | null
  supplier: string
  contract: Link
  stage: 'draft' | 'ordered' | 'arrived' | 'cancelled'
  ordered_on: CivilDate | null
  promised_on: CivilDate | null
  lines: PurchaseOrderLine[]
  net: Money | null
  cancel_reason: string | null
  owner: Link | null
  team: Link | null
  notes: string | null
}

export interface PurchaseOrderLine extends Stored {
  seq: number
  name: string
  brand: string | null
  model: string | null
  unit: string | null
  quantity: Decimal
  unit_cost: Money | null
  arrived: Decimal | null
}

export interface ChangeOrder extends Stored {
  number: string | null
  title: string
  contract: Link
  customer: Link | null
  asked_by: 'customer_side' | 'our_side' | 'supervisor_side'
  reason: string
  content: string
  stage: 'draft' | 'submitted' | 'agreed' | 'declined'
  amount: Money | null
  days: number | null
  submitted_on: CivilDate | null
  agreed_on: CivilDate | null
  agreed_by: string | null
  document: Link | null
  decline_reason: string | null
  owner: Link | null
  team: Link | null
}

export interface RequirementLink extends Stored {
  seq: number
  kind: 'meeting' | 'clause' | 'acceptance_item'
  engagement: Link | null
  clause: Link | null
  acceptance: Link | null
  name: string | null
}

export interface Requirement extends Stored {
  number: string | null
  title: string
  opportunity: Link
  customer: Link | null
  text: string | null
  kind: 'stated' | 'latent' | 'inferred'
  category: 'function' | 'performance' | 'security' | 'interface' | 'data' | 'equipment' | 'network' | 'service' | 'schedule' | 'other' | null
  priority: 'must' | 'should' | 'could' | null
  stage: 'draft' | 'analysed' | 'negotiating' | 'accepted' | 'declined' | 'merged'
  real_need: string | null
  real_need_same: boolean
  source: 'contact' | 'engagement' | 'survey' | 'tender' | 'ourselves' | null
  contact: Link | null
  engagement: Link | null
  discovery_answer: Link | null
  clause: Link | null
  noted_on: CivilDate | null
  due_on: CivilDate | null
  due_why: string | null
  analysed_on: CivilDate | null
  confirmed_by: Link | null
  confirmed_on: CivilDate | null
  risk: 'low' | 'medium' | 'high' | null
  risk_note: string | null
  feasibility: 'feasible' | 'with_risk' | 'infeasible' | null
  effort_days: Decimal | null
  feasibility_note: string | null
  reviewed_by: Link | null
  reviewed_on: CivilDate | null
  decision_reason: string | null
  reply: string | null
  replied_on: CivilDate | null
  decided_by: Link | null
  decided_on: CivilDate | null
  merged_into: Link | null
  links: RequirementLink[]
  link_count: number | null
  analyst: Link | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface HandoverItem extends Stored {
  contract: Link
  customer: Link | null
  kind: 'as_built_drawing' | 'operation_manual' | 'maintenance_manual' | 'equipment_list' | 'user_manual' | 'installation_manual' | 'repair_manual' | 'special_tool' | 'conformity_certificate' | 'project_description' | 'system_diagram' | 'cabling_drawing' | 'configuration_diagram' | 'connection_diagram' | 'equipment_description' | 'subjective_assessment' | 'objective_test' | 'quality_acceptance_record' | 'point_list' | 'network_account_list' | 'software_licence' | 'source_code' | 'configuration_backup' | 'commissioning_record' | 'trial_run_record' | 'training_record' | 'concealed_work_record' | 'change_order' | 'spare_part_list' | 'key_handover' | 'warranty_deed' | 'acceptance_report' | 'other'
  name: string
  document_no: string | null
  mandatory: boolean
  medium: 'paper' | 'electronic' | 'paper_and_electronic' | 'goods' | null
  copies: number | null
  pages: number | null
  storage_place: string | null
  same_as: Link | null
  stage: 'missing' | 'handed_in' | 'confirmed'
  owner: Link | null
  due_on: CivilDate | null
  handed_in_on: CivilDate | null
  document: Link | null
  received_by: string | null
  confirmed_on: CivilDate | null
  return_reason: string | null
  remark: string | null
}

export interface Equipment extends Stored {
  number: string | null
  name: string
  category: 'video' | 'network' | 'server' | 'storage' | 'ups' | 'air_conditioning' | 'lightning_protection' | 'access_control' | 'display' | 'cabling' | 'software' | 'other'
  brand: string | null
  model: string | null
  serial_no: string | null
  customer: Link
  site: Link
  contract: Link | null
  part_of: Link | null
  replaced_by: Link | null
  location: string | null
  ip_address: string | null
  quantity: number | null
  unit: string | null
  parameters: string | null
  installed_on: CivilDate | null
  design_life_years: number | null
  warranty_end_on: CivilDate | null
  supply_until_on: CivilDate | null
  seasonal_exposure: boolean
  critical: boolean
  manual: Link | null
  stage: 'active' | 'retired'
  retired_on: CivilDate | null
  retire_reason: string | null
  notes: string | null
  replaces: Link | null
  swap_reason: string | null
  warranty_by: 'contract' | 'extension' | 'item' | null
}

export interface DeliveryArrival extends Stored {
  title: string
  contract: Link
  customer: Link | null
  purchase_order: Link | null
  site: Link
  stage: 'arrived' | 'opened'
  arrived_on: CivilDate
  carrier: string | null
  waybill: string | null
  boxes: number | null
  boxes_damaged: number | null
  opened_on: CivilDate | null
  witnesses: string | null
  units: ArrivalUnit[]
  document: Link | null
  remark: string | null
  owner: Link | null
  team: Link | null
}

export interface ArrivalUnit extends Stored {
  seq: number
  box: string | null
  name: string
  category: 'video' | 'network' | 'server' | 'storage' | 'ups' | 'air_conditioning' | 'lightning_protection' | 'access_control' | 'display' | 'cabling' | 'software' | 'other' | null
  brand: string | null
  model: string | null
  serial_no: string | null
  quantity: Decimal | null
  location: string | null
  condition: 'good' | 'damaged' | 'wrong' | 'missing' | null
  note: string | null
  equipment: Link | null
}

export interface SiteRecord extends Stored {
  title: string
  contract: Link
  customer: Link | null
  kind: 'concealed_work' | 'commissioning' | 'trial_run' | 'inspection'
  stage: 'draft' | 'signed'
  site: Link | null
  location: string | null
  from_on: CivilDate
  to_on: CivilDate | null
  days_required: number | null
  faults: number | null
  result: string | null
  values: SiteValue[]
  document: Link | null
  our_signer: string | null
  customer_signer: string | null
  supervisor: string | null
  signed_on: CivilDate | null
  owner: Link | null
  team: Link | null
}

export interface SiteValue extends Stored {
  seq: number
  equipment: Link | null
  name: string
  unit: string | null
  target: Decimal | null
  tolerance_percent: Decimal | null
  value_before: Decimal | null
  value_after: Decimal | null
  off_percent: Decimal | null
  passed: boolean
}

export interface ServiceCase extends Stored {
  number: string | null
  title: string
  customer: Link
  site: Link | null
  equipment: Link | null
  contract: Link | null
  kind: 'fault' | 'question' | 'request' | 'complaint'
  channel: 'phone' | 'wechat' | 'dingtalk' | 'feishu' | 'portal' | 'qr_code' | 'email' | 'visit' | 'monitoring'
  caller: string | null
  caller_phone: string | null
  text: string | null
  impact: number | null
  urgency: number | null
  priority: number | null
  stage: 'reported' | 'dispatched' | 'acknowledged' | 'on_site' | 'waiting' | 'restored' | 'confirmed' | 'closed' | 'cancelled'
  engineer: Link | null
  reported_at: Instant
  received_at: Instant | null
  response_due_at: Instant | null
  acknowledged_at: Instant | null
  on_site_at: Instant | null
  restore_due_at: Instant | null
  restored_at: Instant | null
  confirmed_at: Instant | null
  closed_at: Instant | null
  response_verdict: 'running' | 'met' | 'late' | null
  restore_verdict: 'running' | 'met' | 'late' | null
  why: string | null
  waiting_reason: 'waiting_customer' | 'waiting_site_access' | 'force_majeure' | null
  in_warranty: boolean
  cause: 'normal_use' | 'design_defect' | 'quality_defect' | 'abnormal_use' | 'human_damage' | 'power_failure' | 'lightning' | 'force_majeure' | 'third_party' | 'consumable' | null
  cause_evidence: string | null
  solution: string | null
  workaround: boolean
  confirmed_by: string | null
  satisfaction: number | null
  reopen_reason: string | null
  reopened: number | null
  cancel_reason: string | null
  internal_notes: string | null
  onsite_due_at: Instant | null
  onsite_verdict: 'running' | 'met' | 'late' | null
}

export interface CaseEvent extends Stored {
  service_case: Link
  customer: Link | null
  kind: 'reported' | 'received' | 'dispatched' | 'accepted' | 'arrived' | 'paused' | 'resumed' | 'restored' | 'confirmed' | 'closed' | 'reopened' | 'escalated' | 'vouched' | 'note' | 'warned'
  occurred_at: Instant | null
  source: 'program' | 'phone_log' | 'message' | 'portal' | 'monitoring' | 'statement' | null
  waiting_reason: 'waiting_customer' | 'waiting_site_access' | 'force_majeure' | null
  engineer: Link | null
  customer_word: string | null
  evidence: Link | null
  confirmed_by: Link | null
  vouches: Link | null
  note: string | null
  hand: 'response' | 'onsite' | 'restore' | null
}

export interface DutyShift extends Stored {
  person: Link
  role: 'first' | 'second' | 'lead'
  from_at: Instant
  to_at: Instant
  region: string | null
  note: string | null
}

export interface PartCeiling extends Stored {
  contract: Link
  customer: Link | null
  spare_part: Link | null
  part_no: string | null
  name: string
  ceiling: Money
  until_on: CivilDate | null
  source: string | null
}

export interface MailMessage extends Stored {
  title: string | null
  sender: string | null
  sender_name: string | null
  key: string | null
  received_at: Instant | null
  stage: 'waiting' | 'filed' | 'dismissed'
  verdict: 'opens' | 'appends' | 'waits' | 'ignored' | null
  why: string | null
  authentication: string | null
  text: string | null
  attachments: number | null
  customer: Link | null
  service_case: Link | null
  dismiss_reason: string | null
  copied: string | null
}

export interface OfflineEntry extends Stored {
  title: string | null
  about_entity: string | null
  about_record: string | null
  action: string | null
  person: Link | null
  occurred_at: Instant | null
  received_at: Instant | null
  lag_minutes: number | null
  late: boolean
  reason: string | null
}

export interface CheckIn extends Stored {
  person: Link
  site: Link | null
  city: string | null
  district: string | null
  seen_at: Instant | null
}

export interface DispatchOffer extends Stored {
  title: string | null
  service_case: Link
  engineer: Link
  role: 'first' | 'second' | 'lead' | null
  stage: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn'
  offered_at: Instant | null
  answer_by: Instant | null
  answered_at: Instant | null
  round: number | null
  why: string | null
  decline_reason: string | null
}

export interface NotificationChannel extends Stored {
  name: string
  kind: 'wecom' | 'dingtalk' | 'feishu' | 'sms'
  address: Sealed | null
  secret: Sealed | null
  keyword: string | null
  person: Link | null
  digests: boolean
  stage: 'active' | 'off'
  last_error: string | null
}

export interface ReportToken extends Stored {
  equipment: Link | null
  site: Link | null
  customer: Link | null
  label: string | null
  hash: string | null
  stage: 'active' | 'revoked'
  reports: number | null
  last_used_at: Instant | null
  revoke_reason: string | null
}

export interface WorkOrder extends Stored {
  number: string | null
  title: string
  service_case: Link | null
  visit: Link | null
  customer: Link | null
  contract: Link | null
  equipment: Link | null
  kind: 'repair' | 'inspection' | 'tuning' | 'replacement' | 'installation' | 'remote_support' | 'guidance' | 'training'
  stage: 'planned' | 'started' | 'finished' | 'confirmed' | 'cancelled'
  engineer: Link | null
  planned_at: Instant | null
  started_at: Instant | null
  finished_at: Instant | null
  hours: Decimal | null
  cause: 'normal_use' | 'design_defect' | 'quality_defect' | 'abnormal_use' | 'human_damage' | 'power_failure' | 'lightning' | 'force_majeure' | 'third_party' | 'consumable' | null
  findings: string | null
  measures: string | null
  guidance: string | null
  in_warranty: boolean
  charges: ChargeLine[]
  charge_agreed_at: Instant | null
  charge_agreed_by: string | null
  net: Money | null
  tax: Money | null
  gross: Money | null
  internal_cost: Money | null
  why: string | null
  commitment: Link | null
  confirmed_by: string | null
  confirmed_at: Instant | null
  cancel_reason: string | null
  travel_hours: Decimal | null
  travel_km: Decimal | null
  values: WorkValue[]
  agreed_gross: Money | null
  cause_evidence: string | null
  cause_photo: Link | null
  cause_accepted_by: string | null
  cause_accepted_at: Instant | null
  dispute_reason: string | null
  settlement: string | null
  settled_with: string | null
  settled_by: Link | null
  settled_at: Instant | null
  satisfaction: number | null
  opinion: string | null
  engineer_signature: Link | null
  signer: string | null
  signer_position: string | null
  signature: Link | null
  content_hash: string | null
  signature_hash: string | null
  voided_at: Instant | null
  voided_by: Link | null
  voided_what: string | null
  voided_hash: string | null
}

export interface ChargeLine extends Stored {
  seq: number
  kind: 'part' | 'labour' | 'travel' | 'test'
  name: string
  part_no: string | null
  quantity: Decimal
  unit_cost: Money
  ceiling: Money | null
  cost: Money | null
  payer: 'supplier' | 'customer' | null
  net: Money | null
  rate: Decimal | null
  tax: Money | null
  gross: Money | null
  reason: string | null
  spare_part: Link | null
  fitted: boolean
}

export interface WorkValue extends Stored {
  seq: number
  name: string
  unit: string | null
  target: Decimal | null
  tolerance_percent: Decimal | null
  lower: Decimal | null
  upper: Decimal | null
  value_before: Decimal | null
  value_after: Decimal | null
  off_percent: Decimal | null
  verdict: 'inside' | 'outside' | null
}

export interface ChargeOverride extends Stored {
  work_order: Link
  line: string | null
  payer: 'supplier' | 'customer'
  reason: string
}

export interface VisitPlan extends Stored {
  name: string
  contract: Link
  customer: Link | null
  stage: 'draft' | 'published' | 'ended'
  mode: 'fixed_grid' | 'rolling' | 'company_round' | 'month_weekday'
  shift: 'none' | 'next_workday' | 'previous_workday'
  every_days: number | null
  grace_days: number | null
  merge_tolerance_days: number | null
  by_phone: boolean
  programmes: ('routine' | 'monthly' | 'maintenance' | 'rain' | 'heating' | 'technical' | 'important_day')[]
  from_on: CivilDate
  to_on: CivilDate
  engineer: Link | null
  lead: Link | null
  visits_planned: number | null
  owner: Link | null
  monthly_on: 'first_monday' | 'first_tuesday' | 'first_wednesday' | 'first_thursday' | 'first_friday' | 'first_saturday' | 'first_sunday' | 'second_monday' | 'second_tuesday' | 'second_wednesday' | 'second_thursday' | 'second_friday' | 'second_saturday' | 'second_sunday' | 'third_monday' | 'third_tuesday' | 'third_wednesday' | 'third_thursday' | 'third_friday' | 'third_saturday' | 'third_sunday' | 'fourth_monday' | 'fourth_tuesday' | 'fourth_wednesday' | 'fourth_thursday' | 'fourth_friday' | 'fourth_saturday' | 'fourth_sunday' | 'last_monday' | 'last_tuesday' | 'last_wednesday' | 'last_thursday' | 'last_friday' | 'last_saturday' | 'last_sunday' | null
  trips: PlanTrip[]
}

export interface Visit extends Stored {
  number: string | null
  title: string
  contract: Link
  customer: Link | null
  site: Link | null
  visit_plan: Link | null
  programmes: ('routine' | 'monthly' | 'maintenance' | 'rain' | 'heating' | 'technical' | 'important_day')[]
  channel: 'onsite' | 'phone' | 'meeting' | 'remote'
  stage: 'planned' | 'started' | 'recorded' | 'signed' | 'closed' | 'unconfirmed' | 'cancelled'
  planned_on: CivilDate
  reschedule_reason: string | null
  engineer: Link | null
  lead: Link | null
  our_people: string | null
  their_people: string | null
  actual_on: CivilDate | null
  started_at: Instant | null
  recorded_at: Instant | null
  late_entry: boolean
  checks: VisitCheck[]
  environment: string | null
  findings: string | null
  measures: string | null
  measures_due_on: CivilDate | null
  guidance: string | null
  new_technology: string | null
  opinion: string | null
  satisfaction: number | null
  lessons: string | null
  called_at: Instant | null
  called_whom: string | null
  absent_reason: string | null
  confirmed_by: string | null
  signed_at: Instant | null
  closed_at: Instant | null
  cancel_reason: string | null
  readings: VisitReading[]
  no_lessons: boolean
}

export interface VisitCheck extends Stored {
  seq: number
  equipment: Link | null
  item: string
  state: 'normal' | 'abnormal' | 'not_checked'
  value: string | null
  finding: string | null
  photo: Link | null
}

export interface RevisitRecord extends Stored {
  number: string | null
  visit: Link
  contract: Link | null
  customer: Link | null
  site: Link | null
  stage: 'draft' | 'signed' | 'voided'
  project_name: string | null
  contract_number: string | null
  employer: string | null
  address: string | null
  contact_name: string | null
  contact_phone: string | null
  accepted_on: CivilDate | null
  warranty_end_on: CivilDate | null
  kinds: ('technical' | 'routine' | 'rain_season' | 'heating_season' | 'monthly_onsite' | 'warranty_end' | 'complaint')[]
  channel: 'onsite' | 'phone' | 'meeting' | 'remote' | null
  planned_on: CivilDate | null
  actual_on: CivilDate | null
  project_members: string | null
  maintenance_lead: string | null
  their_people: string | null
  equipment_state: string | null
  environment: string | null
  new_technology: string | null
  problems: string | null
  responsible: 'supplier' | 'customer' | 'third_party' | null
  under_warranty: boolean
  measures: string | null
  measures_due_on: CivilDate | null
  result: string | null
  review_on: CivilDate | null
  guidance: string | null
  opinion: string | null
  satisfaction: number | null
  lessons: string | null
  cost: Money | null
  attachments: string | null
  late_entry: boolean
  engineer: Link | null
  engineer_name: string | null
  engineer_signature: Link | null
  signer: string | null
  signer_position: string | null
  signature: Link | null
  signed_at: Instant | null
  content_hash: string | null
  signature_hash: string | null
  reviewer: Link | null
  reviewed_on: CivilDate | null
  void_reason: string | null
}

export interface PlanTrip extends Stored {
  seq: number
  key: string
  on: CivilDate
  grid_on: CivilDate | null
  programmes: ('routine' | 'monthly' | 'maintenance' | 'rain' | 'heating' | 'technical' | 'important_day')[]
  on_site: boolean
  team: boolean
  caution: boolean
  why: string | null
  visit: Link | null
}

export interface SeasonOverride extends Stored {
  place: string
  season: 'heating' | 'rain'
  year: number
  starts_on: CivilDate
  ends_on: CivilDate
  source: string
}

export interface Coverage extends Stored {
  name: string
  kind: 'extension' | 'item' | 'repair' | 'maker'
  equipment: Link | null
  contract: Link | null
  customer: Link | null
  classes: ('part' | 'labour' | 'travel' | 'test')[]
  part_no: string | null
  work_order: Link | null
  from_on: CivilDate
  to_on: CivilDate
  source: string | null
  document: Link | null
}

export interface SiteTarget extends Stored {
  reason: string
  site: Link
  customer: Link | null
  stage: 'proposed' | 'agreed' | 'ended'
  response_minutes: number | null
  onsite_minutes: number | null
  restore_minutes: number | null
  priorities: SiteTargetPriority[]
  from_on: CivilDate
  to_on: CivilDate | null
  agreed_by: string | null
  agreed_on: CivilDate | null
  agreement: Link | null
  end_reason: string | null
}

export interface SiteTargetPriority extends Stored {
  seq: number
  priority: number
  response_minutes: number | null
  onsite_minutes: number | null
  restore_minutes: number | null
}

export interface ImportantDay extends Stored {
  name: string
  contract: Link
  customer: Link | null
  on: CivilDate
  told_by: string | null
  notes: string | null
}

export interface NewTechnology extends Stored {
  name: string
  contract: Link
  customer: Link | null
  kind: 'technology' | 'material' | 'process' | 'device'
  stage: 'adopted' | 'measured' | 'concluded'
  measure: string
  unit: string | null
  expected: Decimal
  due_on: CivilDate | null
  measured: Decimal | null
  measured_on: CivilDate | null
  visit: Link | null
  deviation: Decimal | null
  effect: string | null
  decision: 'promote' | 'improve' | 'stop' | null
  lesson: string | null
  library_entry: Link | null
  owner: Link | null
  notes: string | null
}

export interface Lesson extends Stored {
  number: string | null
  title: string
  text: string
  visit: Link | null
  work_order: Link | null
  service_finding: Link | null
  contract: Link | null
  category: 'video' | 'network' | 'server' | 'storage' | 'ups' | 'air_conditioning' | 'lightning_protection' | 'access_control' | 'display' | 'cabling' | 'software' | 'other' | null
  stage: 'draft' | 'adopted' | 'dropped'
  decision: 'promote' | 'improve' | 'stop' | null
  solution_template: Link | null
  catalog_item: Link | null
  library_entry: Link | null
  adopted_by: Link | null
  adopted_on: CivilDate | null
  drop_reason: string | null
  owner: Link | null
}

export interface CompanyRound extends Stored {
  number: string | null
  name: string
  scope: 'in_warranty' | 'completed'
  stage: 'planned' | 'running' | 'closed'
  starts_on: CivilDate
  ends_on: CivilDate
  stops: RoundStop[]
  projects: number | null
  visited: number | null
  coverage: Decimal | null
  quality: Decimal | null
  satisfaction: Decimal | null
  conclusion: string | null
  owner: Link | null
  notes: string | null
}

export interface RoundStop extends Stored {
  seq: number
  contract: Link
  site: Link | null
  city: string | null
  district: string | null
  on: CivilDate
  engineer: Link | null
  visit: Link | null
  merged: boolean
}

export interface WarrantyNotice extends Stored {
  number: string | null
  title: string | null
  contract: Link
  customer: Link | null
  stage: 'prepared' | 'sent' | 'answered'
  warranty_end_on: CivilDate | null
  opportunity: Link | null
  sent_on: CivilDate | null
  sent_to: string | null
  answer: 'renew' | 'consider' | 'decline' | null
  answer_notes: string | null
  owner: Link | null
}

export interface CheckForm extends Stored {
  name: string
  category: 'video' | 'network' | 'server' | 'storage' | 'ups' | 'air_conditioning' | 'lightning_protection' | 'access_control' | 'display' | 'cabling' | 'software' | 'other' | null
  model: string | null
  retired: boolean
  items: CheckFormItem[]
  notes: string | null
}

export interface CheckFormItem extends Stored {
  seq: number
  item: string
  standard: string | null
  kind: 'state' | 'number' | 'words'
  unit: string | null
  lower: Decimal | null
  upper: Decimal | null
  needed: boolean
  photo_needed: boolean
  cell: 'temperature' | 'humidity' | 'power' | 'ups' | 'earthing' | 'cleanliness' | 'logs' | 'performance' | 'backup_check' | 'security_check' | null
}

export interface VisitReading extends Stored {
  seq: number
  equipment: Link | null
  item: string
  standard: string | null
  kind: 'state' | 'number' | 'words'
  unit: string | null
  lower: Decimal | null
  upper: Decimal | null
  needed: boolean
  photo_needed: boolean
  state: 'normal' | 'abnormal' | 'not_checked' | null
  number: Decimal | null
  words: string | null
  verdict: 'inside' | 'outside' | null
  photo: Link | null
  cell: 'temperature' | 'humidity' | 'power' | 'ups' | 'earthing' | 'cleanliness' | 'logs' | 'performance' | 'backup_check' | 'security_check' | null
}

export interface ServiceFinding extends Stored {
  number: string | null
  title: string
  visit: Link | null
  work_order: Link | null
  customer: Link | null
  contract: Link | null
  equipment: Link | null
  grade: 'minor' | 'major' | 'critical'
  stage: 'open' | 'acted' | 'closed' | 'waived'
  responsible: 'supplier' | 'customer' | 'third_party' | null
  cause: string | null
  action: string | null
  due_on: CivilDate | null
  owner: Link | null
  acted_on: CivilDate | null
  result: string | null
  recheck_on: CivilDate | null
  rechecked_on: CivilDate | null
  rechecked_by: Link | null
  recheck_result: string | null
  waive_reason: string | null
  photo: Link | null
}

export interface ServiceLead extends Stored {
  number: string | null
  title: string
  kind: 'extension' | 'replacement' | 'new_project'
  customer: Link | null
  site: Link | null
  contract: Link | null
  visit: Link | null
  service_case: Link | null
  need: string | null
  stage: 'offered' | 'taken' | 'declined'
  credited_to: Link | null
  owner: Link | null
  opportunity: Link | null
  decided_at: Instant | null
  decline_reason: string | null
}

export interface Trainer extends Stored {
  specialty: string
  person: Link
  kind: 'training_engineer' | 'field_engineer'
  practising_since: CivilDate
  certificates: string | null
  notes: string | null
}

export interface TrainingPlan extends Stored {
  number: string | null
  name: string
  contract: Link
  customer: Link | null
  stage: 'draft' | 'agreed' | 'completed'
  goal: string | null
  objectives: TrainingObjective[]
  acceptance_on: CivilDate | null
  waiver: string | null
  agreed_by: Link | null
  agreed_on: CivilDate | null
  completed_on: CivilDate | null
  reopen_reason: string | null
  gaps_open: number | null
  trainees_open: number | null
  owner: Link | null
  notes: string | null
}

export interface TrainingObjective extends Stored {
  seq: number
  objective: string
  exam_item: string | null
}

export interface TrainingSession extends Stored {
  title: string
  training_plan: Link
  contract: Link | null
  customer: Link | null
  stage: 'draft' | 'planned' | 'held' | 'cancelled'
  topics: ('goals' | 'use' | 'maintenance' | 'upkeep' | 'emergency')[]
  starts_at: Instant | null
  hours: Decimal | null
  place: string | null
  on_site: boolean
  trainer: Link | null
  materials: string | null
  levels: ('management' | 'users')[]
  roles: ('operator' | 'maintenance' | 'technical_manager')[]
  attendance: TrainingAttendance[]
  sign_in_sheet: Link | null
  cancel_reason: string | null
  owner: Link | null
}

export interface TrainingAttendance extends Stored {
  seq: number
  trainee: Link
  present: boolean
  note: string | null
}

export interface Trainee extends Stored {
  name: string
  training_plan: Link
  contract: Link | null
  customer: Link | null
  contact: Link | null
  role: 'operator' | 'maintenance' | 'technical_manager'
  level: 'management' | 'users'
  stage: 'enrolled' | 'assessed' | 'withdrawn'
  attendance: Decimal | null
  theory: Decimal | null
  practice: Decimal | null
  competences: ('operate' | 'dismantle' | 'install' | 'emergency' | 'maintain')[]
  score: Decimal | null
  verdict: 'passed' | 'failed' | null
  competent: boolean
  assessed_on: CivilDate | null
  assessed_by: Link | null
  why: string | null
  certificate_no: string | null
  attempts: number | null
  satisfaction: number | null
  opinion: string | null
  withdraw_reason: string | null
  owner: Link | null
}

export interface Warehouse extends Stored {
  name: string
  kind: 'depot' | 'van' | 'consignment'
  keeper: Link | null
  place: string | null
  notes: string | null
}

export interface SparePart extends Stored {
  part_no: string
  name: string
  unit: string
  maker: string | null
  item: Link | null
  model: string | null
  on_hand: Decimal | null
  reserved: Decimal | null
  min_quantity: Decimal | null
  per_devices: number | null
  last_buy_on: CivilDate | null
  average_cost: Money | null
  worth: number | null
  notes: string | null
}

export interface StockPlace extends Stored {
  key: string | null
  spare_part: Link | null
  warehouse: Link | null
  quantity: Decimal | null
}

export interface PartRequest extends Stored {
  number: string | null
  spare_part: Link
  quantity: Decimal
  purpose: 'repair' | 'sale'
  service_case: Link | null
  work_order: Link | null
  customer: Link | null
  priority: number | null
  wanted_on: CivilDate | null
  install: boolean
  allocated: Decimal | null
  stage: 'open' | 'issued' | 'cancelled'
  warehouse: Link | null
  cancel_reason: string | null
  owner: Link | null
  notes: string | null
}

export interface StockMove extends Stored {
  number: string | null
  kind: 'receive' | 'issue' | 'transfer' | 'take_back' | 'adjust_up' | 'adjust_down' | 'scrap'
  spare_part: Link
  quantity: Decimal
  from_warehouse: Link | null
  to_warehouse: Link | null
  unit_price: Money | null
  unit_cost: Money | null
  average_after: Money | null
  work_order: Link | null
  part_request: Link | null
  serial_no: string | null
  reason: string | null
  moved_at: Instant | null
}

export interface LoanUnit extends Stored {
  name: string
  serial_no: string | null
  customer: Link
  service_case: Link | null
  replaces: Link | null
  stage: 'on_loan' | 'returned' | 'lost'
  lent_on: CivilDate
  due_back_on: CivilDate
  received_by: string | null
  back_on: CivilDate | null
  condition: string | null
  owner: Link | null
  notes: string | null
}

export interface MakerReturn extends Stored {
  number: string | null
  name: string
  spare_part: Link | null
  equipment: Link | null
  service_case: Link | null
  serial_no: string
  maker: string
  fault: string
  maker_warranty_to: CivilDate | null
  stage: 'draft' | 'sent' | 'settled' | 'refused'
  sent_on: CivilDate | null
  due_on: CivilDate | null
  waybill: string | null
  answer: 'replaced' | 'repaired' | 'credited' | null
  new_serial_no: string | null
  settled_on: CivilDate | null
  refusal: string | null
  owner: Link | null
  notes: string | null
}

export interface Competitor extends Stored {
  name: string
  short_name: string | null
  uscc: string | null
  regions: string | null
  industries: string | null
  strengths: string | null
  weaknesses: string | null
  owner: Link | null
  notes: string | null
}

export interface CompetitorProduct extends Stored {
  name: string
  competitor: Link
  kind: string | null
  features: string | null
  weaknesses: string | null
  price_from: Money | null
  price_to: Money | null
  source: string | null
  as_of: CivilDate
  stale_on: CivilDate | null
  owner: Link | null
}

export interface IntelItem extends Stored {
  subject: string | null
  competitor: Link | null
  opportunity: Link | null
  industry: string | null
  category: 'product' | 'opened_price' | 'service' | 'organisation' | 'market_move' | 'unopened_price' | 'bid_file' | 'trade_secret' | 'floor_price'
  learnt_on: CivilDate
  source: 'user' | 'public' | 'partner' | 'own_observation' | 'former_bid'
  informant: Sealed | null
  reliability: number | null
  text: string
  link: string | null
  expires_on: CivilDate | null
  stale_on: CivilDate | null
  owner: Link | null
}

export interface Comparison extends Stored {
  title: string
  opportunity: Link
  rows: ComparisonRow[]
  scores: ComparisonScore[]
  weight_total: Decimal | null
  our_sum: Decimal | null
  best_rival: Link | null
  best_rival_sum: Decimal | null
  advantage: Decimal | null
  owner: Link | null
  team: Link | null
}

export interface ComparisonRow extends Stored {
  seq: number
  criterion: string
  weight: Decimal
  our_score: Decimal | null
  evidence: string | null
}

export interface ComparisonScore extends Stored {
  seq: number
  criterion: string
  competitor: Link
  score: Decimal | null
  evidence: string | null
}

export interface RivalForecast extends Stored {
  title: string | null
  opportunity: Link
  competitor: Link
  bid: Link | null
  price_guess: Money | null
  features: string | null
  strengths: string | null
  weaknesses: string | null
  our_answer: string | null
  likely_points: Decimal | null
  confidence: number | null
  basis: string | null
  actual_price: Money | null
  price_error: Decimal | null
  owner: Link | null
  team: Link | null
}

export interface Highlight extends Stored {
  text: string
  opportunity: Link
  stage: 'draft' | 'adoptable' | 'used'
  novelty: number | null
  attraction: number | null
  description: string | null
  rivals: HighlightRival[]
  stakeholders: HighlightStakeholder[]
  capability: Link | null
  required_level: number | null
  own_level: number | null
  extra_cost: Money | null
  project_budget: Money | null
  max_share: Decimal | null
  evidence: string | null
  owner: Link | null
  team: Link | null
}

export interface HighlightRival extends Stored {
  seq: number
  competitor: Link
  difference: string | null
}

export interface HighlightStakeholder extends Stored {
  seq: number
  contact: Link
  interest: string | null
  stakeholder: Link | null
}

export interface OpeningBid extends Stored {
  name: string
  tender: Link
  customer: Link | null
  opportunity: Link | null
  competitor: Link | null
  ours: boolean
  opened_on: CivilDate | null
  price: Money | null
  delivery: string | null
  warranty: string | null
  bond: 'passed' | 'failed' | null
  seal: 'passed' | 'failed' | null
  score: Decimal | null
  rank: number | null
  won: boolean
  team: Link | null
  notes: string | null
  lot: string | null
}

export interface BidPrice extends Stored {
  title: string | null
  bid: Link
  tender: Link | null
  customer: Link | null
  stage: 'draft' | 'review' | 'approved'
  content: Sealed | null
  content_hash: string | null
  edition: number | null
  written_by: Link | null
  written_at: Instant | null
  submitted_by: Link | null
  return_reason: string | null
  seen_hash: string | null
  approved_hash: string | null
  approved_by: Link | null
  approved_at: Instant | null
  voided_by: Link | null
  voided_at: Instant | null
  owner: Link | null
  team: Link | null
  approved_cap: Money | null
}

export interface RevealRequest extends Stored {
  title: string | null
  bid: Link
  customer: Link | null
  stage: 'asked' | 'granted' | 'refused'
  purpose: string
  asked_by: Link | null
  decided_by: Link | null
  decided_at: Instant | null
  ends_at: Instant | null
  minutes: number | null
  refusal: string | null
  team: Link | null
}

export interface ScoreItem extends Stored {
  tender: Link
  customer: Link | null
  team: Link | null
  stage: 'found' | 'confirmed' | 'rejected'
  place: number | null
  part: string | null
  name: string
  kind: 'price' | 'certificate' | 'personnel' | 'track_record' | 'deviation' | 'presentation' | 'service' | 'technical' | 'other'
  points: Decimal
  criterion: string | null
  page: number | null
  quote: string | null
  each: Decimal | null
  method: 'lowest' | 'average' | null
  coefficient: Decimal | null
  above: Decimal | null
  below: Decimal | null
  floor: Decimal | null
  trim_from: number | null
  trim_highest: number | null
  trim_lowest: number | null
  self_points: Decimal | null
  reviews: number | null
  proof: string | null
  proof_file: Link | null
  owner: Link | null
  actual_points: Decimal | null
  notes: string | null
  lot: string | null
  lot_doubt: string | null
}

export interface ScoreReview extends Stored {
  title: string | null
  score_item: Link
  tender: Link | null
  points: Decimal
  note: string | null
  owner: Link | null
  team: Link | null
}

export interface QualificationProof extends Stored {
  seq: number
  certificate: Link | null
  case_study: Link | null
  paper: string | null
  note: string | null
}

export interface QualificationItem extends Stored {
  tender: Link
  customer: Link | null
  team: Link | null
  name: string
  kind: 'certificate' | 'personnel' | 'audit_report' | 'tax_proof' | 'social_security' | 'credit_check' | 'track_record' | 'statement'
  mandatory: boolean
  score_item: Link | null
  wanted: number | null
  words: string | null
  category: 'business_licence' | 'management_system' | 'qualification' | 'capability_level' | 'safety_licence' | 'secrecy' | 'software_copyright' | 'test_report' | 'personnel' | 'award' | 'other' | 'audit_report' | 'tax_proof' | 'social_security' | 'credit_check' | null
  months: number | null
  within_months: number | null
  year: number | null
  basis: 'signed' | 'awarded' | 'accepted' | null
  from_on: CivilDate | null
  to_on: CivilDate | null
  least_amount: Money | null
  industry: string | null
  papers: ('contract_pages' | 'award_letter' | 'acceptance_report' | 'invoice')[]
  page: number | null
  quote: string | null
  proofs: QualificationProof[]
  owner: Link | null
  notes: string | null
}

export interface AwardNotice extends Stored {
  title: string
  tender: Link
  customer: Link | null
  opportunity: Link | null
  kind: 'candidates' | 'result' | 'failed'
  published_on: CivilDate
  publicity_days: number | null
  winner: Link | null
  ours: boolean
  amount: Money | null
  source: string | null
  document: Link | null
  publicity_until: CivilDate | null
  challenge_until: CivilDate | null
  challenged_on: CivilDate | null
  challenge: string | null
  answer_until: CivilDate | null
  answered_on: CivilDate | null
  answer: string | null
  complaint_until: CivilDate | null
  owner: Link | null
  team: Link | null
  notes: string | null
}

export interface BidReview extends Stored {
  title: string | null
  bid: Link
  tender: Link | null
  customer: Link | null
  opportunity: Link | null
  won: boolean
  reasons: ('price' | 'technical' | 'qualification' | 'track_record' | 'service' | 'presentation' | 'requirement' | 'invalid_bid' | 'rival' | 'other')[]
  winner: Link | null
  held_on: CivilDate | null
  went_well: string | null
  went_wrong: string | null
  lessons: string
  owner: Link | null
  team: Link | null
}

export interface IndustryNote extends Stored {
  title: string
  industry: string
  kind: 'business' | 'status_trend' | 'regulation' | 'other'
  text: string
  source: string | null
  as_of: CivilDate
  stale_on: CivilDate | null
  owner: Link | null
}

export interface ThirdPartySoftware extends Stored {
  name: string
  industry: string
  vendor: string | null
  modules: string | null
  interfaces: string | null
  as_of: CivilDate | null
  owner: Link | null
  notes: string | null
}

export interface HouseProfile extends Stored {
  name: string
  uscc: string | null
  legal_representative: string | null
  legal_title: string | null
  address: string | null
  postcode: string | null
  phone: string | null
  fax: string | null
  email: string | null
  bank: string | null
  account: string | null
  registered_capital: Money | null
  founded_on: CivilDate | null
  owner: Link | null
}

export interface BidBook extends Stored {
  name: string | null
  bid: Link
  customer: Link | null
  team: Link | null
  language: 'zh' | 'en'
  profile: Link | null
  agent: string | null
  agent_title: string | null
  agent_id_no: string | null
  agent_phone: string | null
  project_manager: string | null
  signed_on: CivilDate | null
  header: string | null
  format_chapter: string | null
  format_page: number | null
  derived_at: Instant | null
}

export interface BidVolume extends Stored {
  name: string
  bid: Link
  customer: Link | null
  team: Link | null
  kind: 'qualification' | 'business' | 'technical' | 'price' | 'whole'
  place: number | null
  originals: number | null
  duplicates: number | null
  electronic: number | null
  header: string | null
  footer: string | null
  sealed_apart: boolean
  binding: string | null
  pages_most: number | null
}

export interface BidSection extends Stored {
  title: string
  volume: Link
  bid: Link | null
  customer: Link | null
  team: Link | null
  parent: Link | null
  place: number | null
  source: 'form' | 'paper' | 'text' | 'template' | 'attachments'
  paper: 'bid_letter' | 'legal_representative' | 'authorization' | 'opening_schedule' | 'business_deviation' | 'technical_deviation' | 'certificates' | 'track_record' | 'service_chapter' | 'after_sales_plan' | 'training_plan' | 'revisit_plan' | 'solution' | 'price_table' | 'service_evidence' | null
  text: string | null
  original: string | null
  original_page: number | null
  template: Link | null
  stage: 'open' | 'writing' | 'done' | 'checked'
  owner: Link | null
  due_on: CivilDate | null
  same_page: boolean
  blanks: SectionBlank[]
  answers: SectionAnswer[]
  seal_points: SealPoint[]
  checked_by: Link | null
  notes: string | null
}

export interface SectionBlank extends Stored {
  seq: number
  label: string | null
  meaning: 'project_name' | 'project_no' | 'lot' | 'purchaser' | 'agency' | 'bidder' | 'uscc' | 'legal_representative' | 'legal_title' | 'agent' | 'agent_title' | 'agent_id_no' | 'agent_phone' | 'project_manager' | 'address' | 'postcode' | 'phone' | 'fax' | 'email' | 'bank' | 'account' | 'registered_capital' | 'founded_on' | 'price' | 'price_words' | 'bond_amount' | 'validity_days' | 'delivery' | 'warranty' | 'originals' | 'duplicates' | 'electronic' | 'day' | 'by_hand' | null
  value: string | null
}

export interface SectionAnswer extends Stored {
  seq: number
  item: string
  points: Decimal | null
  score_item: Link | null
}

export interface SealPoint extends Stored {
  seq: number
  kind: 'company_seal' | 'legal_seal' | 'cross_page_seal' | 'signature' | 'date'
  words: string | null
  done: boolean
  done_on: CivilDate | null
}

export interface BidAttachment extends Stored {
  caption: string
  section: Link
  bid: Link | null
  customer: Link | null
  team: Link | null
  place: number | null
  file: Link | null
  certificate: Link | null
  case_study: Link | null
  pages: string | null
}

export interface BookEdition extends Stored {
  name: string | null
  volume: Link
  bid: Link | null
  customer: Link | null
  team: Link | null
  edition: number | null
  pages: number | null
  pdf: Link | null
  docx: Link | null
  pdf_hash: string | null
  docx_hash: string | null
  closed: boolean
  parts: BookPart[]
}

export interface BookPart extends Stored {
  seq: number
  section: Link | null
  title: string | null
  said: string | null
  page: number | null
}

export interface ProofMatch extends Stored {
  name: string | null
  opportunity: Link
  requirement: Link | null
  clause: Link | null
  case_study: Link | null
  contract: Link | null
  certificate: Link | null
  advantage_point: Link | null
  verdict: 'covers' | 'partly' | 'unrelated'
  note: string | null
  decided_by: Link | null
  decided_at: Instant | null
  owner: Link | null
  presales_owner: Link | null
  team: Link | null
}

export interface Entities {
  team: Team
  customer: Customer
  user: User
  site: Site
  contact: Contact
  affiliation: Affiliation
  file: File
  comment: Comment
  policy: Policy
  calendar_day: CalendarDay
  sales_lead: SalesLead
  opportunity: Opportunity
  engagement: Engagement
  catalog_item: CatalogItem
  bundle: Bundle
  sales_focus: SalesFocus
  margin_policy: MarginPolicy
  solution_template: SolutionTemplate
  solution: Solution
  solution_version: SolutionVersion
  architecture_decision: ArchitectureDecision
  framework_version: FrameworkVersion
  capability: Capability
  case_study: CaseStudy
  advantage_point: AdvantagePoint
  skill: Skill
  skill_requirement: SkillRequirement
  customer_pack: CustomerPack
  quality_target: QualityTarget
  discovery_question: DiscoveryQuestion
  existing_device: ExistingDevice
  existing_software: ExistingSoftware
  discovery_answer: DiscoveryAnswer
  stage_gate: StageGate
  stage_plan: StagePlan
  risk: Risk
  team_member: TeamMember
  internal_handover: InternalHandover
  procedure_step: ProcedureStep
  guidance_goal: GuidanceGoal
  stakeholder: Stakeholder
  stakeholder_relation: StakeholderRelation
  support_reading: SupportReading
  stakeholder_interest: StakeholderInterest
  preference: Preference
  introduction: Introduction
  feature_feedback: FeatureFeedback
  resonance_point: ResonancePoint
  presentation_item: PresentationItem
  demo_environment: DemoEnvironment
  demo_booking: DemoBooking
  tender: Tender
  tender_fact: TenderFact
  clause: Clause
  tender_line: TenderLine
  tender_change: TenderChange
  bid: Bid
  clause_response: ClauseResponse
  tender_question: TenderQuestion
  tender_amendment: TenderAmendment
  bid_task: BidTask
  bid_decision: BidDecision
  bid_bond: BidBond
  authorization_letter: AuthorizationLetter
  readiness_tick: ReadinessTick
  finding_override: FindingOverride
  bid_meeting: BidMeeting
  meeting_question: MeetingQuestion
  bid_clarification: BidClarification
  library_entry: LibraryEntry
  hit: Hit
  certificate: Certificate
  signing_authority: SigningAuthority
  contract: Contract
  commitment: Commitment
  obligation: Obligation
  acceptance: Acceptance
  negotiation_round: NegotiationRound
  contract_term: ContractTerm
  contract_approval: ContractApproval
  payment_term: PaymentTerm
  invoice: Invoice
  payment_receipt: PaymentReceipt
  deposit: Deposit
  seal_request: SealRequest
  borrowed_original: BorrowedOriginal
  milestone: Milestone
  purchase_order: PurchaseOrder
  change_order: ChangeOrder
  requirement: Requirement
  handover_item: HandoverItem
  equipment: Equipment
  delivery_arrival: DeliveryArrival
  site_record: SiteRecord
  service_case: ServiceCase
  case_event: CaseEvent
  duty_shift: DutyShift
  part_ceiling: PartCeiling
  mail_message: MailMessage
  offline_entry: OfflineEntry
  check_in: CheckIn
  dispatch_offer: DispatchOffer
  notification_channel: NotificationChannel
  report_token: ReportToken
  work_order: WorkOrder
  charge_override: ChargeOverride
  visit_plan: VisitPlan
  visit: Visit
  revisit_record: RevisitRecord
  season_override: SeasonOverride
  coverage: Coverage
  site_target: SiteTarget
  important_day: ImportantDay
  new_technology: NewTechnology
  lesson: Lesson
  company_round: CompanyRound
  warranty_notice: WarrantyNotice
  check_form: CheckForm
  service_finding: ServiceFinding
  service_lead: ServiceLead
  trainer: Trainer
  training_plan: TrainingPlan
  training_session: TrainingSession
  trainee: Trainee
  warehouse: Warehouse
  spare_part: SparePart
  stock_place: StockPlace
  part_request: PartRequest
  stock_move: StockMove
  loan_unit: LoanUnit
  maker_return: MakerReturn
  competitor: Competitor
  competitor_product: CompetitorProduct
  intel_item: IntelItem
  comparison: Comparison
  rival_forecast: RivalForecast
  highlight: Highlight
  opening_bid: OpeningBid
  bid_price: BidPrice
  reveal_request: RevealRequest
  score_item: ScoreItem
  score_review: ScoreReview
  qualification_item: QualificationItem
  award_notice: AwardNotice
  bid_review: BidReview
  industry_note: IndustryNote
  third_party_software: ThirdPartySoftware
  house_profile: HouseProfile
  bid_book: BidBook
  bid_volume: BidVolume
  bid_section: BidSection
  bid_attachment: BidAttachment
  book_edition: BookEdition
  proof_match: ProofMatch
}
