-- What a member has of one kind of value, and how many journals made it so. Whoever books locks this row first.
create table ledger_account (
    member_id uuid   not null,
    asset     text   collate "C" not null check (asset in ('POINTS', 'GROWTH', 'PRINCIPAL', 'BONUS')),
    free      bigint not null default 0,
    held      bigint not null default 0,
    owed      bigint not null default 0,
    entries   bigint not null default 0,
    primary key (member_id, asset),
    constraint ledger_account_is_never_overdrawn check (free >= 0 and held >= 0 and owed >= 0),
    constraint ledger_account_has_room check (free <= 1000000000000000 and held <= 1000000000000000),
    constraint ledger_account_settles_debts_first check (owed = 0 or free = 0),
    constraint ledger_account_owes_no_money check (owed = 0 or asset in ('POINTS', 'GROWTH'))
) with (fillfactor = 70);

-- What of the free value runs out at one moment; 9999-12-31 is never.
create table ledger_batch (
    member_id  uuid        not null,
    asset      text        collate "C" not null,
    expires_at timestamptz not null,
    remaining  bigint      not null check (remaining >= 0),
    told       boolean     not null default false,
    primary key (member_id, asset, expires_at),
    foreign key (member_id, asset) references ledger_account
) with (fillfactor = 70);
create index ledger_batch_due on ledger_batch (expires_at);

-- What is held for an owner and not yet captured or released, by the batches that it came from.
create table ledger_hold (
    member_id  uuid        not null,
    asset      text        collate "C" not null,
    owner_kind text        collate "C" not null,
    owner_key  text        collate "C" not null,
    expires_at timestamptz not null,
    amount     bigint      not null check (amount > 0),
    placed     bigint      not null,
    deadline   timestamptz not null,
    primary key (member_id, asset, owner_kind, owner_key, expires_at),
    foreign key (member_id, asset) references ledger_account
);
create index ledger_hold_due on ledger_hold (deadline);

-- Every journal, for ever: the seq-th of its account, booked once for what it was caused by. An owner may hold again
-- after letting go, and what comes back too late expires once more: those journals are told apart by their turn.
create table ledger_journal (
    member_id  uuid        not null,
    asset      text        collate "C" not null,
    seq        bigint      not null check (seq > 0),
    act        text        collate "C" not null,
    cause_kind text        collate "C" not null check (cause_kind ~ '^[a-z][a-z0-9-]{0,39}$'),
    cause_key  text        collate "C" not null check (length(cause_key) between 1 and 100),
    turn       bigint      not null,
    amount     bigint      not null check (amount between 1 and 1000000000000000),
    counter    text        collate "C" check (counter in ('ISSUED', 'SOLD', 'SPENT', 'EXPIRED', 'ADJUSTED')),
    reverses   bigint,
    free       bigint      not null,
    held       bigint      not null,
    owed       bigint      not null,
    actor      text        not null,
    words      text        not null check (length(words) between 1 and 200),
    at         timestamptz not null,
    primary key (member_id, asset, seq),
    constraint ledger_journal_is_booked_once unique (member_id, asset, cause_kind, cause_key, act, turn),
    constraint ledger_journal_reverses_what_was_before check (reverses < seq),
    constraint ledger_journal_does_what_its_act_says check (case act
        when 'EARN'      then counter is not null and reverses is null and turn = 0
        when 'SPEND'     then counter is not null and reverses is null and turn = 0
        when 'GIVE_BACK' then counter is not null and reverses is not null and turn = 0
        when 'TAKE_BACK' then counter is not null and reverses is not null and turn = 0
        when 'EXPIRE'    then counter = 'EXPIRED' and reverses is null and turn = seq
        when 'HOLD'      then counter is null and reverses is null and turn = seq
        when 'RELEASE'   then counter is null and reverses is null and turn = seq
        else false end)
);
create index ledger_journal_reversal on ledger_journal (member_id, asset, reverses) where reverses is not null;

-- The lines of a journal: the member's pockets FREE, HELD and OWED, by batch, and the shop's counter-accounts. The latter
-- have no running balance that everybody would wait for; whoever wants their sums adds them up.
create table ledger_posting (
    member_id  uuid   not null,
    asset      text   collate "C" not null,
    seq        bigint not null,
    no         int    not null,
    account    text   collate "C" not null check (account in
        ('FREE', 'HELD', 'OWED', 'ISSUED', 'SOLD', 'SPENT', 'EXPIRED', 'ADJUSTED', 'WRITTEN_OFF')),
    expires_at timestamptz,
    amount     bigint not null check (amount <> 0),
    primary key (member_id, asset, seq, no),
    constraint ledger_posting_of_a_batch_names_it check ((expires_at is not null) = (account in ('FREE', 'HELD')))
);

create function ledger_postings_sum_to_zero() returns trigger language plpgsql as $$
begin
    if exists (select from posted group by member_id, asset, seq having sum(amount) <> 0) then
        raise exception 'the postings of a journal sum to zero' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger ledger_postings_sum_to_zero after insert on ledger_posting
    referencing new table as posted for each statement execute function ledger_postings_sum_to_zero();

create function ledger_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what is booked is never changed or removed';
end $$;
create trigger ledger_stays before update or delete or truncate on ledger_journal
    for each statement execute function ledger_stays();
create trigger ledger_stays before update or delete or truncate on ledger_posting
    for each statement execute function ledger_stays();
