using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>A row that counts only with a code over all of it that takes the hub's key.</summary>
public interface IBoundRow
{
    /// <summary>Its id.</summary>
    string Id { get; }

    /// <summary>The code; empty on a row that bears none.</summary>
    string Mac { get; set; }
}

/// <summary>What somebody signs in with: it names a worker of the hub. What that worker may do is no part of it.</summary>
public sealed class Account : IBoundRow
{
    /// <summary>Made and not yet set up.</summary>
    public const string Invited = "invited";

    /// <summary>Set up: it signs in.</summary>
    public const string Ready = "ready";

    /// <summary>Closed for good.</summary>
    public const string Closed = "closed";

    public required string Id { get; init; }

    /// <summary>The id of the worker.</summary>
    public required string Worker { get; init; }

    /// <summary>The name typed at sign-in, in small letters.</summary>
    public required string Name { get; init; }

    /// <summary>How far it is: <see cref="Invited"/>, <see cref="Ready"/> or <see cref="Closed"/>.</summary>
    public required string State { get; set; }

    /// <summary>The hash of the password; null where there is none.</summary>
    public string? Password { get; set; }

    /// <summary>The sealed secret of the authenticator app; null where there is none.</summary>
    public string? Secret { get; set; }

    /// <summary>The thirty-second step of the last code taken; none is taken twice.</summary>
    public long LastCode { get; set; }

    public required Instant Made { get; init; }

    /// <summary>When it was last set up; null where it was not, or by a version before that was kept.</summary>
    public Instant? SetUp { get; set; }

    /// <summary>The code over the whole row; see <see cref="RowBinding"/>.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>A passkey of an account. Its id is the hash of the credential's.</summary>
public sealed class KeptPasskey : IBoundRow
{
    public required string Id { get; init; }
    public required string Account { get; init; }

    /// <summary>Its public key, counter and title, sealed.</summary>
    public required string Sealed { get; set; }
    public required Instant Made { get; init; }
    public Instant? Used { get; set; }

    /// <summary>The code over the whole row; see <see cref="RowBinding"/>.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>A person of an authority's directory, known by issuer and subject alone; the id is the hash of both.</summary>
public sealed class DirectoryPerson : IBoundRow
{
    /// <summary>Signed in at the directory and unknown to us.</summary>
    public const string Asking = "asked";

    /// <summary>An administrator said whose account this is.</summary>
    public const string Linked = "linked";

    /// <summary>An administrator said no.</summary>
    public const string Refused = "refused";

    public required string Id { get; init; }

    /// <summary>What the directory calls the person, sealed; shown to an administrator and used for nothing.</summary>
    public required string Sealed { get; set; }

    /// <summary>A short code the person reads out to the administrator.</summary>
    public required string Code { get; init; }
    public string? Account { get; set; }
    public required string State { get; set; }
    public required Instant Asked { get; init; }

    /// <summary>The code over the whole row; see <see cref="RowBinding"/>.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>One browser signed in. The browser holds a random ticket; the id here is its hash.</summary>
public sealed class Session : IBoundRow
{
    /// <summary>Signed in to work.</summary>
    public const string Work = "work";

    /// <summary>Came by a one-time link, and may set up a way to sign in and nothing else.</summary>
    public const string SetUp = "set-up";

    /// <summary>Begun by the word of the authority's directory.</summary>
    public const string ByDirectory = "directory";

    public required string Id { get; init; }

    /// <summary>How pages name it; it opens nothing.</summary>
    public required string Locator { get; init; }

    /// <summary>The account; null for the one-click sign-in of a demo.</summary>
    public string? Account { get; init; }

    /// <summary>The id of the worker.</summary>
    public required string Worker { get; init; }
    public required string Purpose { get; init; }

    /// <summary><see cref="ByDirectory"/>, or null for the hub's own ways to sign in.</summary>
    public string? Way { get; init; }

    /// <summary>The browser and the machine in a few words; no address is kept.</summary>
    public required string Device { get; init; }
    public required Instant Made { get; init; }
    public Instant Seen { get; set; }
    public Instant? Ended { get; set; }

    /// <summary>The code over the whole row; see <see cref="RowBinding"/>.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>What a browser has been asked to sign with its passkey; used once.</summary>
public sealed class Challenge
{
    public required string Id { get; init; }
    public required string Sealed { get; init; }
    public required Instant Until { get; init; }
}

/// <summary>A link handed over once, to set up an account or to recover one. The id is the hash of what the link holds.</summary>
public sealed class OneTimeLink : IBoundRow
{
    public const string Invitation = "invitation";
    public const string Recovery = "recovery";

    public required string Id { get; init; }
    public required string Account { get; init; }
    public required string Kind { get; init; }
    public required Instant Made { get; init; }

    /// <summary>The id of the worker who made it; "terminal" where it was made there.</summary>
    public required string MadeBy { get; init; }
    public required Instant Until { get; init; }
    public Instant? Spent { get; set; }

    /// <summary>The code over the whole row; see <see cref="RowBinding"/>.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>Something that was done to somebody's sign-in.</summary>
public sealed class Notice : IBoundRow
{
    public required string Id { get; init; }

    /// <summary>The id of the worker whose sign-in it is.</summary>
    public required string Worker { get; init; }

    /// <summary>The id of the worker who did it; "terminal" where it was done there.</summary>
    public required string Doer { get; init; }

    /// <summary>What was done, in words, sealed.</summary>
    public required string Sealed { get; init; }
    public required Instant At { get; init; }

    /// <summary>The code over the whole row; see <see cref="RowBinding"/>.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>That the worker a notice is for has seen it. Its id is the notice's.</summary>
public sealed class NoticeSeen : IBoundRow
{
    public required string Id { get; init; }

    public required Instant At { get; init; }

    /// <summary>The code over the whole row; see <see cref="RowBinding"/>.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>Somebody lost their way to sign in: one person asks for a new one, another confirms.</summary>
public sealed class Recovery : IBoundRow
{
    public required string Id { get; init; }
    public required string Account { get; init; }

    /// <summary>The reason given, sealed.</summary>
    public required string Sealed { get; init; }
    public required string AskedBy { get; init; }
    public required Instant Asked { get; init; }
    public string? ConfirmedBy { get; set; }
    public Instant? Confirmed { get; set; }

    /// <summary>The code over the whole row; see <see cref="RowBinding"/>.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>Where guesses are counted: an account's name or an address, as a keyed hash.</summary>
public sealed class Gate
{
    public required string Id { get; init; }
    public Instant Touched { get; set; }
}

/// <summary>One guess at a gate.</summary>
public sealed class Guess
{
    public required string Id { get; init; }

    /// <summary>The gate's id.</summary>
    public required string Gate { get; init; }
    public required Instant At { get; init; }
}

/// <summary>One key that protects forms and secrets, itself sealed under the hub's key.</summary>
public sealed class ProtectionKey
{
    public required string Id { get; init; }
    public required string Xml { get; init; }
}

/// <summary>A step of the tables' making that has been taken.</summary>
public sealed class Step
{
    public required long Number { get; init; }
    public required Instant At { get; init; }
}
