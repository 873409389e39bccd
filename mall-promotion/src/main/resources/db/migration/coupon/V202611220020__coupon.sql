-- Coupons from the template to the order; see mall.promotion.coupon.
create table coupon_template (
    id         uuid        primary key,
    name       text        not null check (char_length(name) between 1 and 40),
    notes      text        not null check (char_length(notes) <= 1000),
    terms      jsonb       not null,
    edition    int         not null check (edition >= 1),
    giving     jsonb       not null,
    state      text        not null check (state in ('DRAFT', 'OPEN', 'PAUSED', 'ENDED')),
    created_at timestamptz not null,
    version    int         not null
);
create index coupon_template_open on coupon_template (id) where state = 'OPEN';

-- Every edition of the terms that a coupon may bear, as it was: never changed.
create table coupon_terms (
    template_id uuid  not null references coupon_template,
    edition     int   not null check (edition >= 1),
    name        text  not null,
    terms       jsonb not null,
    primary key (template_id, edition)
);

-- How many there are and how many are given out: the one row that everybody wants, so it stands
-- apart and is written last.
create table coupon_quota (
    template_id uuid primary key references coupon_template,
    total       int check (total >= 1),
    issued      int not null default 0 check (issued >= 0),
    check (issued <= total)
);

-- How many of them a member was given.
create table coupon_count (
    template_id uuid not null references coupon_template,
    member_id   uuid not null,
    given       int  not null check (given >= 0),
    primary key (template_id, member_id)
);

-- given_to is who got it first, member_id who has it; they differ once it was given on. The cause
-- says why it was given, so that one cause gives one coupon: 'claim:…', 'issue:…', 'order:…'.
-- discount_fen is what it takes off the order that binds it, paid_fen what was paid for that order.
create table coupon (
    id          uuid        primary key,
    template_id uuid        not null,
    edition     int         not null,
    given_to    uuid        not null,
    member_id   uuid        not null,
    cause       text        not null check (char_length(cause) between 1 and 80),
    state       text        not null check (state in
                    ('AVAILABLE', 'LOCKED', 'USED', 'EXPIRED', 'OFFERED', 'FROZEN', 'REVOKED')),
    valid_from  timestamptz not null,
    valid_until timestamptz not null check (valid_until > valid_from),
    given_at    timestamptz not null,
    order_id    uuid,
    discount_fen bigint check (discount_fen >= 0),
    paid_fen    bigint check (paid_fen >= 0),
    used_at     timestamptz,
    transfers   int         not null default 0 check (transfers >= 0),
    reminded_at timestamptz,
    foreign key (template_id, edition) references coupon_terms,
    unique (template_id, given_to, cause),
    check ((state in ('LOCKED', 'USED')) = (order_id is not null)),
    check ((order_id is null) = (discount_fen is null)),
    check ((state = 'USED') = (used_at is not null)),
    check ((state = 'USED') = (paid_fen is not null))
);
create index coupon_held on coupon (member_id, valid_until) where state = 'AVAILABLE';
create index coupon_of_member on coupon (member_id, id desc);
create index coupon_of_order on coupon (order_id) where order_id is not null;
create index coupon_due on coupon (valid_until) where state in ('AVAILABLE', 'FROZEN');
create index coupon_unreminded on coupon (valid_until) where state = 'AVAILABLE' and reminded_at is null;

insert into operator_role_permissions (role_id, permission)
values ('01936f00-0000-7000-8000-000000000002', 'coupons:*')
on conflict do nothing;
