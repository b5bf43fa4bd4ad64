using Lantern.App.Site;
using Lantern.Entries;
using static Lantern.App.Pages.Strategy.FormRows;

namespace Lantern.App.Pages.Strategy;

/// <summary>What is known before a meeting: when, how and about whom, the authorities, what is urgent, people under 18. Asked in planning, and again before it opens.</summary>
public sealed class PlanSheet(Pencil typed, IReadOnlyList<MeetingChild> children)
{
    /// <summary>What stands in each field, as typed.</summary>
    public Pencil Typed => typed;

    /// <summary>The children it is about.</summary>
    public IReadOnlyList<MeetingChild> Children => children;

    /// <summary>The rows of authorities: a row for each child, then those typed besides.</summary>
    public IEnumerable<(string Key, MeetingChild? Child)> AuthorityRows =>
        [.. children.Select(child => (child.Key, (MeetingChild?)child)), .. Enumerable.Range(1, typed.Drawn("Authority")).Select(n => (Words.Number(n), (MeetingChild?)null))];

    /// <summary>The body with what was typed.</summary>
    /// <param name="body">A plan, or a discussion held.</param>
    /// <param name="own">The child in whose file it is written; what names another child is about somebody else there.</param>
    public T On<T>(T body, MeetingChild own) where T : StrategyDiscussion => (T)(body with
    {
        For = typed.Moment("For"),
        Chair = typed.Said("Chair"),
        Mode = typed.Choice<MeetingMode>("Mode"),
        Victims = typed.Number("Victims"),
        Suspects = typed.Number("Suspects"),
        Complex = typed.YesNo("Complex"),
        SingleBecause = typed.Passage("SingleBecause"),
        Disclosure = typed.Choice<Disclosure>("Disclosure"),
        Places = typed.Passage("Places"),
        Authorities = OrNull(Authorities(own)),
        LeadAuthority = typed.Said("LeadAuthority"),
        LeadAgreedBy = typed.Lines("LeadAgreedBy"),
        LeadAgreedOn = typed.Date("LeadAgreedOn").Date,
        UrgentActions = OrNull(Urgent),
        YoungPeople = OrNull(Young.Select(one => one.Person)),
    });

    /// <summary>What comes before the meeting, by row.</summary>
    public IEnumerable<UrgentAction> Urgent => typed.Filled("Urgent").Select(n => new UrgentAction
    {
        Action = typed.Passage(Field("Urgent", n, "Action")),
        Done = typed.YesNo(Field("Urgent", n, "Done")),
        Because = typed.Passage(Field("Urgent", n, "Because")),
    });

    /// <summary>People under 18 with when their own discussion is to be, by row.</summary>
    public IEnumerable<(YoungPerson Person, Happening? For)> Young => typed.Filled("Young").Select(n => (new YoungPerson
    {
        About = typed.Passage(Field("Young", n, "About"), Marks.ThirdParty),
        As = typed.Choice<YoungPersonPart>(Field("Young", n, "As")),
        Referred = typed.YesNo(Field("Young", n, "Referred")),
        Reference = typed.Said(Field("Young", n, "Reference")),
        Discussion = typed.Choice<OwnDiscussion>(Field("Young", n, "Discussion")),
    }, typed.Moment(Field("Young", n, "For"))));

    /// <summary>What cannot be read.</summary>
    public IEnumerable<(string Field, string Words)> Unreadable() =>
    [
        .. typed.WrongMoment("For", "The day it is for"),
        .. typed.WrongMoment("LeadAgreedOn", "The day they agreed"),
        .. typed.Filled("Young").SelectMany(n => typed.WrongMoment(Field("Young", n, "For"), "The day of their own discussion")),
        .. ((string[])["Victims", "Suspects"]).Where(field => typed.Said(field) is not null && typed.Number(field) is null).Select(field => (field, "Give the number in figures")),
    ];

