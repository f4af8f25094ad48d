/** What a step takes, but is asked for only where it is refused without: nobody gives a reason for what he does not do. */
export const ASKED_WHEN_MISSED = new Set(['skip_reason'])
