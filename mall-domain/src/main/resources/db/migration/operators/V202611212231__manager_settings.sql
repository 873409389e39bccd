-- The manager also runs the shop's settings and what it tells its members.
insert into operator_role_permissions (role_id, permission)
select id, permission
from operator_role, unnest(array['settings:*', 'messages:*']) as permission
where id = '01936f00-0000-7000-8000-000000000002'
on conflict do nothing;
