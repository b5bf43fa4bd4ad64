using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Plan;

/// <summary>How often something is to happen, as a number and a unit on a form.</summary>
internal static class Every
{

    public static Pencil Begun(Pencil typed, Span? every) => every is not { } span ? typed
        : typed.With("ContactEvery", Words.Number(span.Length)).With("ContactEvery.Unit", Kebab.Of(span.Unit.ToString()));

    public static Span? Read(Pencil typed, string field) =>
        typed.Said(field) is { } number && Span.TryParse($"{number} {Unit(typed, field)}", out var span) && span.Length > 0 ? span : null;

    public static IEnumerable<(string Field, string Words)> Wrong(Pencil typed, string field)
    {
        if (typed.Said(field) is not null && Read(typed, field) is null)
            yield return (field, "Give the contact as a number, like 2, and choose days or weeks");
    }

    private static string Unit(Pencil typed, string field) => typed.Said(field + ".Unit") ?? "weeks";
}
