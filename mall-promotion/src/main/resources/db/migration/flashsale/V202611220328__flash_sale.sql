-- One continuous opening of a flash sale. Its terms are those of the campaign's rules when it was
-- planned; once it is open they stay as they are.
create table flash_session (
    id                 uuid primary key,
    campaign_id        uuid        not null,
    opens_at           timestamptz not null,
    -- Written anew when it is closed early.
    closes_at          timestamptz not null,
    pay_within_minutes int         not null check (pay_within_minutes between 1 and 120),
    -- Units that one member may buy in all sessions of the campaign together; null for any number.
    limit_per_campaign int         check (limit_per_campaign >= 1),
    -- What nobody bought is ordinary stock again.
    given_back_at      timestamptz,
    unique (campaign_id, opens_at),
    check (opens_at <= closes_at),
    check (given_back_at >= closes_at)
);
create index flash_session_alive on flash_session (closes_at) where given_back_at is null;

-- The units of one SKU in one session: they lie in an allotment of their own.
create table flash_lot (
    session_id       uuid   not null references flash_session on delete cascade,
    sku_id           uuid   not null,
    position         int    not null check (position >= 0),
    allotment_id     uuid   not null unique,
    price_fen        bigint not null check (price_fen >= 1),
    quota            int    not null check (quota >= 1),
    limit_per_member int    not null check (limit_per_member >= 1),
    primary key (session_id, sku_id)
);

-- The ledger: what each order took of a lot. No foreign key to the lot, whose row it would lock for
-- every order; units of an order that is undone are released, and live again when it is revived.
create table flash_purchase (
    order_id    uuid not null,
    session_id  uuid not null,
    sku_id      uuid not null,
    campaign_id uuid not null,
    member_id   uuid not null,
    units       int  not null check (units >= 1),
    released_at timestamptz,
    primary key (order_id, session_id, sku_id)
);
create index flash_purchase_lot on flash_purchase (session_id, sku_id);

-- Live units of a member: of one lot, and in all sessions of a campaign together.
create table flash_bought (
    session_id uuid not null,
    sku_id     uuid not null,
    member_id  uuid not null,
    units      int  not null check (units >= 0),
    primary key (session_id, sku_id, member_id)
);
create table flash_member (
    campaign_id uuid not null,
    member_id   uuid not null,
    units       int  not null check (units >= 0),
    primary key (campaign_id, member_id)
);

-- Who wants to be told before a session opens.
create table flash_reminder (
    session_id uuid        not null references flash_session on delete cascade,
    member_id  uuid        not null,
    asked_at   timestamptz not null,
    told_at    timestamptz,
    primary key (session_id, member_id)
);
create index flash_reminder_member on flash_reminder (member_id);
