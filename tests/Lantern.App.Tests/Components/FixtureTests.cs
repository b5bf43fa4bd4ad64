using System.Text.Json;

namespace Lantern.App.Tests.Components;

/// <summary>Each part is held against the examples that GOV.UK Frontend 6.6.0 ships with its components.</summary>
public sealed class FixtureTests
{
    private static readonly IReadOnlyList<Fixture> All = [.. DrawnFromFixtures.Parts.Keys.Order(StringComparer.Ordinal).SelectMany(Load)];

    /// <summary>What our parts leave out, and why. A fixture that uses one of these is not held; every other fixture is.</summary>
    private static readonly IReadOnlyList<LeftOut> Unsupported =
    [
        new("button", "isStartButton", "start pages are for services that the public comes to from a guide"),
        new("character-count", "textareaDescriptionText", "Lantern speaks English; the wording is the component's own"),
        new("character-count", "charactersAtLimitText", "the same, with all its other wordings"),
        new("checkboxes", "items[] (a hole)", "our lists have no holes, and ids count what is there"),
        new("input", "inputWrapper", "nothing of ours styles the box round an input with a prefix"),
        new("panel", "actions", "actions belong to the interruption card, which we do not use"),
        new("radios", "items[] (a hole)", "our lists have no holes, and ids count what is there"),
        new("service-navigation", "slots", "what others put into the slots stands in our own header"),
        new("task-list", "items[] (a hole)", "our lists have no holes, and ids count what is there"),
    ];

    public static TheoryData<string, string> Held() =>
        [.. All.Where(fixture => !IsLeftOut(fixture)).Select(fixture => new TheoryDataRow<string, string>(fixture.Component, fixture.Name))];

    [Theory]
    [MemberData(nameof(Held))]
    public void A_part_is_drawn_as_its_fixture_draws_it(string component, string name)
    {
        var fixture = All.Single(one => one.Component == component && one.Name == name);
        var drawn = DrawnFromFixtures.Parts[component](Given.Of(fixture.Options));
        Assert.Equal(HtmlTree.Normalise(fixture.Html), HtmlTree.Normalise(drawn?.ToString() ?? ""));
    }

    [Fact]
    public void No_option_of_a_fixture_is_passed_over_in_silence()
    {
        var passedOver = All.Where(fixture => !IsLeftOut(fixture)).SelectMany(fixture =>
        {
            var given = Given.Of(fixture.Options);
            DrawnFromFixtures.Parts[fixture.Component](given);
            return given.Unread().Select(key => $"{fixture.Component} “{fixture.Name}”: {key}");
        });
        Assert.Empty(passedOver);
    }

    [Fact]
    public void Every_line_of_what_is_left_out_leaves_something_out()
    {
        Assert.All(Unsupported, line => Assert.Contains(All, fixture => fixture.Component == line.Component && Uses(fixture, line.Key)));
    }

    [Fact]
    public void Nearly_all_fixtures_are_held()
    {
        var held = All.Count(fixture => !IsLeftOut(fixture));
        Console.WriteLine($"GOV.UK Frontend fixtures held: {held} of {All.Count}, of {DrawnFromFixtures.Parts.Count} components.");
        foreach (var component in All.GroupBy(fixture => fixture.Component))
        {
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{component.Key}: {component.Count(fixture => !IsLeftOut(fixture))} of {component.Count()}");
        }
        Assert.True(held * 100 >= All.Count * 95, $"only {held} of {All.Count}");
    }

    private static bool IsLeftOut(Fixture fixture) =>
        Unsupported.Any(line => line.Component == fixture.Component && Uses(fixture, line.Key));

    private static bool Uses(Fixture fixture, string key) => Given.Of(fixture.Options).Keys().Contains(key);

    private static IEnumerable<Fixture> Load(string component)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Components", "fixtures", "vendor", $"{component}.json");
        var file = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        return file.GetProperty("fixtures").EnumerateArray().Select(fixture => new Fixture(
            component,
            fixture.GetProperty("name").GetString()!,
            fixture.GetProperty("options"),
            fixture.GetProperty("html").GetString()!));
    }

    private sealed record Fixture(string Component, string Name, JsonElement Options, string Html);

    private sealed record LeftOut(string Component, string Key, string Because);
}