    /// <summary>Puts back on the sheet what a plan says.</summary>
    public static Pencil Begun(StrategyDiscussion said, IReadOnlyList<MeetingChild> children)
    {
        var sheet = Pencil.Blank.With("For", said.For).With("Chair", said.Chair ?? "").With("Mode", Word(said.Mode))
            .With("Victims", Figures(said.Victims)).With("Suspects", Figures(said.Suspects)).With("Complex", Word(said.Complex))
            .With("SingleBecause", said.SingleBecause?.Words ?? "").With("Disclosure", Word(said.Disclosure)).With("Places", said.Places?.Words ?? "")
            .With("LeadAuthority", said.LeadAuthority ?? "").With("LeadAgreedBy", string.Join('\n', said.LeadAgreedBy ?? [])).With("LeadAgreedOn", said.LeadAgreedOn)
            .With("Child", [.. children.Skip(1).Select(child => child.Key)]);
        sheet = Authorities(sheet, said.Authorities ?? [], children);
        foreach (var (index, one) in (said.UrgentActions ?? []).Index())
        {
            sheet = sheet.With(Field("Urgent", index + 1, "Action"), one.Action?.Words ?? "").With(Field("Urgent", index + 1, "Done"), Word(one.Done))
                .With(Field("Urgent", index + 1, "Because"), one.Because?.Words ?? "");
        }
        foreach (var (index, one) in (said.YoungPeople ?? []).Index())
        {
            sheet = sheet.With(Field("Young", index + 1, "About"), one.About?.Words ?? "").With(Field("Young", index + 1, "As"), Word(one.As))
                .With(Field("Young", index + 1, "Referred"), Word(one.Referred)).With(Field("Young", index + 1, "Reference"), one.Reference ?? "")
                .With(Field("Young", index + 1, "Discussion"), Word(one.Discussion));
        }
        return sheet;
    }

    private static Pencil Authorities(Pencil sheet, IEnumerable<AuthorityConcerned> said, IReadOnlyList<MeetingChild> children)
    {
        var other = 0;
        foreach (var one in said)
        {
            var child = children.FirstOrDefault(child => child.Reference == one.Child?.Words);
            var key = child?.Key ?? Words.Number(++other);
            sheet = sheet.With($"Authority.{key}.Home", one.Home ?? "").With($"Authority.{key}.Placing", one.Placing ?? "")
                .With($"Authority.{key}.Invited", Word(one.Invited)).With($"Authority.{key}.LeftOut", one.LeftOut?.Words ?? "");
            if (child is null)
                sheet = sheet.With($"Authority.{key}.Child", one.Child?.Words ?? "");
        }
        return sheet;
    }

    // A row for every child, also where nobody has said which authority: the meeting is about all of them.
    private IEnumerable<AuthorityConcerned> Authorities(MeetingChild own) => AuthorityRows
        .Where(row => row.Child is not null && (children.Count > 1 || IsFilled(row.Key)) || row.Child is null && IsFilled(row.Key))
        .Select(row => new AuthorityConcerned
        {
            Child = row.Child is { } child ? new Passage(child.Reference, child == own ? Marks.None : Marks.ThirdParty) : typed.Passage($"Authority.{row.Key}.Child", Marks.ThirdParty),
            Home = typed.Said($"Authority.{row.Key}.Home"),
            Placing = typed.Said($"Authority.{row.Key}.Placing"),
            Invited = typed.YesNo($"Authority.{row.Key}.Invited"),
            LeftOut = typed.Passage($"Authority.{row.Key}.LeftOut"),
        });

    private bool IsFilled(string key) => typed.FieldsSaid.Any(field => field.StartsWith($"Authority.{key}.", StringComparison.Ordinal));

    private static List<T>? OrNull<T>(IEnumerable<T> rows) => rows.ToList() is { Count: > 0 } list ? list : null;

    private static string Figures(int? number) => number is { } known ? Words.Number(known) : "";
}
