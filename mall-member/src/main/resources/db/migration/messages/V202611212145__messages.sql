-- What the shop tells members; see mall.member.messages. A consent is a tap that allows one
-- message of a template.
create table message_consent (
    member_id   uuid        not null,
    template_id text        not null check (char_length(template_id) between 1 and 64),
    granted     int         not null check (granted >= 0),
    used        int         not null check (used between 0 and granted),
    granted_at  timestamptz not null,
    primary key (member_id, template_id)
);

-- WAITING until it is SENT, or ended for good: SKIPPED (nobody allowed it, or it came too late),
-- REFUSED (WeChat says that nobody allowed it), DEAD (it can never be sent, or WeChat was away for
-- too long).
create table message (
    id            uuid primary key,
    member_id     uuid        not null,
    purpose       text        not null check (purpose in ('PAYMENT_DUE', 'PAID', 'SHIPPED', 'REFUNDED', 'RESTOCKED')),
    cause         text        not null check (char_length(cause) <= 100),
    template_id   text        not null,
    page          text        not null,
    fields        jsonb       not null,
    state         text        not null check (state in ('WAITING', 'SENT', 'SKIPPED', 'REFUSED', 'DEAD')),
    holds_consent boolean     not null,
    attempts      int         not null check (attempts >= 0),
    due_at        timestamptz not null,
    expires_at    timestamptz not null,
    created_at    timestamptz not null,
    ended_at      timestamptz,
    outcome       text        check (char_length(outcome) <= 300),
    unique (purpose, cause),
    check ((state = 'WAITING') = (ended_at is null)),
    check (state <> 'SENT' or holds_consent)
);
create index message_due on message (due_at) where state = 'WAITING';
create index message_member on message (member_id, created_at desc);
create index message_ended on message (ended_at) where state <> 'WAITING';
