package mall.member.ledger;

import java.time.Instant;

/// One line of a statement.
///
/// @param seq counts from 1 within the account, without gaps
/// @param amount what it is about
/// @param change by how much it changed what he can use; 0 when something held was captured
/// @param heldChange by how much it changed what is held
/// @param owedChange by how much it changed what he owes
/// @param free what was free afterwards, expired value included until it is written off
public record StatementLine(
        long seq,
        Act act,
        LedgerCause cause,
        String words,
        String actor,
        Instant at,
        long amount,
        long change,
        long heldChange,
        long owedChange,
        long free,
        long held,
        long owed) {}
