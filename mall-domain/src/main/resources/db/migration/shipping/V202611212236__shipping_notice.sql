-- What WeChat has to be told of an order's parcels; see mall.domain.shipping.
create table shipping_notice (
    order_id       uuid primary key,
    state          text    not null check (state in ('DUE', 'ACCEPTED', 'FAILED')),
    revision       int     not null,
    tries          int     not null,
    due_at         timestamptz,
    reported_split boolean not null default false,
    reported_whole boolean not null default false,
    trouble        text,
    check ((state = 'DUE') = (due_at is not null)),
    check (state <> 'FAILED' or trouble is not null)
);
create index shipping_notice_due on shipping_notice (due_at) where state = 'DUE';
create index shipping_notice_failed on shipping_notice (order_id) where state = 'FAILED';
