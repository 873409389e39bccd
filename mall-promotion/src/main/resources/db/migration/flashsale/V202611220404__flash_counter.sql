-- Why the ledger refused somebody whom the gate had let in, for as long as he may ask with his ticket.
create table flash_refusal (
    admission_id uuid        primary key,
    member_id    uuid        not null,
    kind         text        not null,
    code         text        not null,
    facts        jsonb       not null,
    at           timestamptz not null
);
create index flash_refusal_at on flash_refusal (at);

-- What happened at each lot, counted by all replicas together, in slots of ten seconds: 'attempted',
-- 'admitted', 'ordered', and 'refused:<code>' for each reason.
create table flash_figure (
    session_id uuid        not null,
    sku_id     uuid        not null,
    slot       timestamptz not null,
    figure     text        not null,
    count      bigint      not null check (count > 0),
    primary key (session_id, sku_id, slot, figure)
);
