-- 转赠: a coupon that is offered to whoever holds the token; see mall.promotion.coupon.gifts.
create table coupon_gift (
    token     text        primary key check (token ~ '^[0-9A-Za-z]{16}$'),
    coupon_id uuid        not null references coupon,
    giver_id  uuid        not null,
    taker_id  uuid        check (taker_id <> giver_id),
    state     text        not null check (state in ('OPEN', 'TAKEN', 'RETURNED')),
    given_at  timestamptz not null,
    take_by   timestamptz not null,
    ended_at  timestamptz,
    check ((state = 'TAKEN') = (taker_id is not null)),
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index coupon_gift_open on coupon_gift (coupon_id) where state = 'OPEN';
create index coupon_gift_due on coupon_gift (take_by) where state = 'OPEN';
