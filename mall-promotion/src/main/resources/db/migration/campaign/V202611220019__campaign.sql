-- The life that all plays share. RUNNING is never written: it is SCHEDULED within its period.
create table campaign (
    id                uuid primary key,
    play              text        not null,
    name              text        not null check (length(name) between 1 and 60),
    state             text        not null check (state in ('DRAFT', 'SCHEDULED', 'PAUSED', 'ENDED')),
    starts_at         timestamptz not null,
    ends_at           timestamptz not null,
    slots             jsonb       not null,
    audience          jsonb       not null,
    orders_per_member int         check (orders_per_member >= 1),
    budget_fen        bigint      check (budget_fen >= 1),
    -- What live claims cost together; kept only where there is a budget.
    spent_fen         bigint      not null default 0 check (spent_fen >= 0),
    rules_version     int         not null check (rules_version >= 1),
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    version           int         not null,
    check (starts_at < ends_at)
);
create index campaign_running on campaign (play, ends_at) where state = 'SCHEDULED';
create index campaign_over on campaign (ends_at) where state in ('SCHEDULED', 'PAUSED');

-- Each edit of the rules is a version of its own; orders keep the one that they were placed under.
create table campaign_rules (
    campaign_id uuid        not null references campaign,
    version     int         not null check (version >= 1),
    rules       jsonb       not null,
    made_at     timestamptz not null,
    made_by     text        not null,
    primary key (campaign_id, version)
);

-- An order's part in a campaign: released when the order is undone, live again when it is revived.
create table campaign_claim (
    order_id      uuid        not null,
    campaign_id   uuid        not null,
    member_id     uuid        not null,
    rules_version int         not null,
    cost_fen      bigint      not null check (cost_fen >= 0),
    claimed_at    timestamptz not null,
    released_at   timestamptz,
    primary key (order_id, campaign_id),
    foreign key (campaign_id, rules_version) references campaign_rules (campaign_id, version)
);
create index campaign_claim_campaign on campaign_claim (campaign_id, order_id);

-- How many live claims a member has in a campaign: what limits look at.
create table campaign_member (
    campaign_id uuid not null references campaign,
    member_id   uuid not null,
    orders      int  not null check (orders >= 0),
    primary key (member_id, campaign_id)
);

-- The one live order that a member places as a newcomer.
create table newcomer_order (
    member_id uuid primary key,
    order_id  uuid not null
);
