-- Managers put members' points right.
insert into operator_role_permissions (role_id, permission)
values ('01936f00-0000-7000-8000-000000000002', 'points:*')
on conflict do nothing;
