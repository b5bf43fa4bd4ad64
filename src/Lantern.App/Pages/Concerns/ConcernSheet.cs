using Lantern.App.Site;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Pages.Concerns;

/// <summary>A concern as it was typed: who the child is, as far as that is known, and what worries.</summary>
public sealed class ConcernSheet(Pencil pencil)
{
    /// <summary>The most characters a line may have.</summary>
    public const int LongestLine = 200;

    /// <summary>The most characters an answer in words may have.</summary>
    public const int Longest = 10_000;

    private const int OldestYears = 30;

    private static readonly string[] Lines =
        ["GivenName", "FamilyName", "PreferredName", "AlsoKnownAs", "School", "Phone", "Reference", "Manager", "Champion"];

    private static readonly string[] InWords = ["Address", "Concern", "SeenBy", "ManagerAdvice"];

    /// <summary>What was typed.</summary>
    public Pencil Typed => pencil;

    /// <summary>What worries.</summary>
    public string Concern => pencil["Concern"];

    /// <summary>The date of birth, where one was given.</summary>
    public LocalDate? Born => pencil.Date("Born").Date;

    /// <summary>When it was seen or heard, where a day was given.</summary>
    public LocalDate? Day => pencil.Date("Day").Date;

    /// <summary>The time of day, where one was given.</summary>
    public LocalTime? Time => pencil.Said("Time") is { } typed ? Components.Binding.TypedTime.Read(typed) : null;

    /// <summary>A sheet with what was looked for.</summary>
    public static Pencil Begun(Pencil looked, LocalDate today) => Pencil.Blank
        .With("GivenName", looked["GivenName"])
        .With("FamilyName", looked["FamilyName"])
        .With("Born", looked.Date("Born").Date)
        .With("Day", today);

    /// <summary>What is wrong. Nothing is demanded but that something worries; a date that cannot be is.</summary>
    public IEnumerable<(string Field, string Words)> Wrong(Instant now)
    {
        if (Concern.Length == 0)
            yield return ("Concern", "Say what worries you; a few words are enough");
        foreach (var field in Lines.Where(field => pencil[field].Length > LongestLine))
            yield return (field, $"Shorten this to {LongestLine} characters; it has {pencil[field].Length}");
        foreach (var field in InWords.Where(field => pencil[field].Length > Longest))
            yield return (field, $"Shorten this to {Longest} characters; it has {pencil[field].Length}");
        if (WrongBirth(London.DayOf(now)) is { } birth)
            yield return ("Born", birth);
        foreach (var wrong in WrongMoment(now))
            yield return wrong;
    }

    /// <summary>What was not said; the concern is recorded without it.</summary>
    public IReadOnlyList<string> NotSaid(bool isNewChild)
    {
        (string Field, string Words)[] asked =
        [
            ("GivenName", "given name"), ("FamilyName", "family name"), ("Born.Year", "date of birth"), ("Sex", "sex"),
            ("School", "school or college"), ("Address", "address"), ("Phone", "phone"),
        ];
        return isNewChild ? [.. asked.Where(one => pencil[one.Field].Length == 0).Select(one => one.Words)] : [];
    }

    /// <summary>When it happened, as the entry says it; today where no day was given.</summary>
    public Happening Happened(LocalDate today) => new(Day ?? today, Day is null ? null : Time);

    /// <summary>Who the child is, as far as anything was said; null where nothing was.</summary>
    public ChildIdentified? Child()
    {
        var child = new ChildIdentified
        {
            GivenName = pencil.Said("GivenName"),
            FamilyName = pencil.Said("FamilyName"),
            PreferredName = pencil.Said("PreferredName"),
            AlsoKnownAs = pencil["AlsoKnownAs"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names ? names : null,
            Born = Born,
            Sex = pencil["Sex"] switch { "female" => Sex.Female, "male" => Sex.Male, "not-known" => Sex.NotKnown, _ => null },
            School = Passage("School"),
            Phone = Passage("Phone"),
            // Where a child lives is kept from all but those who go there, until somebody decides otherwise.
            Address = Passage("Address", Marks.ProtectedLocation),
            Reference = pencil.Said("Reference"),
        };
        return child == new ChildIdentified() ? null : child;
    }

    /// <summary>What worries, and whom the writer has told, as entries.</summary>
    public IEnumerable<Body> Bodies()
    {
        yield return new ConcernRecorded { Concern = new Passage(Concern), SeenBy = Passage("SeenBy") };
        if (pencil.Said("Manager") is not null || pencil.Said("ManagerAdvice") is not null)
            yield return new ManagerConsulted { Manager = pencil.Said("Manager"), Advice = Passage("ManagerAdvice") };
        if (pencil.Said("Champion") is { } champion)
            yield return new ChampionInformed { Champion = champion };
    }

    private Passage? Passage(string field, Marks marks = Marks.None) => pencil.Said(field) is { } words ? new Passage(words, marks) : null;

    private string? WrongBirth(LocalDate today)
    {
        var typed = pencil.Date("Born");
        if (typed.Problem is { } problem)
            return $"The date of birth {problem}; leave it empty if you do not know it";
        if (typed.Date is not { } born)
            return null;
        return born > today ? "The date of birth must be in the past"
            : born < today.PlusYears(-OldestYears) ? "Check the year of birth: this is not a child’s. Leave it empty if you do not know it"
            : null;
    }

    private IEnumerable<(string Field, string Words)> WrongMoment(Instant now)
    {
        var typed = pencil.Date("Day");
        if (typed.Problem is { } problem)
            yield return ("Day", $"The day it was seen or heard {problem}");
        else if (typed.Date > London.DayOf(now))
            yield return ("Day", "The day it was seen or heard must be today or earlier");
        else if (typed.Date < Born)
            yield return ("Day", "The day it was seen or heard must be after the date of birth");
        if (pencil.Said("Time") is not null && Time is null)
            yield return ("Time", "The time must be a time, like 14:30 or 2:30pm");
        else if (Time is not null && typed.Date is { } day && !new Happening(day, Time).HasHappenedBy(now) && day <= London.DayOf(now))
            yield return ("Time", "The time it was seen or heard must be in the past");
    }
}
