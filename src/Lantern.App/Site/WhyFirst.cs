using Lantern.Access;
using Lantern.Practice;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lantern.App.Site;

/// <summary>The question why somebody opens a file who has no part in it but their role; it comes before anything of the file is shown.</summary>
public static class WhyFirst
{
    /// <summary>The field with the reason chosen.</summary>
    public const string Field = "SayWhy";

    /// <summary>The field with the reason in words.</summary>
    public const string WordsField = "SayWhyWords";

    /// <summary>The field that says a form was sent from the question, whether or not it is answered.</summary>
    public const string Asks = "SayWhyAsked";

    /// <summary>The choice that needs words.</summary>
    public const string SomethingElse = "something-else";

    private const string ListId = "reasons-to-open";
    private const int Longest = 500, LongestPath = 500;

    /// <summary>The reasons to choose from, the pack's; in words alone where it has none.</summary>
    public static IReadOnlyList<ListLine> Offered(Pack pack) =>
        pack.Lists.TryGetValue(ListId, out var list) ? list.Lines : [new ListLine(SomethingElse, "Something else")];

    /// <summary>What was answered; null, and said on the page, where nothing of the list was chosen or words are missing.</summary>
    public static Purpose? Read(IFormCollection form, Pack pack, ModelStateDictionary page)
    {
        foreach (var field in (string[])[Field, WordsField])
        {
            page.SetModelValue(field, new ValueProviderResult(form[field]));
            page.MarkFieldSkipped(field);
        }
        var words = form[WordsField].ToString().Trim();
        var chosen = Offered(pack).FirstOrDefault(line => line.Id == form[Field].ToString());
        if (chosen is null)
            page.AddModelError(Field, "Choose why you open this file");
        else if (chosen.Id == SomethingElse && words.Length is 0 or > Longest)
            page.AddModelError(WordsField, words.Length == 0 ? "Say in words why you open this file" : $"Shorten this to {Longest} characters");
        return page.ErrorCount > 0 || chosen is null ? null : Purpose.Answered(chosen.Id == SomethingElse ? words : chosen.Title);
    }

    /// <summary>The page that asks, on the way to the one that was asked for.</summary>
    public static IActionResult Redirect(HttpRequest request, string file) =>
        new RedirectResult($"/files/{Uri.EscapeDataString(file)}/why?then={Uri.EscapeDataString(request.Path + request.QueryString)}");

    /// <summary>Where to go once it is answered: a page of the same file, and nowhere else whatever the address says.</summary>
    public static string Then(string? then, string file)
    {
        var own = $"/files/{file}";
        return then is { Length: <= LongestPath } && then.StartsWith(own, StringComparison.Ordinal) && (then.Length == own.Length || then[own.Length] is '/' or '?')
            && !then.Contains("//", StringComparison.Ordinal) && !then.Contains("..", StringComparison.Ordinal)
            && then.All(letter => char.IsAsciiLetterOrDigit(letter) || "/?=&-_.".Contains(letter, StringComparison.Ordinal)) ? then : own;
    }

    /// <summary>Asks in the place of a form that was sent: everything typed into it goes with the question, and is sent on with the answer.</summary>
    public static IActionResult InPlaceOf(HttpContext http, ModelStateDictionary problems) =>
        SentAgain.View(http, "/Pages/Shared/WhyInPlaceOfForm.cshtml", SentAgain.Of(http.Request), problems);
}
