using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lantern.App.Tests.Components;

/// <summary>A form with one of each field, as it is sent, refused and shown again.</summary>
public sealed class FormTests(LookHost host) : IClassFixture<LookHost>
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["FullName"] = "Robin O’Example",
        ["DateOfBirth.Day"] = "3",
        ["DateOfBirth.Month"] = "5",
        ["DateOfBirth.Year"] = "2011",
        ["Inner.SeenOn.Day"] = "7",
        ["Inner.SeenOn.Month"] = "apr",
        ["Inner.SeenOn.Year"] = "2026",
        ["At"] = "2.30pm",
        ["Seen"] = "yes",
        ["Worries"] = "gifts",
        ["Urgent"] = "true",
        ["Agency"] = "Health",
        ["Distance"] = "3",
    };

    [Fact]
    public async Task Without_its_token_a_form_is_refused()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.PostAsync(new Uri("/form", UriKind.Relative), new FormUrlEncodedContent(Good), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Every_mistake_is_listed_in_the_order_of_the_page_and_leads_to_its_field()
    {
        var page = await Post(new()
        {
            ["DateOfBirth.Day"] = "31",
            ["DateOfBirth.Year"] = "2011",
            ["Inner.SeenOn.Day"] = "31",
            ["Inner.SeenOn.Month"] = "2",
            ["Inner.SeenOn.Year"] = "2026",
            ["At"] = "later",
            ["Seen"] = "no",
            ["Agency"] = "Nobody",
            ["Distance"] = "far",
        });
        var lines = page.QuerySelectorAll(".govuk-error-summary li").Select(line => $"{line.QuerySelector("a")?.GetAttribute("href")} {line.TextContent}");
        Assert.Equal(
        [
            "#full-name Enter a full name",
            "#date-of-birth-month Date of birth must include a month",
            "#inner-seen-on-day Last seen must be a real date",
            "#at At must be a time, like 14:30 or 2:30pm",
            "#agency Agency is not in a form we can read",
            "#distance Distance is not in a form we can read",
            " Say why the child was not seen alone",
        ], lines);
        Assert.Equal("Error: A form – Lantern", page.Title);
        Assert.All(page.QuerySelectorAll(".govuk-error-summary a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task What_was_typed_is_kept_and_the_wrong_boxes_are_marked()
    {
        var page = await Post(new(Good) { ["DateOfBirth.Month"] = "13<b>", ["At"] = "later", ["Distance"] = "far" });
        Assert.Equal("13<b>", Value(page, "#date-of-birth-month"));
        Assert.Equal("3", Value(page, "#date-of-birth-day"));
        Assert.Equal("later", Value(page, "#at"));
        Assert.Equal("far", Value(page, "#distance"));
        Assert.Equal(["date-of-birth-month"], page.QuerySelectorAll(".govuk-date-input .govuk-input--error").Select(box => box.Id));
        Assert.Equal("date-of-birth-hint date-of-birth-error", page.QuerySelector("fieldset:has(#date-of-birth)")!.GetAttribute("aria-describedby"));
        Assert.True(page.QuerySelector<IHtmlInputElement>("#seen")!.IsChecked);
        Assert.True(page.QuerySelector<IHtmlInputElement>("#worries-2")!.IsChecked);
        Assert.False(page.QuerySelector<IHtmlInputElement>("#worries")!.IsChecked);
        Assert.True(page.QuerySelector<IHtmlInputElement>("#urgent")!.IsChecked);
        Assert.Equal("Health", page.QuerySelector<IHtmlSelectElement>("#agency")!.Value);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_said_once_beside_its_field()
    {
        var page = await Post(new(Good) { ["Because"] = new string('x', 201) });
        Assert.Equal("#because", page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal("Error: Why must be 200 characters or fewer", page.QuerySelector("#because-error")!.TextContent);
        Assert.Contains("because-error", page.QuerySelector("#because")!.GetAttribute("aria-describedby")!.Split(' '));
    }

    [Fact]
    public async Task A_good_form_is_read_as_meant()
    {
        var page = await Post(Good);
        Assert.Equal("Robin O’Example; 2011-05-03; 2026-04-07; 14:30; yes; gifts; True; Health; 3", page.QuerySelector("#read")!.TextContent);
        Assert.Null(page.QuerySelector(".govuk-error-summary"));
        Assert.Equal("A form – Lantern", page.Title);
    }

    [Fact]
    public async Task An_empty_date_that_nobody_asked_for_is_no_mistake()
    {
        var page = await Post(new(Good) { ["Inner.SeenOn.Day"] = "", ["Inner.SeenOn.Month"] = "", ["Inner.SeenOn.Year"] = "", ["At"] = "" });
        Assert.Equal("Robin O’Example; 2011-05-03; ; ; yes; gifts; True; Health; 3", page.QuerySelector("#read")!.TextContent);
    }

    [Fact]
    public async Task Each_id_on_a_page_is_there_once()
    {
        foreach (var path in new[] { "/form", "/parts" })
        {
            using var client = new HttpClient { BaseAddress = host.Address };
            var page = await Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        }
    }

    private static string? Value(IHtmlDocument page, string selector) => page.QuerySelector<IHtmlInputElement>(selector)!.Value;

    private static Task<IHtmlDocument> Parse(string html) => new HtmlParser().ParseDocumentAsync(html);

    private async Task<IHtmlDocument> Post(Dictionary<string, string> fields)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var empty = await Parse(await client.GetStringAsync(new Uri("/form", UriKind.Relative), TestContext.Current.CancellationToken));
        var token = empty.QuerySelector<IHtmlInputElement>("main [name=__RequestVerificationToken]")!.Value;
        using var answer = await client.PostAsync(
            new Uri("/form", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = token }),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
