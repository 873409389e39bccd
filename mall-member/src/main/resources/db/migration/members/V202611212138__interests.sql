-- What caught a member's eye; see mall.member.members.interests. seq is a UUID of version 7: the
-- highest is the newest.
create table member_favourite (
    member_id   uuid        not null references member,
    product_id  uuid        not null,
    seq         uuid        not null,
    since       timestamptz not null,
    primary key (member_id, product_id)
);
create unique index member_favourite_newest on member_favourite (member_id, seq desc);

create table member_footprint (
    member_id   uuid        not null references member,
    product_id  uuid        not null,
    seq         uuid        not null,
    since       timestamptz not null,
    primary key (member_id, product_id)
);
create unique index member_footprint_newest on member_footprint (member_id, seq desc);
