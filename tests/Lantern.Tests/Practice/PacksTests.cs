using Lantern.Practice;
using NodaTime;

namespace Lantern.Tests.Practice;

/// <summary>Packs put together: whole items replaced or dropped, nothing merged.</summary>
public class PacksTests
{
    private static readonly string Replaced = Shelf.Clock.Replace("within: 1 working-days", "within: 2 days", StringComparison.Ordinal);

    [Fact]
    public void An_authority_has_what_it_builds_on()
    {
        var pack = Shelf.With(Shelf.Authority("bradford")).Find("bradford")!;
        Assert.Equal("england", pack.Clocks["decide"].Pack);
        Assert.Equal(["england"], pack.BuildsOn);
        Assert.Equal(new LocalDate(2026, 4, 7), pack.Calendar.After(new LocalDate(2026, 4, 2), 1));
    }

    [Fact]
    public void An_item_with_the_same_id_replaces_the_whole_item()
    {
        var packs = Shelf.With(Shelf.Authority("bradford"), Shelf.Text("bradford/clocks/decide.yaml", Replaced));
        Assert.Equal(new Span(2, Unit.Days), packs.Find("bradford")!.Clocks["decide"].Within[0]);
        Assert.Equal(new Span(1, Unit.WorkingDays), packs.Find("england")!.Clocks["decide"].Within[0]);
    }

    [Fact]
    public void Without_drops_an_item()
    {
        var packs = Shelf.With(Shelf.Authority("bradford", "builds-on: [england]\nwithout: [decide]"));
        Assert.Empty(packs.Find("bradford")!.Clocks);
        Assert.Single(packs.Find("england")!.Clocks);
    }

    [Theory]
    [InlineData("[bath, bradford, england]")]
    [InlineData("[bath, bradford]")]
    [InlineData("[england, bath, bradford]")]
    public void What_an_authority_replaced_is_not_hidden_by_what_another_inherits(string buildsOn)
    {
        var packs = Shelf.With(
            Shelf.Authority("bath"), Shelf.Authority("bradford"), Shelf.Text("bradford/clocks/decide.yaml", Replaced),
            Shelf.Authority("hub", "builds-on: " + buildsOn));
        Assert.Equal("bradford", packs.Find("hub")!.Clocks["decide"].Pack);
    }

    [Fact]
    public void Of_two_authorities_the_one_named_first_wins()
    {
        var packs = Shelf.With(
            Shelf.Authority("bath"), Shelf.Text("bath/clocks/decide.yaml", Shelf.Clock),
            Shelf.Authority("bradford"), Shelf.Text("bradford/clocks/decide.yaml", Replaced),
            Shelf.Authority("hub", "builds-on: [bradford, bath, england]"));
        Assert.Equal("bradford", packs.Find("hub")!.Clocks["decide"].Pack);
        Assert.Equal(["bradford", "bath", "england"], packs.Find("hub")!.BuildsOn);
    }

    [Fact]
    public void One_more_file_is_one_more_tool()
    {
        var tool = Shelf.Tool.Replace("id: sample", "id: another", StringComparison.Ordinal);
        Assert.Equal(["sample"], Shelf.With().Find("england")!.Tools.Keys);
        var packs = Shelf.With(Shelf.Text("england/tools/another.yaml", tool), Shelf.Authority("bradford"));
        Assert.Equal(["another", "sample"], packs.Find("bradford")!.Tools.Keys.Order());
    }

    [Fact]
    public void An_edition_that_was_replaced_stays_on_the_shelf()
    {
        var packs = Shelf.With(
            Shelf.Authority("bradford", edition: "2026-11"), Shelf.Text("bradford/clocks/decide.yaml", Replaced),
            Shelf.Authority("bradford", edition: "2025-04", folder: "bradford@2025-04"));
        Assert.Equal("2026-11", packs.Find("bradford")!.Edition);
        Assert.Equal(new Span(2, Unit.Days), packs.Edition("bradford@2026-11")!.Clocks["decide"].Within[0]);
        Assert.Equal(new Span(1, Unit.WorkingDays), packs.Edition("bradford@2025-04")!.Clocks["decide"].Within[0]);
        Assert.Null(packs.Edition("bradford@2024-01"));
        Assert.Equal(["bradford", "england"], packs.All.Select(pack => pack.Id));
    }

    [Fact]
    public void A_path_may_be_written_the_other_way_round() =>
        Assert.Single(Packs.Load([.. Shelf.England.Select(text => text with { Path = text.Path.Replace('/', '\\') })]).All);
}
