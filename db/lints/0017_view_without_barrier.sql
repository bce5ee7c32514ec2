-- Without `security_barrier` a reader's own cheap function may be run on rows before the view's condition hides them.
select
  'view_without_barrier' as name,
  c.oid::regclass::text as subject,
  'lacks: with (security_barrier)' as detail
from pg_class as c
join pg_namespace as n on n.oid = c.relnamespace
where n.nspname ~ '^(platform|.+_service)$'
  and c.relkind = 'v'
  and not exists (
    select
    from pg_options_to_table(c.reloptions)
    where option_name in ('security_barrier', 'security_invoker') and option_value::boolean
  )
order by subject;
