-- Who shops with us; see mall.member.members. Phones rest sealed and are found by their blind
-- indexes. A member who left keeps his row, emptied: orders name him by its id.
create table member (
    id               uuid primary key,
    nickname         text        check (char_length(nickname) between 1 and 32),
    avatar           text        check (char_length(avatar) <= 200),
    gender           text        check (gender in ('FEMALE', 'MALE')),
    birthday         date,
    phone            text,
    phone_index      text,
    phone_tail_index text,
    phone_bound_at   timestamptz,
    state            text        not null check (state in ('ACTIVE', 'BLOCKED', 'ERASED')),
    blocked_reason   text        check (char_length(blocked_reason) <= 200),
    joined_at        timestamptz not null,
    joined_scene     int,
    joined_share     text        check (joined_share ~ '^[0-9A-Za-z]{1,32}$'),
    last_seen_at     timestamptz not null,
    version          int         not null,
    check (num_nulls(phone, phone_index, phone_tail_index, phone_bound_at) in (0, 4)),
    check (state <> 'ERASED' or num_nonnulls(nickname, avatar, gender, birthday, phone) = 0)
);
create unique index member_phone on member (phone_index) where phone_index is not null;
create index member_phone_tail on member (phone_tail_index, id desc) where phone_tail_index is not null;
create index member_nickname on member (lower(nickname) text_pattern_ops) where nickname is not null;
create index member_not_active on member (state, id desc) where state <> 'ACTIVE';
create index member_joined on member (joined_at);

-- What makes somebody the same person next time. The member comes after it in the transaction of
-- his first login.
create table member_identity (
    appid      text        not null,
    openid     text        not null,
    unionid    text,
    member_id  uuid        not null references member deferrable initially deferred,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    primary key (appid, openid)
);
create index member_identity_member on member_identity (member_id);

-- One login on one device, and why it ended.
create table member_session (
    id         uuid primary key,
    member_id  uuid        not null references member,
    opened_at  timestamptz not null,
    ends_at    timestamptz not null,
    ended_at   timestamptz,
    ended_why  text        check (ended_why in ('LOGGED_OUT', 'TOKEN_REUSED', 'BLOCKED', 'ERASED')),
    check ((ended_at is null) = (ended_why is null)),
    check (ends_at > opened_at)
);
create index member_session_live on member_session (member_id) where ended_at is null;
create index member_session_end on member_session (ends_at);

-- The hashes of tokens. A refresh token that was spent stays until it would have expired, so that
-- its second use is noticed; `follows` names the token that it was traded for.
create table member_token (
    hash       text primary key,
    session_id uuid        not null references member_session on delete cascade,
    kind       text        not null check (kind in ('ACCESS', 'REFRESH')),
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    spent_at   timestamptz,
    follows    text,
    check (kind = 'REFRESH' or (spent_at is null and follows is null))
);
create index member_token_session on member_token (session_id);
create index member_token_expiry on member_token (expires_at);
create index member_token_follows on member_token (follows) where follows is not null;
