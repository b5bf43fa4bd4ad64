using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Pages.Conference;

/// <summary>Somebody asked to a conference, as typed.</summary>
/// <param name="Number">The row, from 1.</param>
/// <param name="Role">As what.</param>
/// <param name="Person">Their name.</param>
/// <param name="Agency">Their agency.</param>
public sealed record InviteRow(int Number, string? Role, string? Person, string? Agency)
{
    /// <summary>The most rows one form has.</summary>
    public const int Most = 25;

    /// <summary>The line of the hub, which is asked to every conference, review and core group.</summary>
    public const string Hub = "hub";

    /// <summary>Who is usually asked, for a form nobody has filled in yet.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["Parents and carers", "The child", "Social worker", "Police", "School or college", "School nurse or health visitor", "GP"];

    /// <summary>The name of one of its fields in the form.</summary>
    public string Field(string field) => $"Invite.{Words.Number(Number)}.{field}";

    /// <summary>The rows of a form: those filled, one more, and as many as were asked for.</summary>
    public static IReadOnlyList<InviteRow> Read(Pencil typed)
    {
        var all = Enumerable.Range(1, Most).Select(number => Row(number, typed)).ToList();
        var asked = int.TryParse(typed["InviteRows"], out var rows) ? rows : 1;
        return [.. all.Take(Math.Clamp(Math.Max(asked, all.FindLastIndex(row => row.IsFilled) + 2), 1, Most))];
    }

    /// <summary>True when it says whom.</summary>
    public bool IsFilled => Role is not null || Person is not null;

    /// <summary>A form with those usually asked.</summary>
    public static Pencil Begun() => Usual.Index().Aggregate(Pencil.Blank, (typed, one) => typed.With($"Invite.{Words.Number(one.Index + 1)}.Role", one.Item));

    /// <summary>The hub's own invitation, which nothing typed can take away.</summary>
    public static Invitation OfTheHub(Pencil typed) => new() { Line = Hub, Role = "Hub", Agency = "The hub", Person = typed.Said("HubPerson") };

    /// <summary>It as an invitation.</summary>
    public Invitation Invitation() => new() { Role = Role, Person = Person, Agency = Agency };

    private static InviteRow Row(int number, Pencil typed)
    {
        var blank = new InviteRow(number, null, null, null);
        return blank with { Role = typed.Said(blank.Field("Role")), Person = typed.Said(blank.Field("Person")), Agency = typed.Said(blank.Field("Agency")) };
    }
}
