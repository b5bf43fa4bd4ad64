namespace Lantern.Store;

/// <summary>
/// What is settled for good about the accounts people sign in with. It stands in the access log, from which nothing can be taken
/// unseen: a row of the accounts that is put back as it was before, or taken away, does not undo it.
/// </summary>
public enum Settled
{
    /// <summary>An account was closed, by its id.</summary>
    AccountClosed,
    /// <summary>An account was emptied, to be set up afresh, by its id: what it signed in with before is worth nothing. The last time counts.</summary>
    AccountEmptied,
    /// <summary>A one-time link was used or replaced by another, by the hash it is kept under.</summary>
    LinkUsed,
    /// <summary>A way to sign in takes two people from now on, by the account's id: one was asked for again.</summary>
    TakesTwo,
}
