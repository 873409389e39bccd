-- What came of a campaign, by day of the shop: folded in from claims by one worker.
create table campaign_figures (
    campaign_id  uuid   not null references campaign,
    day          date   not null,
    views        bigint not null default 0,
    -- May be negative on a day on which more came back than was bought.
    participants bigint not null default 0,
    orders       bigint not null default 0,
    revenue_fen  bigint not null default 0,
    cost_fen     bigint not null default 0,
    primary key (campaign_id, day)
);

-- What of each claim is in the figures already.
alter table campaign_claim
    add counted             boolean not null default false,
    add counted_revenue_fen bigint  not null default 0,
    add counted_cost_fen    bigint  not null default 0;
alter table campaign_member
    add counted int not null default 0;

-- Orders whose part in the figures may have changed.
create table campaign_note (
    id       bigint generated always as identity primary key,
    order_id uuid        not null,
    noted_at timestamptz not null
);

-- The manager runs campaigns.
insert into operator_role_permissions (role_id, permission)
select id, 'campaigns:*' from operator_role where id = '01936f00-0000-7000-8000-000000000002'
on conflict do nothing;
