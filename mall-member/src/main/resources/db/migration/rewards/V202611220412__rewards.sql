-- What members were rewarded for, once per cause, and what each cause brought.
create table reward_grant (
    member_id  uuid        not null,
    cause_kind text        collate "C" not null check (cause_kind ~ '^[a-z][a-z0-9-]{0,39}$'),
    cause_key  text        collate "C" not null check (length(cause_key) between 1 and 100),
    words      text        not null check (length(words) between 1 and 100),
    granted_at timestamptz not null,
    revoked_at timestamptz check (revoked_at >= granted_at),
    primary key (member_id, cause_kind, cause_key)
);

create table reward (
    id         uuid  primary key,
    member_id  uuid  not null,
    cause_kind text  collate "C" not null,
    cause_key  text  collate "C" not null,
    content    jsonb not null,
    foreign key (member_id, cause_kind, cause_key) references reward_grant
);
create index reward_of_cause on reward (member_id, cause_kind, cause_key);
