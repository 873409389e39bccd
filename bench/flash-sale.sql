-- The addresses of all members, copied from the one that was made at the door. Variables: members.
\set ON_ERROR_STOP on
insert into member_address (id, member_id, recipient, phone, district_code, region, street, is_default, created_at, version)
select bench_id(20, n), bench_id(1, n), recipient, phone, district_code, region, street, n > 1, now(), 0
from generate_series(1, :members) n, (select * from member_address where member_id = bench_id(1, 1) limit 1) made
on conflict do nothing;
vacuum analyze member_address;
