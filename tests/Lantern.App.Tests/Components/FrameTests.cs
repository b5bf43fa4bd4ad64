using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Lantern.App.Components;

namespace Lantern.App.Tests.Components;

/// <summary>The frame round every page: what it shows, and what its headers forbid.</summary>
public sealed class FrameTests(LookHost host) : IClassFixture<LookHost>
{
    [Theory]
    [InlineData("/parts")]
    [InlineData("/no-such-page")]
    public async Task No_answer_may_be_kept_framed_or_run_anything_inline(string path)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        string Header(string name) => string.Join(", ", answer.Headers.GetValues(name));
        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
            Header("Content-Security-Policy"));
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
    }

    [Fact]
    public async Task The_frame_says_where_one_is_who_one_is_and_that_all_is_invented()
    {
        var page = await Get("/parts");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Every part – Lantern", page.Title);
        Assert.Equal("#main-content", page.QuerySelector(".govuk-skip-link")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#main-content"));
        Assert.Equal(Section.All.Select(section => section.Text), page.QuerySelectorAll(".govuk-service-navigation__item").Select(item => item.TextContent));
        Assert.Equal("Today", page.QuerySelector(".govuk-service-navigation [aria-current]")!.TextContent);
        Assert.Equal("Ada Example, hub manager, Children’s services", page.QuerySelector(".lantern-who__name")!.TextContent);
        Assert.Equal("Demo – all people are invented", page.QuerySelector(".lantern-demo")!.TextContent.Trim());
        var signOut = page.QuerySelector<IHtmlFormElement>("header form")!;
        Assert.Equal(Frame.SignOutPath, signOut.GetAttribute("action"));
        Assert.NotNull(signOut.QuerySelector("[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task The_identity_bar_tells_who_without_telling_where()
    {
        var bar = (await Get("/parts")).QuerySelector(".lantern-identity")!;
        Assert.Equal(
            ["Child AB", "Reference L-0001", "Age 14 years", "Level of risk High – judged by the hub manager", "Social worker Sam Example", "Team manager Terry Example", "Next due Visit, Tue 7 April 2026"],
            bar.QuerySelectorAll("dl > div").Select(fact => $"{fact.QuerySelector("dt")!.TextContent} {fact.QuerySelector("dd")!.TextContent}"));
    }

    [Fact]
    public async Task A_table_takes_plain_rows_and_leaves_other_tables_alone()
    {
        var page = await Get("/parts");
        var box = page.QuerySelector(".lantern-scroll")!;
        Assert.Equal("What we owe", box.QuerySelector("table.govuk-table > caption")!.TextContent);
        Assert.Equal(6, box.QuerySelectorAll("thead th[scope=col]").Length);
        Assert.Equal("ascending", box.QuerySelector("thead th")!.GetAttribute("aria-sort"));
        Assert.Equal(["AB", "CD", "EF"], box.QuerySelectorAll("tbody th[scope=row]").Select(cell => cell.TextContent));
        Assert.Equal(["3", "0", "0"], box.QuerySelectorAll("tbody .govuk-table__cell--numeric").Select(cell => cell.TextContent));
        Assert.Equal("<td class=\"plain\" colspan=\"2\">left alone</td>", page.QuerySelector("td.plain")!.OuterHtml);
    }

    [Fact]
    public async Task Facts_steps_moments_and_places_come_in_the_order_written()
    {
        var page = await Get("/parts");
        Assert.Equal(["Date of birth", "What you are worried about"], page.QuerySelectorAll(".govuk-summary-list__key").Select(key => key.TextContent));
        Assert.Equal("Change date of birth (Check your answers)", page.QuerySelector(".govuk-summary-list__actions a")!.TextContent);
        Assert.Equal("Change (Check your answers)", page.QuerySelector(".govuk-summary-card__actions a")!.TextContent);
        Assert.Equal(["Visit made", "Referral received"], page.QuerySelectorAll("h3.moj-timeline__title").Select(title => title.TextContent));
        Assert.Equal("2026-04-07T14:30", page.QuerySelector(".moj-timeline time")!.GetAttribute("datetime"));
        Assert.Equal("Front sheet", page.QuerySelector(".moj-sub-navigation [aria-current=page]")!.TextContent);
        Assert.Equal(["Practice", "Clocks"], page.QuerySelectorAll(".govuk-breadcrumbs__list-item").Select(crumb => crumb.TextContent));
        Assert.Equal(["1", "⋯", "4", "5", "6", "⋯", "12"], page.QuerySelectorAll(".govuk-pagination__item").Select(item => item.TextContent));
    }

    [Fact]
    public void The_sheet_holds_nothing_that_belongs_to_gov_uk_and_asks_for_no_file_that_is_not_there()
    {
        var wwwroot = LookHost.Wwwroot();
        var sheet = File.ReadAllText(Path.Combine(wwwroot, "lantern.css"));
        Assert.All(new[] { "GDS Transport", "@font-face", "crown", "crest" }, word => Assert.DoesNotContain(word, sheet, StringComparison.OrdinalIgnoreCase));
        var asked = System.Text.RegularExpressions.Regex.Matches(sheet, @"url\([""']?(?!data:)([^)""']+)").Select(match => match.Groups[1].Value).Distinct();
        Assert.All(asked, file => Assert.True(File.Exists(Path.Combine(wwwroot, file)), file));
    }

    private async Task<IHtmlDocument> Get(string path)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        return await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }
}
