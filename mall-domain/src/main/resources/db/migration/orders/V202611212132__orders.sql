-- Order numbers are drawn from here a hundred at a time; see mall.domain.orders.numbers.
create sequence order_number increment by 100;

create table customer_order (
    id                uuid primary key,
    number            text        not null unique check (number ~ '^[0-9]{16}$'),
    buyer_id          uuid        not null,
    state             text        not null check (state in ('AWAITING_PAYMENT', 'PAID', 'PARTLY_SHIPPED', 'SHIPPED',
                                                            'RECEIVED', 'COMPLETED', 'CANCELLED', 'REFUNDED')),
    source            text        not null check (source in ('CART', 'BUY_NOW')),
    goods_fen         bigint      not null check (goods_fen >= 0),
    freight_fen       bigint      not null check (freight_fen >= 0),
    payable_fen       bigint      not null check (payable_fen between 0 and goods_fen + freight_fen),
    paid_fen          bigint      check (paid_fen = payable_fen),
    refunded_fen      bigint      not null check (refunded_fen between 0 and coalesce(paid_fen, 0)),
    delivery_kind     text        not null check (delivery_kind in ('EXPRESS', 'PICKUP', 'VIRTUAL')),
    -- Sealed: who receives it, and where to the door.
    recipient         text,
    phone             text,
    phone_index       text,
    phone_tail_index  text,
    district_code     text,
    region            text,
    street            text,
    place             text,
    held_for          text,
    remark            text        check (length(remark) <= 200),
    cancel_reason     text        check (cancel_reason in ('BUYER', 'SHOP', 'PAYMENT_EXPIRED', 'PLAY')),
    placed_at         timestamptz not null,
    pay_by            timestamptz not null,
    paid_at           timestamptz,
    shipped_at        timestamptz,
    receive_by        timestamptz,
    received_at       timestamptz,
    complete_by       timestamptz,
    completed_at      timestamptz,
    cancelled_at      timestamptz,
    hidden_at         timestamptz,
    -- The next moment at which the shop must look at it by itself.
    due_at            timestamptz,
    version           int         not null,
    check ((paid_fen is null) = (paid_at is null)),
    check ((state in ('CANCELLED', 'REFUNDED')) = (cancelled_at is not null)),
    check ((cancelled_at is null) = (cancel_reason is null)),
    -- Whatever was paid says so; what nobody paid is waiting or cancelled.
    check (state in ('AWAITING_PAYMENT', 'CANCELLED') or paid_at is not null),
    check (state <> 'AWAITING_PAYMENT' or paid_at is null),
    -- Whoever waits for somebody outside has a deadline.
    check (state not in ('AWAITING_PAYMENT', 'SHIPPED', 'RECEIVED') or due_at is not null),
    check (state <> 'SHIPPED' or receive_by is not null),
    check (state <> 'RECEIVED' or complete_by is not null)
);
create index customer_order_buyer on customer_order (buyer_id, id desc);
create index customer_order_due on customer_order (due_at) where due_at is not null;
create index customer_order_to_ship on customer_order (id) where state in ('PAID', 'PARTLY_SHIPPED');
create index customer_order_phone on customer_order (phone_index) where phone_index is not null;
create index customer_order_phone_tail on customer_order (phone_tail_index, id desc) where phone_tail_index is not null;

create table order_line (
    order_id       uuid   not null references customer_order,
    no             int    not null check (no >= 1),
    sku_id         uuid   not null,
    product_id     uuid   not null,
    title          text   not null,
    spec_text      text   not null,
    picture        text,
    sku_code       text,
    kind           text   not null,
    weight_grams   int    not null check (weight_grams >= 0),
    list_price_fen bigint not null check (list_price_fen >= 0),
    unit_price_fen bigint not null check (unit_price_fen >= 0),
    quantity       int    not null check (quantity >= 1),
    allotment_id   uuid,
    gift           boolean not null check (not gift or unit_price_fen = 0),
    shipped        int    not null check (shipped between 0 and quantity),
    refunded       int    not null check (refunded between 0 and quantity),
    primary key (order_id, no)
);

-- What promotions did to lines and freight, to the fen; no promotion ever adds a column.
create table order_adjustment (
    order_id     uuid   not null references customer_order,
    seq          int    not null,
    play         text   not null,
    promotion_id text   not null,
    label        text   not null,
    line_no      int,
    amount_fen   bigint not null check (amount_fen <= 0),
    primary key (order_id, seq)
);
create index order_adjustment_promotion on order_adjustment (play, promotion_id);

create table order_history (
    id       uuid primary key,
    order_id uuid        not null references customer_order,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    note     text        check (length(note) <= 500)
);
create index order_history_order on order_history (order_id);

create table parcel (
    id              uuid primary key,
    order_id        uuid        not null references customer_order,
    carrier         text,
    tracking_number text,
    shipped_at      timestamptz not null,
    corrected_at    timestamptz,
    version         int         not null,
    unique (order_id, tracking_number),
    check ((carrier is null) = (tracking_number is null))
);

create table parcel_line (
    parcel_id uuid not null references parcel,
    seq       int  not null,
    line_no   int  not null,
    quantity  int  not null check (quantity >= 1),
    primary key (parcel_id, seq),
    unique (parcel_id, line_no)
);

create table order_refund (
    id           uuid primary key,
    order_id     uuid        not null references customer_order,
    cause        text        not null,
    amount_fen   bigint      not null check (amount_fen >= 0),
    freight_fen  bigint      not null check (freight_fen >= 0),
    deducted_fen bigint      not null check (deducted_fen >= 0),
    fixed_at     timestamptz not null,
    settled_at   timestamptz,
    version      int         not null,
    unique (order_id, cause)
);

create table order_refund_line (
    refund_id  uuid   not null references order_refund,
    seq        int    not null,
    line_no    int    not null,
    quantity   int    not null check (quantity >= 1),
    amount_fen bigint not null check (amount_fen >= 0),
    primary key (refund_id, seq),
    unique (refund_id, line_no)
);

-- How many units of a product a member has in all live orders: what limits look at.
create table purchase_count (
    member_id  uuid not null,
    product_id uuid not null,
    bought     int  not null check (bought >= 0),
    primary key (member_id, product_id)
);

-- What was sold and is not yet in the catalog's counts.
create table product_sale (
    id         bigint generated always as identity primary key,
    order_id   uuid   not null,
    product_id uuid   not null,
    units      int    not null
);
