-- Coupons that the shop gives to many; see mall.promotion.coupon.issues. To a list: each of its
-- members has a row. To an audience: the run goes through all members and remembers the last one.
create table coupon_issue (
    id          uuid        primary key,
    template_id uuid        not null references coupon_template,
    audience    jsonb,
    wanted      int         check (wanted >= 1),
    given       int         not null default 0 check (given >= 0),
    refused     int         not null default 0 check (refused >= 0),
    last_member uuid,
    created_at  timestamptz not null,
    finished_at timestamptz,
    check (num_nonnulls(audience, wanted) = 1),
    check (given + refused <= wanted)
);
create index coupon_issue_of_template on coupon_issue (template_id, id desc);
create index coupon_issue_open on coupon_issue (id) where finished_at is null;

create table coupon_issue_member (
    issue_id  uuid not null references coupon_issue,
    member_id uuid not null,
    outcome   text check (outcome in ('GIVEN', 'LIMIT_REACHED', 'SOLD_OUT', 'NO_MEMBER')),
    primary key (issue_id, member_id)
);
create index coupon_issue_member_open on coupon_issue_member (issue_id, member_id) where outcome is null;

-- How far the shop has got with the birthday coupons of a day.
create table coupon_birthday (
    template_id uuid not null references coupon_template,
    day         date not null,
    last_member uuid,
    finished    boolean not null default false,
    primary key (template_id, day)
);
create index coupon_birthday_open on coupon_birthday (day) where not finished;
