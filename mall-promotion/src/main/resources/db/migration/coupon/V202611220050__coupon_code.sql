-- Codes that are good for a coupon; see mall.promotion.coupon.codes. A batch is one code for
-- everybody (SHARED), or so many that are good once each (UNIQUE) and are made in the background.
create table coupon_code_batch (
    id          uuid        primary key,
    template_id uuid        not null references coupon_template,
    kind        text        not null check (kind in ('SHARED', 'UNIQUE')),
    size        int         not null check (size between 1 and 100000),
    made        int         not null check (made between 0 and size),
    used        int         not null default 0 check (used >= 0),
    created_at  timestamptz not null,
    check (kind = 'UNIQUE' or size = 1),
    check (kind = 'SHARED' or used <= made)
);
create index coupon_code_batch_of_template on coupon_code_batch (template_id, id desc);
create index coupon_code_batch_unmade on coupon_code_batch (id) where made < size;

create table coupon_code (
    code      text primary key check (code ~ '^[0-9A-Z]{4,20}$'),
    batch_id  uuid not null references coupon_code_batch,
    member_id uuid,
    used_at   timestamptz,
    check ((member_id is null) = (used_at is null))
);
create index coupon_code_of_batch on coupon_code (batch_id, code);
