-- A role is a name for permissions: `orders:ship`, or a pattern: `orders:*`, `*:read`, `*`.
create table operator_role (
    id          uuid primary key,
    name        text        not null unique check (length(name) between 1 and 40),
    version     int         not null
);

create table operator_role_permissions (
    role_id     uuid        not null references operator_role on delete cascade,
    permission  text        not null check (permission ~ '^([a-z][a-z-]*|\*)(:([a-z][a-z-]*|\*))?$'),
    primary key (role_id, permission)
);

create table shop_operator (
    id              uuid primary key,
    login           text        not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
    name            text        not null check (length(name) between 1 and 40),
    password_hash   text        not null,
    state           text        not null check (state in ('ACTIVE', 'DISABLED')),
    joined_at       timestamptz not null,
    version         int         not null
);

create table shop_operator_roles (
    operator_id     uuid        not null references shop_operator on delete cascade,
    role_id         uuid        not null references operator_role,
    primary key (operator_id, role_id)
);

-- A link by which somebody becomes an operator, once. Nobody invited the first one.
create table operator_invitation (
    id              uuid primary key,
    token_hash      text        not null unique,
    role_id         uuid        not null references operator_role,
    invited_by      uuid        references shop_operator,
    invited_at      timestamptz not null,
    expires_at      timestamptz not null check (expires_at > invited_at),
    closed_at       timestamptz,
    operator_id     uuid        references shop_operator
);

create table operator_session (
    id              uuid primary key,
    token_hash      text        not null unique,
    operator_id     uuid        not null references shop_operator,
    opened_at       timestamptz not null,
    seen_at         timestamptz not null,
    ends_at         timestamptz not null,
    ended_at        timestamptz,
    address         text        not null,
    agent           text        not null
);
create index operator_session_of on operator_session (operator_id) where ended_at is null;

-- Failed logins by name and address together: a stranger can only slow himself down. The name is
-- a blind index, since people type their password into the wrong field.
create table operator_login_failure (
    login_index     text        not null,
    address         text        not null,
    failures        int         not null check (failures > 0),
    last_at         timestamptz not null,
    blocked_until   timestamptz,
    primary key (login_index, address)
);
create index operator_login_failure_age on operator_login_failure (last_at);

-- Who did what at the console. Nothing here is ever changed or removed.
create table action_log (
    id              uuid primary key,
    at              timestamptz not null,
    actor           text        not null,
    action          text        not null,
    subject         text        not null,
    before          jsonb,
    after           jsonb,
    trace_id        text
);
create index action_log_subject on action_log (subject, id);
create index action_log_actor on action_log (actor, id);

create function action_log_stands() returns trigger language plpgsql as $$
begin
    raise exception 'the action log is only ever added to';
end $$;
create trigger action_log_stands before update or delete on action_log
    for each row execute function action_log_stands();
create trigger action_log_is_kept before truncate on action_log
    for each statement execute function action_log_stands();

insert into operator_role (id, name, version) values
    ('01936f00-0000-7000-8000-000000000001', 'owner', 0),
    ('01936f00-0000-7000-8000-000000000002', 'manager', 0),
    ('01936f00-0000-7000-8000-000000000003', 'warehouse', 0),
    ('01936f00-0000-7000-8000-000000000004', 'service', 0);
insert into operator_role_permissions (role_id, permission) values
    ('01936f00-0000-7000-8000-000000000001', '*'),
    ('01936f00-0000-7000-8000-000000000002', '*:read'),
    ('01936f00-0000-7000-8000-000000000002', 'catalog:*'),
    ('01936f00-0000-7000-8000-000000000002', 'files:*'),
    ('01936f00-0000-7000-8000-000000000002', 'freight:*'),
    ('01936f00-0000-7000-8000-000000000002', 'inventory:*'),
    ('01936f00-0000-7000-8000-000000000002', 'orders:*'),
    ('01936f00-0000-7000-8000-000000000002', 'payments:*'),
    ('01936f00-0000-7000-8000-000000000002', 'members:*'),
    ('01936f00-0000-7000-8000-000000000003', 'catalog:read'),
    ('01936f00-0000-7000-8000-000000000003', 'inventory:*'),
    ('01936f00-0000-7000-8000-000000000003', 'freight:read'),
    ('01936f00-0000-7000-8000-000000000003', 'orders:read'),
    ('01936f00-0000-7000-8000-000000000003', 'orders:ship'),
    ('01936f00-0000-7000-8000-000000000004', 'catalog:read'),
    ('01936f00-0000-7000-8000-000000000004', 'inventory:read'),
    ('01936f00-0000-7000-8000-000000000004', 'members:read'),
    ('01936f00-0000-7000-8000-000000000004', 'payments:read'),
    ('01936f00-0000-7000-8000-000000000004', 'orders:read'),
    ('01936f00-0000-7000-8000-000000000004', 'orders:remark'),
    ('01936f00-0000-7000-8000-000000000004', 'orders:refund');
