using Lantern.App.Site;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Pages.Enquiry;

/// <summary>Who sees the child, a brother or sister, or a parent, and by when, as somebody typed it.</summary>
/// <param name="Number">The row, from 1.</param>
/// <param name="Whom">Whom, by id.</param>
/// <param name="Name">Which one, where there are several.</param>
/// <param name="Owner">Who sees them.</param>
/// <param name="Due">By which day.</param>
public sealed record SeeingRow(int Number, string Whom, string? Name, string? Owner, LocalDate? Due)
{
    /// <summary>The most rows one form has.</summary>
    public const int Most = 12;

    private const int AtFirst = 3;

    /// <summary>Who can be seen, in words.</summary>
    public static IReadOnlyList<(string Id, string Words)> People { get; } =
        [("child", "The child"), ("sibling", "A brother or sister"), ("parent", "A parent or carer")];

    /// <summary>True when nothing was typed that says who or when.</summary>
    public bool IsBlank => Name is null && Owner is null && Due is null;

    /// <summary>True when it says whom, who and by when.</summary>
    public bool IsWhole => People.Any(one => one.Id == Whom) && Owner is not null && Due is not null;

    /// <summary>The name of one of its fields in the form.</summary>
    public string Field(string field) => $"Sees.{Words.Number(Number)}.{field}";

    /// <summary>The rows of a form: those filled, one more, and as many as were asked for.</summary>
    public static IReadOnlyList<SeeingRow> Read(Pencil typed)
    {
        var all = Enumerable.Range(1, Most).Select(number => Row(number, typed)).ToList();
        var asked = int.TryParse(typed["SeeingRows"], out var rows) ? rows : AtFirst;
        return [.. all.Take(Math.Clamp(Math.Max(asked, all.FindLastIndex(row => !row.IsBlank) + 1), AtFirst, Most))];
    }

    /// <summary>A form that begins with the child, and with the rows of another that were not whole.</summary>
    public static Pencil Begun(Pencil typed, IEnumerable<SeeingRow> rows)
    {
        foreach (var (index, row) in rows.Index())
        {
            var to = row with { Number = index + 1 };
            typed = typed.With(to.Field("Whom"), row.Whom).With(to.Field("Name"), row.Name ?? "").With(to.Field("Owner"), row.Owner ?? "").With(to.Field("Due"), row.Due);
        }
        return typed;
    }

    /// <summary>The action it becomes.</summary>
    /// <param name="ownerOf">The worker's id for a name typed.</param>
    public ActionAgreed Action(Func<string, string> ownerOf) => new()
    {
        Action = new Passage(Whom switch
        {
            "sibling" => Name is null ? "See a brother or sister of the child" : $"See {Name}, brother or sister of the child",
            "parent" => Name is null ? "See the child’s parent or carer" : $"See {Name}, the child’s parent or carer",
            _ => "See the child",
        }),
        Owner = ownerOf(Owner!),
        Due = Due,
        Supports = Whom,
        Area = Whom == "parent" ? "supporting-parents" : "supporting-child",
    };

    private static SeeingRow Row(int number, Pencil typed)
    {
        var blank = new SeeingRow(number, "", null, null, null);
        return blank with
        {
            Whom = typed[blank.Field("Whom")], Name = typed.Said(blank.Field("Name")), Owner = typed.Said(blank.Field("Owner")), Due = typed.Date(blank.Field("Due")).Date,
        };
    }
}
