/**
 * What is done by the clock, UTC; graphile-worker makes each job once, however many workers there are. Schedules that
 * live in tables are looked at by the minute tick.
 */
export const CRONTAB = `
* * * * * rebuildOnSchedule ?id=rebuild_on_schedule&fill=10m&max=3
1 0 * * * announceExpired ?id=announce_expired&fill=4w
47 * * * * sweepDataExports ?id=sweep_data_exports&max=3
17 3 * * * maintainEvents ?id=maintain_events&fill=2d&max=5
* * * * * tendOrders ?id=tend_orders&max=3
*/2 * * * * findParcels ?id=find_parcels&max=3
*/10 * * * * tendCarts ?id=tend_carts&max=3
41 * * * * forgetPast ?id=forget_past&max=2
*/5 * * * * collectUploads ?id=collect_uploads&max=3
41 2 * * * sweepMedia ?id=sweep_media&fill=1d&max=3
*/5 * * * * reconcilePayments ?id=reconcile_payments&max=3
23 * * * * checkInvariants ?id=check_invariants&max=2
`;
