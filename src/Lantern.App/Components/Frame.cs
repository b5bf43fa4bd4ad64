using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lantern.App.Components;

/// <summary>Who is at the keyboard, as the header shows it.</summary>
public sealed record SignedIn(string Name, string Role, string Agency)
{
    /// <summary>The sections this worker can use.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = Section.All;

    /// <summary>True for whoever may open a file in an emergency.</summary>
    public bool MayBreakGlass { get; init; }

    /// <summary>True for whoever sees to the machine, while something is wrong with it.</summary>
    public bool HasTrouble { get; init; }

    /// <summary>The time of day until which this worker stays signed in; null where no page says so.</summary>
    public string? Until { get; init; }

    /// <summary>True where nothing done makes it longer.</summary>
    public bool IsLast { get; init; }

    /// <summary>How many minutes doing something gives.</summary>
    public int IdleMinutes { get; init; }

    /// <summary>How many seconds are left until then.</summary>
    public int SecondsLeft { get; init; }
}

/// <summary>One of the main sections, marked in the navigation when a page belongs to it.</summary>
public sealed record Section(string Text, string Href)
{
    public static readonly Section Today = new("Today", "/");
    public static readonly Section HubBoard = new("Hub board", "/hub");
    public static readonly Section Find = new("Find", "/find");
    public static readonly Section RecordAConcern = new("Record a concern", "/concerns/new");
    public static readonly Section Erasing = new("Erasing files", "/erasures");
    public static readonly Section Privacy = new("Alerts", "/privacy");
    public static readonly Section Practice = new("Practice", "/practice");

    /// <summary>All sections in the order of the navigation.</summary>
    public static readonly IReadOnlyList<Section> All = [Today, HubBoard, Find, RecordAConcern, Erasing, Privacy, Practice];
}

/// <summary>What the frame round a page needs to know: kept on the request by the application, on the view by the page.</summary>
public static class Frame
{
    /// <summary>Where the "Sign out" button posts to.</summary>
    public const string SignOutPath = "/sign-out";

    private const string PageKey = "Lantern.Page";

    private sealed record PageFacts(string Title, Section? Section, bool Wide);

    /// <summary>Says who is signed in; the application calls this once a request.</summary>
    public static void SetSignedIn(this HttpContext http, SignedIn who) => http.Items[typeof(SignedIn)] = who;

    public static SignedIn? GetSignedIn(this HttpContext http) => http.Items[typeof(SignedIn)] as SignedIn;

    /// <summary>Says that everybody on the pages is invented; shown loudly.</summary>
    public static void SetDemo(this HttpContext http) => http.Items["Lantern.Demo"] = true;

    public static bool IsDemo(this HttpContext http) => http.Items["Lantern.Demo"] is true;

    /// <summary>Names the page. The title is general ("Chronology"): it never has a child's name, for it is kept in browser histories.</summary>
    public static void Page(this ViewDataDictionary view, string title, Section? section = null, bool wide = false) =>
        view[PageKey] = new PageFacts(title, section, wide);

    public static string Title(this ViewDataDictionary view) => (view[PageKey] as PageFacts)?.Title ?? "Case record";

    public static Section? CurrentSection(this ViewDataDictionary view) => (view[PageKey] as PageFacts)?.Section;

    public static bool IsWide(this ViewDataDictionary view) => (view[PageKey] as PageFacts)?.Wide ?? false;
}
