-- Who used which right over a member's data; see mall.domain.privacy.Privacy. Only ever added to.
create table privacy_record (
    id          uuid primary key,
    member_id   uuid        not null,
    used_right  text        not null check (used_right in ('EXPORT', 'ERASURE')),
    used_by     text        not null,
    used_at     timestamptz not null
);
create index privacy_record_member on privacy_record (member_id, used_at);

create function privacy_record_stays() returns trigger language plpgsql as $$
begin
    raise exception 'privacy_record is only ever added to';
end $$;
create trigger privacy_record_stays before update or delete or truncate on privacy_record
    for each statement execute function privacy_record_stays();
