-- Where a member's parcels go; see mall.member.members.addresses. Recipient, phone and street rest
-- sealed.
create table member_address (
    id            uuid primary key,
    member_id     uuid        not null references member,
    recipient     text        not null,
    phone         text        not null,
    district_code text        not null check (district_code ~ '^[0-9]{6}$'),
    region        text        not null,
    street        text        not null,
    is_default    boolean     not null,
    created_at    timestamptz not null,
    version       int         not null
);
create unique index member_address_default on member_address (member_id) where is_default;
create index member_address_member on member_address (member_id, created_at desc);
