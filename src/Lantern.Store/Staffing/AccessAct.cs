using System.Text.Json.Serialization;
using Lantern.Entries;
using NodaTime;

namespace Lantern.Store.Staffing;

/// <summary>One thing that was done about who works here and who may open what, in the words the access log seals.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "act")]
[JsonDerivedType(typeof(AgencySaved), "agency-saved")]
[JsonDerivedType(typeof(WorkerSaved), "worker-saved")]
[JsonDerivedType(typeof(MembershipMade), "membership-made")]
[JsonDerivedType(typeof(MembershipEnded), "membership-ended")]
[JsonDerivedType(typeof(EmergencyTried), "emergency-tried")]
[JsonDerivedType(typeof(AlertReviewed), "alert-reviewed")]
[JsonDerivedType(typeof(AccountsBound), "accounts-bound")]
[JsonDerivedType(typeof(AccountSettled), "account-settled")]
internal abstract record AccessAct
{
    /// <summary>Why, as it was said: sealed under the file's own key where the act is about a file, so that it goes when the file goes.</summary>
    public byte[]? Why { get; init; }

    /// <summary>True where it was carried over from the tables there were before the log.</summary>
    public bool CarriedOver { get; init; }
}

/// <summary>An agency came in, or got another title; by whom, where the program was told.</summary>
internal sealed record AgencySaved(string Agency, string Title, string? By) : AccessAct;

/// <summary>A worker came in, or got another name, role, agency or team; by whom, where the program was told.</summary>
internal sealed record WorkerSaved(string Worker, string Name, string Role, string Agency, string Team, string? By) : AccessAct;

/// <summary>
/// An agency or a worker came to belong to a file, or to be kept from it, from when until when in ticks. By nobody where it was
/// nobody's decision, as with an opening in an emergency.
/// </summary>
internal sealed record MembershipMade(
    string Membership, string As, string Agency, string? Worker, long From, long? Until, string? By) : AccessAct;

/// <summary>A membership ended, or a block was lifted.</summary>
internal sealed record MembershipEnded(string Membership, string? By) : AccessAct;

/// <summary>Somebody tried to open a file in an emergency, whatever came of it.</summary>
internal sealed record EmergencyTried(
    string Attempt, string Worker, string Agency, string Outcome, string? Membership, int Hours, string How) : AccessAct;

/// <summary>Somebody said what came of an alert.</summary>
internal sealed record AlertReviewed(string Alert, string Worker, string Finding) : AccessAct;

/// <summary>From here on every row of the accounts bears the hub's code; none without one is taken over any more.</summary>
internal sealed record AccountsBound : AccessAct;

/// <summary>Something about the accounts that is never undone; see <see cref="Settled"/>. The id opens nothing.</summary>
internal sealed record AccountSettled(string What, string Id) : AccessAct;

/// <summary>An act with its place in the log.</summary>
/// <param name="Act">What was done.</param>
/// <param name="Number">Its number in the log.</param>
/// <param name="File">The file it is about, or null.</param>
/// <param name="At">When.</param>
/// <param name="Opening">The associated data of its seal.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record Noted(AccessAct Act, long Number, FileId? File, Instant At, byte[] Opening, byte[] Hash);
