using System.Globalization;
using AngleSharp.Dom;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>Files to hold strategy discussions about, and the meeting filled in page by page over HTTP.</summary>
internal sealed class Meetings(DemoHub hub)
{
    /// <summary>What a meeting needs to say so that nothing is missing but what a test leaves out.</summary>
    public static readonly string[] Items = ["opening", "introductions", "purpose", "information", "actions", "decision", "plan", "summary", "next"];

    /// <summary>A child whose worker is the social worker.</summary>
    public async Task<FileId> Allocated(string given = "Jo", string family = "Example", string reference = "R-1001", LocalDate? born = null)
    {
        var file = await hub.Begin("referrer", new ChildIdentified { GivenName = given, FamilyName = family, Born = born ?? new LocalDate(2011, 5, 14), Reference = reference },
            new ConcernRecorded { Concern = new Passage("Left the site at lunch on four days.") });
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        return file;
    }

    /// <summary>The address of an item.</summary>
    public static string Path(FileId file, string item) => item == "conclude" ? $"/files/{file}/strategy/conclude" : $"/files/{file}/strategy/meeting/{item}";

    /// <summary>A date typed into three boxes.</summary>
    public static (string, string?)[] Day(string field, LocalDate day) =>
        [(field + ".Day", Text(day.Day)), (field + ".Month", Text(day.Month)), (field + ".Year", Text(day.Year))];

    /// <summary>Types into an item and saves it, staying on the page.</summary>
    public static async Task<Reply> Type(Person person, FileId file, string item, params (string Field, string? Value)[] typed)
    {
        var page = (await person.Get(Path(file, item))).Ok();
        return (await person.Send(page, typed, "Save and stay")).Ok();
    }

    /// <summary>The items of the aides memoire, by area.</summary>
    public IEnumerable<string> Areas(Reply page) => page.Page.QuerySelectorAll(".lantern-agenda--beside a").Select(link => link.GetAttribute("href")!)
        .Where(href => href.Contains("/actions.", StringComparison.Ordinal)).Select(href => href[(href.LastIndexOf('/') + 1)..]);

    /// <summary>Fills in a whole meeting so that it can be concluded.</summary>
    /// <param name="person">Who minutes it.</param>
    /// <param name="file">The file.</param>
    /// <param name="harm">The decision.</param>
    /// <param name="children">All children of the meeting.</param>
    public async Task Fill(Person person, FileId file, string harm = "no", params FileId[] children)
    {
        await Type(person, file, "opening", [("Mode", "in-person"), ("Disclosure", "none"), ("Victims", "1"), ("Suspects", "1"), .. children.Where(child => child != file).Select(child => ("Child", (string?)child.Value))]);
        await EveryoneAnswered(person, file);
        await Type(person, file, "purpose", ("Purpose", "Days away from school, and a phone nobody can explain."), ("PurposeBy", "Sam Worker"));
        await Type(person, file, "information", ("Invite.l-social-worker.Said", "Seen at home on Friday."));
        await EveryAlwaysLine(person, file);
        await Type(person, file, "decision", [.. (children.Length == 0 ? [file] : children).SelectMany(child => ((string, string?)[])[($"Harm.{child}", harm), ($"Because.{child}", "Her aunt keeps her safe and she goes to school.")])]);
        await Type(person, file, "summary", ("Summary", "She is safe at her aunt's; school rings at ten if she is away."), ("ReadBack", "yes"));
        await Type(person, file, "next", Day("Next", hub.Today.PlusDays(10)));
    }

    /// <summary>The social worker is here; everybody else who is always on the list is not asked, for a reason.</summary>
    public static async Task EveryoneAnswered(Person person, FileId file)
    {
        var page = (await person.Get(Path(file, "introductions"))).Ok();
        var blank = page.Page.QuerySelectorAll("input[name$='.LeftOut']").Select(one => one.GetAttribute("name")!)
            .Where(name => name != "Invite.l-social-worker.LeftOut").Select(name => (name, (string?)"Reached by phone afterwards")).ToList();
        var asked = page.Page.QuerySelectorAll<AngleSharp.Html.Dom.IHtmlInputElement>("input[name^='Invite.'][name$='.Person']").Where(one => one.Value.Length > 0 && one.Name != "Invite.l-social-worker.Person")
            .Select(one => (one.Name![..^"Person".Length] + "Came", (string?)"apologies"));
        (await person.Send(page, [.. blank, .. asked, ("Invite.l-social-worker.Person", "Sam Worker"), ("Invite.l-social-worker.Came", "yes"), ("Invite.l-social-worker.Mode", "in-person")], "Save and stay")).Ok();
    }

    /// <summary>Settles what may not stay open, by saying that it does not apply and why.</summary>
    public async Task EveryAlwaysLine(Person person, FileId file)
    {
        var first = (await person.Get(Path(file, "actions"))).Ok();
        foreach (var item in Areas(first).ToList())
        {
            var list = hub.Pack.Checklists[item.Split('.')[1]];
            var always = list.Areas.Single(area => area.Id == item.Split('.')[2]).Lines.Where(line => line.Always || line.After is not null);
            await Type(person, file, item, [.. always.SelectMany(line => ((string, string?)[])[($"{list.Id}.{line.Id}.is", "not-applicable"), ($"{list.Id}.{line.Id}.because", "It does not arise for this child.")])]);
        }
    }

    /// <summary>Presses the button that concludes.</summary>
    public static async Task<Reply> Conclude(Person person, FileId file) =>
        await person.Send((await person.Get(Path(file, "conclude"))).Ok(), [], "Conclude and write it in the file");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
