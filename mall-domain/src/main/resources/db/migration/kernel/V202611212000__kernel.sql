-- Which request made what; see mall.domain.kernel.Idempotency. Swept after 24 hours.
create table idempotency_record (
    owner       uuid        not null,
    operation   text        not null,
    key         text        not null,
    body_hash   text        not null,
    result_id   uuid        not null,
    created_at  timestamptz not null,
    primary key (owner, operation, key)
);
create index idempotency_record_age on idempotency_record (created_at);

-- Spring Modulith's registry of events that listeners still have to hear; rows go when they have.
create table event_publication (
    id                     uuid primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int         not null default 0,
    last_resubmission_date timestamptz
);
create index event_publication_serialized_event_hash on event_publication using hash (serialized_event);
create index event_publication_completion_date on event_publication (completion_date);

-- Which replica runs a job that only one may run.
create table shedlock (
    name       text primary key,
    lock_until timestamptz not null,
    locked_at  timestamptz not null,
    locked_by  text        not null
);
