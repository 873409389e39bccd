-- Whether what it was given for came to nothing: then it is revoked, at once or, while an order has
-- bound it, when that gives it back. The cause is looked for by order only: 'order:…'.
alter table coupon
    add forfeited boolean not null default false,
    add check (not forfeited or state in ('LOCKED', 'USED', 'EXPIRED', 'REVOKED'));
create index coupon_earned on coupon (cause) where cause like 'order:%';
